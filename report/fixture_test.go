package report

import (
	"fmt"
	"iter"
	"sort"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A fault is a rule of a made-up audit with the pages it was found on.
type fault struct {
	id, category          string
	severity              analyzer.Severity
	owner, effort, remedy string
	weight                float64
	title, failure, why   string
	fix, message, quote   string
	selector              string
	on                    func(i int, t page.Type) bool // nil: a finding of the site
	each                  float64                       // points a page, or of the site
	confidence            float64
	related               []int
	unknown               int
}

// A made is the recipe of a document.
type made struct {
	site, name, lang string
	model            page.Model
	pages            []madePage
	faults           []fault
	good             []fault
	outcomes         []Outcome
}

type madePage struct {
	path, title string
	typ         page.Type
}

// maxima are the points that each category can give in the made-up audits.
var maxima = map[string]float64{
	"clarity": 8, "freshness": 2, "cta": 9, "form": 6, "channel": 3, "offer": 10, "brand": 3, "trust": 9, "contact": 7,
	"service": 3, "relations": 1, "research": 1, "layout": 5, "performance": 3, "accessibility": 1.5, "images": 2,
	"promotion": 5, "seo": 6, "indexing": 7, "links": 5, "duplicates": 2, "structured-data": 1.5,
}

// document builds the report of a recipe. The points add up: what the findings cost is what the score lacks.
func (m *made) document() *Document {
	d := &Document{
		Schema: Schema, Language: m.lang, Tool: Tool{"assay", "v0.1.0"}, Site: m.site, Name: m.name,
		Run: Run{Number: 3, Seconds: 84.2, Requests: len(m.pages) + 41, Unchanged: 12}, State: Complete,
		Started: time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), Finished: time.Date(2026, 11, 20, 8, 31, 24, 0, time.UTC),
		Profile: Profile{Model: m.model, ModelConfidence: 0.86, Languages: []string{m.lang}, RuleSet: "5d41402abc4b2a76",
			Rules: len(m.faults) + len(m.good), ModelReasons: []string{}},
	}
	pages := m.judged(d)
	m.score(d, pages)
	d.Pages = func(yield func(*Page, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
	d.Outcomes = func(yield func(*Outcome, error) bool) {
		for i := range m.outcomes {
			if !yield(&m.outcomes[i], nil) {
				return
			}
		}
	}
	return d
}

func (m *made) judged(d *Document) []*Page {
	var pages []*Page
	for i, mp := range m.pages {
		p := &Page{URL: m.site[:len(m.site)-1] + mp.path, Status: 200, Type: mp.typ, Depth: min(i, 3), Outcome: page.Audited,
			Title: mp.title, Language: m.lang, Indexable: true, Words: 180 + i*37%900, Inlinks: 40 - i%40}
		lost := 0.0
		for k := range m.faults {
			f := &m.faults[k]
			if f.on == nil || !f.on(i, mp.typ) {
				continue
			}
			lost += f.weight
			p.Points += f.each
			p.Findings = append(p.Findings, f.finding())
		}
		p.Score = max(4, 100-lost*2.2)
		pages = append(pages, p)
	}
	for k := range m.faults {
		f := &m.faults[k]
		if f.on != nil {
			continue
		}
		x := f.finding()
		for _, i := range f.related {
			x.Related = append(x.Related, pages[i].URL)
		}
		x.Count = max(1, len(x.Related))
		d.Findings = append(d.Findings, x)
	}
	return pages
}

func (f *fault) finding() Finding {
	c := f.confidence
	if c == 0 {
		c = 1
	}
	return Finding{Rule: f.id, Severity: f.severity, Category: f.category, Message: f.message, Points: f.each, Confidence: c,
		Count: 1, Evidence: []analyzer.Evidence{{Quote: f.quote, Selector: f.selector}}}
}

func (m *made) score(d *Document, pages []*Page) {
	lost := map[string][]Lost{}
	types := map[page.Type]*TypeCount{}
	for _, p := range pages {
		if types[p.Type] == nil {
			types[p.Type] = &TypeCount{Type: p.Type}
		}
		types[p.Type].Pages++
		types[p.Type].Score += p.Score
	}
	for k := range m.faults {
		f := &m.faults[k]
		n, total := 0, 0.0
		var urls []string
		for i, p := range pages {
			if f.on != nil && f.on(i, p.Type) {
				n++
				total += f.each
				if len(urls) < 5 {
					urls = append(urls, p.URL)
				}
			}
		}
		if f.on == nil {
			total = f.each
		}
		lost[f.category] = append(lost[f.category], Lost{f.id, total, n})
		d.Rules = append(d.Rules, f.rule(n, len(pages), total))
		if f.weight > 0 {
			h := map[string]float64{"S": 1, "M": 4, "L": 16}[f.effort]
			d.Fixes = append(d.Fixes, Fix{Rule: f.id, Title: f.failure, Gain: total, Owner: f.owner, Effort: f.effort, Hours: h,
				Remedy: f.remedy, Severity: f.severity, Pages: max(n, len(f.related)), URLs: urls, Priority: total / h})
		}
		switch f.severity {
		case analyzer.Error:
			d.Counts.Findings.Error += max(1, n)
		case analyzer.Warning:
			d.Counts.Findings.Warning += max(1, n)
		default:
			d.Counts.Findings.Notice += max(1, n)
		}
	}
	for k := range m.good {
		f := &m.good[k]
		d.Rules = append(d.Rules, f.rule(0, len(pages), 0))
		d.Strengths = append(d.Strengths, Strength{f.id, f.title, len(pages), f.weight})
	}
	sort.SliceStable(d.Fixes, func(i, j int) bool { return d.Fixes[i].Priority > d.Fixes[j].Priority })
	d.Views = madeViews(m.site)
	m.close(d, lost)
	for _, t := range page.Types {
		if c := types[t]; c != nil {
			c.Score /= float64(c.Pages)
			d.Counts.Types = append(d.Counts.Types, *c)
		}
	}
	m.count(d, len(pages))
}

// count says what became of every URL.
func (m *made) count(d *Document, pages int) {
	d.Counts.Audited, d.Counts.Found = pages, pages+len(m.outcomes)
	d.Counts.Languages = []LanguageCount{{m.lang, pages}}
	for _, o := range m.outcomes {
		switch o.Outcome {
		case page.Redirected:
			d.Counts.Redirected++
		case page.Asset:
			d.Counts.Assets++
		case page.ErrorPage:
			d.Counts.Errors++
		case page.Failed:
			d.Counts.Failed++
		case page.Skipped:
			d.Counts.Skipped++
		case page.NotReached:
			d.Counts.NotReached++
		}
	}
}

func (f *fault) rule(n, judged int, points float64) Rule {
	return Rule{ID: f.id, Title: f.title, Failure: f.failure, Why: f.why, Fix: f.fix, Owner: f.owner, Effort: f.effort,
		Category: f.category, Severity: f.severity, Weight: f.weight, Pages: n, Judged: judged, Unknown: f.unknown, Points: points,
		Refs: []string{"https://developers.google.com/search/docs"}}
}

// close adds the account up.
func (m *made) close(d *Document, lost map[string][]Lost) {
	s := &d.Score
	s.Overall, s.Coverage = 100, 0.94
	for _, h := range analyzer.Headings {
		x := Heading{ID: h.ID, Title: h.Title[m.lang]}
		for _, name := range h.Categories {
			c := Category{Name: name, Title: name, Heading: h.ID, Max: maxima[name], Points: maxima[name], Lost: lost[name]}
			if c.Max == 0 {
				continue
			}
			for _, l := range c.Lost {
				c.Points -= l.Points
			}
			if c.Points < 0 {
				panic(fmt.Sprintf("%s: category %s loses more than it has", m.name, name))
			}
			x.Max += c.Max
			x.Lost += c.Max - c.Points
			x.Findings += len(c.Lost)
			s.Categories = append(s.Categories, c)
		}
		x.Score = 100 * (1 - x.Lost/x.Max)
		s.Overall -= x.Lost
		s.Headings = append(s.Headings, x)
	}
	s.Band = analyzer.Band(s.Overall)
	s.Indices = []Index{{"sales-force", "Sales force", 61.3}, {"credibility", "Credibility", 72.8}, {"spread", "Spread", 80.1}}
}

// of says that a fault stands on every page of the types.
func of(types ...page.Type) func(int, page.Type) bool {
	return func(_ int, t page.Type) bool {
		for _, x := range types {
			if x == t {
				return true
			}
		}
		return false
	}
}

// every says that a fault stands on every nth page.
func every(n, from int) func(int, page.Type) bool {
	return func(i int, _ page.Type) bool { return i >= from && (i-from)%n == 0 }
}

// slice streams values as a store does.
func slice[T any](vs []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range vs {
			if !yield(&vs[i], nil) {
				return
			}
		}
	}
}
