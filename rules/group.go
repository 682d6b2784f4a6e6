package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A group is what a rule over the site collected, as its expressions read it.
type group struct {
	Pages    int          `json:"pages"`    // pages that the rule concerns
	Missing  int          `json:"missing"`  // of these, pages without the value
	Distinct int          `json:"distinct"` // different values; 1,000 is that many or more
	Values   []groupValue `json:"values"`   // the 100 most common, the most common first, equals by alphabet
}

// A groupValue is one value with its pages.
type groupValue struct {
	Text  string `json:"text"`  // cut at 200 characters
	Pages int    `json:"pages"` // that have it
}

// Limits of a collection.
const (
	maxDistinct    = 1000
	maxGroupValues = 100
	groupEvidence  = 5 // pages of a kind that are quoted
)

// A collection gathers the value of one expression over the pages of a site, and judges what it has gathered. It keeps eight bytes
// a page and the different values.
type collection struct {
	check  *check
	site   *analyzer.Site
	params analyzer.Params
	err    error // of an expression: the rule is broken

	pages []collected // that the rule concerns, in the order of the crawl
	texts []string    // different values, as they came
	first []int32     // the first page of each
	count []int       // pages of each
	index map[string]int32
	lacks []analyzer.Evidence // the first pages without a value
	none  int
	work  int // of its expressions on the pages
}

// A collected page has the value with the index, or none (-1), or one beyond maxDistinct (-2).
type collected struct{ node, value int32 }

func newCollection(c *check, s *analyzer.Site, params analyzer.Params) *collection {
	return &collection{check: c, site: s, params: params, index: map[string]int32{}}
}

// Page takes up one page. Error pages, and those that the rule does not concern, do not count.
func (g *collection) Page(i int32, p *page.Page) {
	c := g.check
	if g.err != nil || p.Status != 200 || p.Signals.NotFound || p.Signals.Challenge || !c.rule.Concerns(p.Type) || !c.rule.Speaks(p.Language) {
		return
	}
	s := scene{of: &analyzer.Context{Page: p, Params: g.params, Site: g.site}}
	defer func() {
		g.work += s.work
		s.close()
	}()
	if c.applies != nil {
		ok, err := s.holds(c, c.applies)
		if err != nil && !lacksOwn(err) {
			g.err = err
		}
		if err != nil || !ok {
			return
		}
	}
	m, err := s.measure(c, c.collect)
	if err != nil && !lacksOwn(err) {
		g.err = err
		return
	}
	var values []string
	if err == nil {
		values = texts(m)
	}
	g.add(i, p, values)
}

// add counts the values of a page.
func (g *collection) add(i int32, p *page.Page, values []string) {
	at := collected{i, -1}
	for k, v := range values {
		v = analyzer.Quote(strings.TrimSpace(v))
		if v == "" || slices.Contains(values[:k], v) {
			continue
		}
		x, ok := g.index[v]
		if !ok {
			if len(g.texts) == maxDistinct {
				if at.value == -1 {
					at.value = -2
				}
				continue
			}
			x = int32(len(g.texts))
			v = strings.Clone(v)
			g.index[v] = x
			g.texts, g.first, g.count = append(g.texts, v), append(g.first, i), append(g.count, 0)
		}
		g.count[x]++
		if at.value < 0 {
			at.value = x
		}
	}
	if at.value == -1 {
		g.none++
		if len(g.lacks) < groupEvidence {
			url := g.site.Nodes[i].URL
			g.lacks = append(g.lacks, analyzer.Evidence{Quote: analyzer.Quote(cmp.Or(strings.Clone(p.Title.Text), url)), URL: url})
		}
	}
	g.pages = append(g.pages, at)
}

// ranked are the values, the most common first.
func (g *collection) ranked() []int32 {
	order := make([]int32, len(g.texts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(g.count[b]-g.count[a], strings.Compare(g.texts[a], g.texts[b]))
	})
	return order
}

// Findings judges the collection.
func (g *collection) Findings() []analyzer.Finding {
	if g.err != nil || len(g.pages) == 0 {
		return nil
	}
	order := g.ranked()
	all := &group{Pages: len(g.pages), Missing: g.none, Distinct: len(g.texts)}
	for _, x := range order[:min(len(order), maxGroupValues)] {
		all.Values = append(all.Values, groupValue{g.texts[x], g.count[x]})
	}
	c := g.check
	s := scene{of: &analyzer.Context{Params: g.params, Site: g.site}, group: all}
	defer s.close()
	failed, err := s.holds(c, c.fail)
	if err == nil && failed {
		var f *analyzer.Finding
		if f, err = g.finding(&s, all, order); err == nil && f != nil {
			return []analyzer.Finding{*f}
		}
	}
	g.err = err
	return nil
}

// finding says what is wrong. The pages it concerns are those that fail speaks of: pages without the value where it reads missing,
// pages that do not have the most common one where it reads values or distinct, else all.
func (g *collection) finding(s *scene, all *group, order []int32) (*analyzer.Finding, error) {
	c := g.check
	var ids []int32
	for _, p := range g.pages {
		other := p.value >= 0 && len(order) > 0 && p.value != order[0] || p.value == -2
		if c.ofMissing && p.value == -1 || c.ofValues && other || !c.ofMissing && !c.ofValues {
			ids = append(ids, p.node)
		}
	}
	res, err := c.found(s)
	if err != nil || res.Status != analyzer.Fail {
		return nil, err
	}
	f := &analyzer.Finding{Loss: res.Loss, Confidence: res.Confidence, Count: max(1, len(ids)), Values: res.Values, Related: g.site.URLs(ids)}
	if c.loss == nil {
		f.Loss = float64(max(1, len(ids))) / float64(all.Pages)
	}
	if c.count != nil {
		f.Count = res.Count
	}
	for _, v := range analyzer.V("pages", all.Pages, "missing", all.Missing, "distinct", all.Distinct) {
		if _, taken := g.params[v.Name]; !taken && !slices.ContainsFunc(f.Values, func(x analyzer.Value) bool { return x.Name == v.Name }) {
			f.Values = append(f.Values, v)
		}
	}
	if c.ofMissing {
		f.Evidence = append(f.Evidence, g.lacks...)
	}
	if c.ofValues || len(f.Evidence) == 0 {
		for _, x := range order[:min(len(order), groupEvidence)] {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: g.texts[x], URL: g.site.Nodes[g.first[x]].URL})
		}
	}
	if len(f.Evidence) == 0 {
		f.Evidence = g.lacks
	}
	return f, nil
}

// Unknown implements analyzer.Undecided: a rule that concerned no page is no strength of the site.
func (g *collection) Unknown() bool { return len(g.pages) == 0 }

// Work implements analyzer.Worker.
func (g *collection) Work() int { return g.work }

// Err implements analyzer.Stopped.
func (g *collection) Err() error { return g.err }
