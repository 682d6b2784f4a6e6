package structureddata

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A gap is what the nodes of one feature lack.
type gap struct {
	feature  *feature
	missing  []string
	nodes    int
	evidence []analyzer.Evidence
}

// gaps are what the nodes of the page lack of what pick chooses, one for each feature, in document order. Nodes of one feature
// that lack different things are one gap with all of them.
func gaps(p *page.Page, pick func(*feature, *node) []string) []gap {
	var list []gap
	for _, n := range nodes(p) {
		f := featureOf(n.types)
		if f == nil || f.retired != "" {
			continue
		}
		names := pick(f, &n)
		if len(names) == 0 {
			continue
		}
		at := -1
		for k := range list {
			if list[k].feature == f {
				at = k
			}
		}
		if at < 0 {
			at = len(list)
			list = append(list, gap{feature: f})
		}
		g := &list[at]
		g.nodes++
		for _, name := range names {
			if !contains(g.missing, name) {
				g.missing = append(g.missing, name)
			}
		}
		if len(g.evidence) < 3 {
			g.evidence = append(g.evidence, analyzer.Evidence{Quote: n.label()})
		}
	}
	return list
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// reported is the finding on gaps; nil gaps are a pass.
func reported(list []gap) analyzer.Result {
	if len(list) == 0 {
		return analyzer.Result{}
	}
	var en, zh []string
	r := analyzer.Result{Status: analyzer.Fail}
	for _, g := range list {
		names := strings.Join(g.missing, ", ")
		en = append(en, g.feature.en+" without "+names)
		zh = append(zh, g.feature.zh+"缺 "+names)
		r.Count += g.nodes
		r.Evidence = append(r.Evidence, g.evidence...)
	}
	r.Values = analyzer.V("got", en, "zh", zh, "docs", list[0].feature.docs)
	return r
}

// richResultIneligible finds markup that lacks what the search engine requires. Features with a rule of their own are left to it, and
// so are products whose price the visitor can read (promotion/offer-schema). Ratings that nobody has given cannot be marked up.
func richResultIneligible(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if broken(p) {
		return analyzer.CannotTell()
	}
	return reported(gaps(p, func(f *feature, n *node) []string {
		if f.own != "" || f.types[0] == "Product" && len(p.Offer.Prices) > 0 && !n.has("offers") {
			return nil
		}
		lacks := unmet(n, f.needs)
		if !p.Signals.Ratings {
			lacks = slices.DeleteFunc(lacks, func(name string) bool { return name == "aggregateRating" })
		}
		return lacks
	}))
}

// richResultWarning finds markup that may be shown and lacks what would make it show more.
func richResultWarning(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if broken(p) {
		return analyzer.CannotTell()
	}
	return reported(gaps(p, func(f *feature, n *node) []string {
		if len(f.wants) == 0 || len(unmet(n, f.needs)) > 0 {
			return nil
		}
		wants := f.wants
		if f.own == "structured-data/localbusiness-incomplete" {
			return nil
		}
		return unmet(n, wants)
	}))
}

// incomplete finds the nodes of one feature that lack what it needs.
func incomplete(kind string) func(*analyzer.Context) analyzer.Result {
	return func(c *analyzer.Context) analyzer.Result {
		if broken(c.Page) {
			return analyzer.CannotTell()
		}
		list := gaps(c.Page, func(f *feature, n *node) []string {
			if f.types[0] != kind {
				return nil
			}
			return unmet(n, f.needs)
		})
		r := reported(list)
		if len(list) > 0 {
			r.Loss = float64(len(list[0].missing)) / float64(len(list[0].feature.needs))
		}
		return r
	}
}
