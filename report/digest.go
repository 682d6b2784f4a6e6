package report

import (
	"container/heap"
	"fmt"
	"sort"
	"strings"

	"github.com/siteassay/assay/page"
)

// What a rendering for people keeps of a site of any size. The true totals stand beside every list that is cut.
const (
	maxPageRows = 500 // rows of the table of pages, the costliest first
	maxExamples = 20  // pages named for one rule
	maxQuotes   = 3   // pieces of evidence shown for one page
	maxReasons  = 100 // groups of URLs that were not judged
	maxURLs     = 5   // examples of one group
)

// A digest is what one pass over the streams leaves for the renderings that people read. Its size does not depend on
// the size of the site: at most maxPageRows pages, maxExamples pages a rule, maxURLs URLs a reason.
type digest struct {
	rows    pageHeap
	total   int // pages
	rules   map[string]*ruleDigest
	reasons []*reasonDigest // most frequent first
	others  int             // outcomes
}

// A pageRow is one line of the table of pages. Text is ready to be shown.
type pageRow struct {
	seq                            int
	URL, Href, Address             string
	Title, Lang                    string
	Type                           page.Type
	Status, Depth, Words, Findings int
	Errors                         int
	Score, Points                  float64
	Indexable                      bool
}

// A ruleDigest is what the pages say of one rule.
type ruleDigest struct {
	id       string
	category string
	pages    int // with a finding
	findings int
	points   float64
	examples []example // costliest first
}

// An example is one page or the site with the findings of one rule.
type example struct {
	seq                  int
	Site                 bool
	Href, Address, Title string
	Lang                 string
	Message              string
	Points, Confidence   float64
	Quotes               []quoted
	More                 int // further pieces of evidence
	Related              []related
	RelatedMore          int
}

// A quoted is one piece of evidence.
type quoted struct{ Text, Selector, Href, Address string }

// A related is a page that a finding of the site concerns.
type related struct{ Href, Address string }

// A reasonDigest groups the URLs that were not judged for one reason.
type reasonDigest struct {
	outcome page.Outcome
	reason  string
	status  int // of error answers
	count   int
	urls    []unjudgedURL
}

// An unjudgedURL is an example of a reasonDigest.
type unjudgedURL struct{ Href, Address, Detail, Referrer string }

// digestOf reads both streams once.
func digestOf(d *Document) (*digest, error) {
	g := &digest{rules: map[string]*ruleDigest{}}
	for i := range d.Findings {
		g.finding(d, &d.Findings[i], -1, nil)
	}
	if d.Pages != nil {
		for p, err := range d.Pages {
			if err != nil {
				return nil, fmt.Errorf("read the pages: %w", err)
			}
			g.page(d, p)
		}
	}
	if d.Outcomes != nil {
		for o, err := range d.Outcomes {
			if err != nil {
				return nil, fmt.Errorf("read the outcomes: %w", err)
			}
			g.outcome(d, o)
		}
	}
	sort.Slice(g.rows, func(i, j int) bool { return g.rows[i].before(g.rows[j]) })
	sort.SliceStable(g.reasons, func(i, j int) bool {
		a, b := g.reasons[i], g.reasons[j]
		if a.count != b.count {
			return a.count > b.count
		}
		if a.outcome != b.outcome {
			return a.outcome < b.outcome
		}
		return a.reason < b.reason || a.reason == b.reason && a.status < b.status
	})
	return g, nil
}

func (g *digest) page(d *Document, p *Page) {
	seq := g.total
	g.total++
	r := &pageRow{seq: seq, URL: p.URL, Type: p.Type, Status: p.Status, Depth: p.Depth, Words: p.Words,
		Findings: len(p.Findings), Score: p.Score, Points: p.Points, Indexable: p.Indexable}
	for i := range p.Findings {
		f := &p.Findings[i]
		if f.Severity == "error" {
			r.Errors++
		}
		g.finding(d, f, seq, p)
	}
	if len(g.rows) == maxPageRows {
		if !r.before(g.rows[0]) {
			return
		}
		heap.Pop(&g.rows)
	}
	r.URL, r.Href, r.Address = "", href(p.URL), address(p.URL, d.Site)
	r.Title, r.Lang = quote(p.Title), language(p.Language)
	heap.Push(&g.rows, r)
}

// finding notes one finding of page p, or of the site when p is nil.
func (g *digest) finding(d *Document, f *Finding, seq int, p *Page) {
	if f.Accepted { // stands among the debts
		return
	}
	r := g.rules[f.Rule]
	if r == nil {
		r = &ruleDigest{id: strings.Clone(f.Rule), category: strings.Clone(f.Category)}
		g.rules[r.id] = r
	}
	r.findings++
	r.points += f.Points
	if p != nil {
		r.pages++
	}
	at := sort.Search(len(r.examples), func(i int) bool {
		return r.examples[i].Points < f.Points
	})
	if at >= maxExamples {
		return
	}
	e := exampleOf(d, f, p)
	e.seq = seq
	r.examples = append(r.examples, example{})
	copy(r.examples[at+1:], r.examples[at:])
	r.examples[at] = e
	if len(r.examples) > maxExamples {
		r.examples = r.examples[:maxExamples]
	}
}

func exampleOf(d *Document, f *Finding, p *Page) example {
	e := example{Message: quote(f.Message), Points: f.Points, Confidence: f.Confidence, Site: p == nil}
	if p != nil {
		e.Href, e.Address, e.Title, e.Lang = href(p.URL), address(p.URL, d.Site), quote(p.Title), language(p.Language)
	} else if len(d.Profile.Languages) == 1 {
		e.Lang = language(d.Profile.Languages[0])
	}
	for _, v := range f.Evidence {
		if len(e.Quotes) == maxQuotes {
			e.More = len(f.Evidence) - maxQuotes
			break
		}
		q := quoted{Text: quote(v.Quote), Selector: quote(v.Selector)}
		if v.URL != "" {
			q.Href, q.Address = href(v.URL), address(v.URL, d.Site)
		}
		e.Quotes = append(e.Quotes, q)
	}
	for i, u := range f.Related {
		if i == maxExamples {
			break
		}
		e.Related = append(e.Related, related{href(u), address(u, d.Site)})
	}
	if n := max(len(f.Related), f.Count); len(f.Related) > 0 && n > len(e.Related) {
		e.RelatedMore = n - len(e.Related)
	}
	return e
}

func (g *digest) outcome(d *Document, o *Outcome) {
	g.others++
	status := 0
	if o.Outcome == page.ErrorPage {
		status = o.Status
	}
	var r *reasonDigest
	for _, x := range g.reasons {
		if x.outcome == o.Outcome && x.reason == o.Reason && x.status == status {
			r = x
			break
		}
	}
	if r == nil {
		if len(g.reasons) == maxReasons {
			return
		}
		r = &reasonDigest{outcome: o.Outcome, reason: strings.Clone(o.Reason), status: status}
		g.reasons = append(g.reasons, r)
	}
	r.count++
	if len(r.urls) < maxURLs {
		u := unjudgedURL{Href: href(o.URL), Address: address(o.URL, d.Site), Detail: quote(o.Detail)}
		if o.Location != "" && o.Detail == "" {
			u.Detail = "→ " + address(o.Location, d.Site)
		}
		if o.Referrer != "" {
			u.Referrer = address(o.Referrer, d.Site)
		}
		r.urls = append(r.urls, u)
	}
}

// language returns s when it is a language tag that may stand in a lang attribute, else "".
func language(s string) string {
	if len(s) > 35 {
		return ""
	}
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '-' {
			return ""
		}
	}
	return s
}

// before orders pages: those that cost the site most first, then the worst, then the order of the crawl.
func (r *pageRow) before(o *pageRow) bool {
	if r.Points != o.Points {
		return r.Points > o.Points
	}
	if r.Score != o.Score {
		return r.Score < o.Score
	}
	return r.seq < o.seq
}

// A pageHeap keeps the row that goes first at its root: the one that no other row stands behind.
type pageHeap []*pageRow

func (h pageHeap) Len() int           { return len(h) }
func (h pageHeap) Less(i, j int) bool { return h[j].before(h[i]) }
func (h pageHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *pageHeap) Push(x any)        { *h = append(*h, x.(*pageRow)) }
func (h *pageHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
