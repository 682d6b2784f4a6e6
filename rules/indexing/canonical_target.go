package indexing

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalTarget follows the canonical address of each page one step: it must answer with a page that may be listed and
// names itself. Targets that the crawl did not meet are left alone.
func canonicalTarget(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &canonicals{site: s, target: map[int32]int32{}}
}

type canonicals struct {
	site   *analyzer.Site
	pages  int
	order  []int32
	target map[int32]int32 // page → canonical target, for pages that name another
}

func (c *canonicals) Page(i int32, p *page.Page) {
	c.pages++
	if p.Canonical == "" || p.Canonical == p.URL {
		return
	}
	if to := c.site.Lookup(p.Canonical); to >= 0 && to != i {
		c.target[i] = to
		c.order = append(c.order, i)
	}
}

func (c *canonicals) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, i := range c.order {
		to := c.target[i]
		why := c.fault(to)
		if why == "" {
			continue
		}
		n := &c.site.Nodes[to]
		fs = append(fs, analyzer.Finding{
			Loss: 0.2/float64(len(c.order)) + 0.8/float64(c.pages), Count: 1, Values: analyzer.V("got", n.URL, "why", why),
			Evidence: []analyzer.Evidence{{Quote: n.URL, Selector: "link[rel=canonical]", URL: c.site.Nodes[i].URL}},
			Related:  []string{c.site.Nodes[i].URL},
		})
	}
	return fs
}

// fault says why a target is none: its status, noindex, or another canonical address; "" when it is one.
func (c *canonicals) fault(to int32) string {
	n := &c.site.Nodes[to]
	switch n.Outcome {
	case page.ErrorPage, page.Redirected:
		return strconv.Itoa(n.Status)
	case page.Skipped:
		if n.Reason == "robots-disallowed" {
			return "robots.txt"
		}
	case page.Audited:
		if c.circle(to) {
			return "loop"
		}
		if _, chained := c.target[to]; chained {
			return "canonical"
		}
		if !n.Indexable {
			return "noindex"
		}
	}
	return ""
}

// circle reports whether the canonical addresses lead from a page back to itself.
func (c *canonicals) circle(from int32) bool {
	at := from
	for range 10 {
		to, ok := c.target[at]
		if !ok {
			return false
		}
		if at = to; at == from {
			return true
		}
	}
	return false
}
