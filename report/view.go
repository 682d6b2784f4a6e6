package report

import (
	"math"
	"net/url"
	"sort"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

const (
	topFixes     = 10
	maxFixes     = 200
	topStrengths = 16
	dialLength   = 540.35 // circumference of the dial
)

// A view is what the templates of the HTML report read: the document, and what has to be worked out from it.
type view struct {
	sheet
	Doc      *Document
	Tool     string
	Name     string
	SiteLink related
	Judged   bool
	Band     string
	Dial     string
	Verdict  string
	Promise  string
	Notes    []string
	Headings []headingView

	LanguageList string
	FixesIntro   string
	Curve        *curve
	TopFixes     []fixView
	RestFixes    []fixView
	CutFixes     int

	Groups        []group
	Strengths     []Strength
	MoreStrengths []Strength
	Gates         []gateView
	Rows          []*pageRow
	RowsIntro     string
	Ledger        string
	Unseen        []unseenView
	Reasons       []reasonView
	Waterfall     []step
	Sum           string
	Accounts      []account
	Glossary      []term
	Problems      []resourceView
	MoreProblems  int

	c     catalogue
	rules map[string]*Rule
}

// A bar is a stretch of a bar of 100 units.
type bar struct{ X, W string }

type headingView struct {
	Heading
	Bar    bar
	Anchor string
}

type fixView struct {
	Fix
	Rank   int
	After  float64
	Anchor string
}

type gateView struct {
	Gate
	Title, Anchor string
}

type term struct{ Term, Text string }

func newView(d *Document, g *digest, c catalogue) *view {
	v := &view{Doc: d, c: c, Name: siteName(d), Judged: d.State != Empty && d.Counts.Audited > 0, Band: d.Score.Band,
		rules: make(map[string]*Rule, len(d.Rules))}
	for i := range d.Rules {
		v.rules[d.Rules[i].ID] = &d.Rules[i]
	}
	v.sheet = newSheet(c, d.Brand, hostOf(d.Site))
	v.Tool = quote(strings.TrimSpace(d.Tool.Name + " " + d.Tool.Version))
	v.SiteLink = related{href(d.Site), address(d.Site, "")}
	v.Dial = svgNumber(math.Max(0, math.Min(100, d.Score.Overall)) / 100 * dialLength)
	v.LanguageList = v.languageList()
	v.headings()
	v.fixes()
	v.Verdict, v.Promise, v.Notes = v.verdict(), v.promise(), v.notes()
	v.Groups = v.groups(g)
	v.strengths()
	v.gates()
	v.pages(g)
	v.reasons(g)
	v.resources()
	v.unseen()
	v.account()
	v.glossary()
	return v
}

// siteName is how the site is called in the report: its own name, else its host.
func siteName(d *Document) string {
	if n := quote(d.Name); n != "" {
		return n
	}
	return hostOf(d.Site)
}

func hostOf(site string) string {
	if u, err := url.Parse(site); err == nil && u.Host != "" {
		return quote(u.Host)
	}
	return quote(site)
}

// Link is the link for a URL of the site.
func (v *view) Link(raw string) related { return related{href(raw), address(raw, v.Doc.Site)} }

func (v *view) languageList() string {
	var names []string
	for _, l := range v.Doc.Profile.Languages {
		names = append(names, v.c.word("language", l))
		if len(names) == 6 {
			break
		}
	}
	if names == nil {
		return "–"
	}
	return strings.Join(names, v.c.text("list.separator"))
}

func (v *view) headings() {
	if !v.Judged {
		return
	}
	for _, h := range v.Doc.Score.Headings {
		v.Headings = append(v.Headings, headingView{h, barOf(0, h.Score), anchor("area", h.ID)})
	}
}

func barOf(from, to float64) bar {
	from, to = math.Max(0, math.Min(100, from)), math.Max(0, math.Min(100, to))
	return bar{svgNumber(from), svgNumber(math.Max(0, to-from))}
}

// fixes lays out the work with the score that results after each piece of it.
func (v *view) fixes() {
	after := v.Doc.Score.Overall
	for i, f := range v.Doc.Fixes {
		if i == maxFixes {
			v.CutFixes = len(v.Doc.Fixes) - maxFixes
			break
		}
		after = math.Min(100, after+f.Gain)
		x := fixView{f, i + 1, after, anchor("rule", f.Rule)}
		if f.Rule == "" { // a page type that the site lacks
			x.Anchor = "gaps"
		}
		if i < topFixes {
			v.TopFixes = append(v.TopFixes, x)
		} else {
			v.RestFixes = append(v.RestFixes, x)
		}
	}
	v.FixesIntro = v.c.text("fixes.intro")
	v.Curve = v.curve()
}

func (v *view) Fixes() bool { return len(v.TopFixes) > 0 }

func (v *view) strengths() {
	all := append([]Strength(nil), v.Doc.Strengths...)
	sort.SliceStable(all, func(i, j int) bool { return all[i].Weight > all[j].Weight })
	n := min(len(all), topStrengths)
	v.Strengths, v.MoreStrengths = all[:n], all[n:]
}

func (v *view) gates() {
	for _, g := range v.Doc.Score.Gates {
		v.Gates = append(v.Gates, gateView{g, v.failure(g.Rule), anchor("rule", g.Rule)})
	}
}

// failure is the wording of a rule's bad state, or its id.
func (v *view) failure(id string) string {
	if r := v.rules[id]; r != nil && r.Failure != "" {
		return r.Failure
	}
	return id
}

func (v *view) pages(g *digest) {
	v.Rows = g.rows
	v.RowsIntro = v.c.text("pages.all", "n", g.total)
	if g.total > len(g.rows) {
		v.RowsIntro = v.c.text("pages.worst", "shown", len(g.rows), "n", g.total)
	}
}

func (v *view) glossary() {
	for _, k := range []string{"conversion", "cta", "selling", "lead", "landing", "force", "credibility", "spread", "index",
		"completion", "finding", "coverage", "gate", "indexable"} {
		v.Glossary = append(v.Glossary, term{v.c.text("term." + k), v.c.text("term." + k + ".text")})
	}
}

// anchor makes the id of an element from the id of a rule or a heading.
func anchor(kind, id string) string {
	b := []byte(kind + "-")
	for i := 0; i < len(id) && i < 100; i++ {
		c := id[i]
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b = append(b, c)
		} else {
			b = append(b, '-')
		}
	}
	return string(b)
}

// headingOf is the heading that a category belongs to; that of a pack says so in the account, and categories that nobody
// knows stand under the last one.
func (v *view) headingOf(category string) string {
	for i := range v.Doc.Score.Categories {
		if c := &v.Doc.Score.Categories[i]; c.Name == category && c.Heading != "" {
			return c.Heading
		}
	}
	for _, h := range analyzer.Headings {
		for _, c := range h.Categories {
			if c == category {
				return h.ID
			}
		}
	}
	return analyzer.Headings[len(analyzer.Headings)-1].ID
}

// Category is the name of a category: ours in our words, that of a pack in the pack's.
func (v *view) Category(name string) string {
	if s, ok := v.c.lookup("category." + name); ok {
		return s
	}
	for i := range v.Doc.Score.Categories {
		if c := &v.Doc.Score.Categories[i]; c.Name == name && c.Title != "" {
			return quote(c.Title)
		}
	}
	return quote(name)
}

// headingNames are the ids of the six headings in the order of every report.
func headingNames() []string {
	ids := make([]string, len(analyzer.Headings))
	for i, h := range analyzer.Headings {
		ids[i] = h.ID
	}
	return ids
}
