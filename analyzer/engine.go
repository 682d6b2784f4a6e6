package analyzer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// An Engine runs rules. It is made once for a run, never changes, and may be used from any number of goroutines.
type Engine struct {
	Rules []*Rule // in the order of their ids; a Judgement refers to them by index
	early []int
	late  []int
	site  []int

	earlyOf, lateOf map[page.Type][]int // those of them that concern a type of page

	own        []OwnCategory
	categories []string
}

// NewEngine sorts the rules by the time at which they can run. own are the categories of packs, each name once.
func NewEngine(rules []*Rule, own ...OwnCategory) *Engine {
	e := &Engine{Rules: rules}
	e.weigh(own)
	for i, r := range rules {
		switch {
		case r.Site != nil:
			e.site = append(e.site, i)
		case r.Late:
			e.late = append(e.late, i)
		default:
			e.early = append(e.early, i)
		}
	}
	e.earlyOf, e.lateOf = e.byType(e.early), e.byType(e.late)
	return e
}

// byType lists, for each type of page, which of the rules concern it.
func (e *Engine) byType(which []int) map[page.Type][]int {
	m := make(map[page.Type][]int, len(page.Types))
	for _, t := range append([]page.Type{""}, page.Types...) {
		var of []int
		for _, i := range which {
			if e.Rules[i].Concerns(t) {
				of = append(of, i)
			}
		}
		m[t] = of
	}
	return m
}

// concerning are the rules that concern a type of page; a type that is none of page.Types has those that concern every page.
func concerning(rules map[page.Type][]int, t page.Type) []int {
	if of, ok := rules[t]; ok {
		return of
	}
	return rules[""]
}

// A Judgement is what the page rules said of one page. Rules that passed or that do not concern the type of the page
// leave no trace in it.
type Judgement struct {
	Findings []Finding
	NA       Bits // by index into Engine.Rules: could not concern this page
	Unknown  Bits // could not tell
	Broken   []Broken
}

// Broken is a failure of a rule, not of the site.
type Broken struct {
	Rule  string
	URL   string
	Error string
}

// Bits is a set of small numbers, as bytes; the zero value is empty.
type Bits string

// Has reports whether i is in the set.
func (b Bits) Has(i int) bool { return i>>3 < len(b) && b[i>>3]&(1<<(i&7)) != 0 }

// merge is the union of two sets.
func (b Bits) merge(c Bits) Bits {
	if len(b) < len(c) {
		b, c = c, b
	}
	if len(c) == 0 {
		return b
	}
	u := []byte(b)
	for i := range len(c) {
		u[i] |= c[i]
	}
	return Bits(u)
}

// Judge runs the page rules that need no more than the page itself.
func (e *Engine) Judge(p *page.Page) Judgement { return e.run(concerning(e.earlyOf, p.Type), p, nil) }

// JudgeLate adds what the rules say that read the site as well.
func (e *Engine) JudgeLate(j Judgement, p *page.Page, site *Site) Judgement {
	l := e.run(concerning(e.lateOf, p.Type), p, site)
	return Judgement{
		Findings: append(j.Findings, l.Findings...),
		NA:       j.NA.merge(l.NA),
		Unknown:  j.Unknown.merge(l.Unknown),
		Broken:   append(j.Broken, l.Broken...),
	}
}

func (e *Engine) run(which []int, p *page.Page, site *Site) Judgement {
	var j Judgement
	var na, unknown []byte
	size := (len(e.Rules) + 7) / 8
	ctx := Context{Page: p, Site: site}
	defer ctx.release()
	for _, i := range which {
		r := e.Rules[i]
		switch res := r.check(&ctx); {
		case res.Err != nil:
			j.Broken = append(j.Broken, Broken{r.ID, p.URL, res.Err.Error()})
			unknown = set(unknown, i, size)
		case res.Status == NotApplicable:
			na = set(na, i, size)
		case res.Status == Unknown:
			unknown = set(unknown, i, size)
		case res.Status == Fail:
			j.Findings = append(j.Findings, r.finding(p, res))
		}
	}
	j.NA, j.Unknown = Bits(na), Bits(unknown)
	return j
}

func set(b []byte, i, size int) []byte {
	if b == nil {
		b = make([]byte, size)
	}
	b[i>>3] |= 1 << (i & 7)
	return b
}

// Check runs one page rule on one page, guards included. A rule that panics is a broken rule, never a crash.
func (r *Rule) Check(p *page.Page, site *Site) Result {
	ctx := Context{Page: p, Site: site}
	defer ctx.release()
	return r.check(&ctx)
}

// check runs the rule in a context that it shares with the rules before and after it.
func (r *Rule) check(ctx *Context) (res Result) {
	if !r.Speaks(ctx.Page.Language) {
		return CannotTell()
	}
	defer func() {
		if x := recover(); x != nil {
			res = Result{Err: fmt.Errorf("rule %s stopped: %v", r.ID, x)}
		}
	}()
	ctx.Params = r.Params
	return r.Page(ctx)
}

// Speaks reports whether the rule has a lexicon for the language.
func (r *Rule) Speaks(language string) bool {
	if len(r.Languages) == 0 {
		return true
	}
	for _, l := range r.Languages {
		if l == language {
			return true
		}
	}
	return false
}

// finding turns a failed result into a finding within its limits.
func (r *Rule) finding(p *page.Page, res Result) Finding {
	f := Finding{Rule: r.ID, URL: p.URL, Loss: res.Loss, Confidence: res.Confidence, Count: res.Count, Values: res.Values, Evidence: res.Evidence}
	f.bound()
	return f
}

// bound fills the defaults of a finding and keeps it within its limits.
func (f *Finding) bound() {
	if f.Loss <= 0 || f.Loss > 1 {
		f.Loss = 1
	}
	if f.Confidence <= 0 || f.Confidence > 1 {
		f.Confidence = 1
	}
	if f.Count == 0 {
		f.Count = max(1, len(f.Evidence))
	}
	if len(f.Evidence) > MaxEvidence {
		f.Evidence = f.Evidence[:MaxEvidence:MaxEvidence]
	}
	for i := range f.Evidence {
		f.Evidence[i].Quote = Quote(f.Evidence[i].Quote)
	}
	if len(f.Related) > MaxRelated {
		f.Related = f.Related[:MaxRelated:MaxRelated]
	}
}

// Quote cuts a text to MaxQuote runes, on one line.
func Quote(s string) string {
	if strings.ContainsAny(s, "\n\r\t") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if utf8.RuneCountInString(s) <= MaxQuote {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == MaxQuote {
			return s[:i] + "…"
		}
	}
	return s
}

// A Round is one pass of the site rules over the stored pages.
type Round struct {
	engine *Engine
	site   *Site
	checks []SiteCheck // by position in engine.site; nil once broken
	Broken []Broken
}

// Begin starts the site rules.
func (e *Engine) Begin(site *Site) *Round {
	site.Calls = newCallBook(site)
	r := &Round{engine: e, site: site, checks: make([]SiteCheck, len(e.site))}
	for k, i := range e.site {
		r.guard(k, "", func() { r.checks[k] = e.Rules[i].Site(site) })
	}
	return r
}

// Page shows one page to every site rule.
func (r *Round) Page(i int32, p *page.Page) {
	r.site.Assets.see(i, p)
	r.site.Calls.see(i, p)
	for k, c := range r.checks {
		if c != nil {
			r.guard(k, p.URL, func() { c.Page(i, p) })
		}
	}
}

// An Undecided site check could not tell.
type Undecided interface{ Unknown() bool }

// A Stopped site check could not go on: its rule is broken.
type Stopped interface{ Err() error }

// Finish asks every site rule for its findings, in the order of the rules. unknown holds the indices of rules that
// could not tell.
func (r *Round) Finish() (findings []Finding, unknown []int) {
	for k, i := range r.engine.site {
		c := r.checks[k]
		if c == nil {
			unknown = append(unknown, i)
			continue
		}
		var fs []Finding
		r.guard(k, "", func() { fs = c.Findings() })
		if s, ok := c.(Stopped); ok && r.checks[k] != nil && s.Err() != nil {
			r.checks[k] = nil
			r.Broken = append(r.Broken, Broken{r.engine.Rules[i].ID, "", s.Err().Error()})
		}
		if r.checks[k] == nil {
			unknown = append(unknown, i)
			continue
		}
		if u, ok := c.(Undecided); ok && len(fs) == 0 && u.Unknown() {
			unknown = append(unknown, i)
		}
		total := 0.0
		for x := range fs {
			fs[x].Rule = r.engine.Rules[i].ID
			fs[x].bound()
			total += fs[x].Weight()
		}
		for x := range fs {
			if total > 1 {
				fs[x].Loss /= total
			}
		}
		findings = append(findings, fs...)
	}
	return findings, unknown
}

// guard runs one step of site rule k; when it panics the rule is broken and runs no more.
func (r *Round) guard(k int, url string, step func()) {
	defer func() {
		if x := recover(); x != nil {
			r.checks[k] = nil
			id := r.engine.Rules[r.engine.site[k]].ID
			r.Broken = append(r.Broken, Broken{id, url, fmt.Sprintf("rule %s stopped: %v", id, x)})
		}
	}()
	step()
}
