package links

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// internalBroken makes one finding for each target that answers with an error, with all pages that link to it: forty pages with
// one dead link in the template are one repair. Targets without any answer are links/no-answer's. A page that loses points for a
// dead call to action (cta/dead-target) loses none for the same link here; it is named all the same.
func internalBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &brokenCheck{site: s, called: map[[2]int32]bool{}}
}

type brokenCheck struct {
	site   *analyzer.Site
	called map[[2]int32]bool // page and dead target of one of its calls to action
}

// Page notes the dead targets of the page's calls to action.
func (b *brokenCheck) Page(i int32, p *page.Page) {
	for k := range p.CTAs {
		if c := &p.CTAs[k]; c.Dead == "" {
			if to := b.site.Lookup(c.Target); to >= 0 && charged(broken(b.site, to)) {
				b.called[[2]int32{i, to}] = true
			}
		}
	}
}

// charged reports whether cta/dead-target takes points for a call whose target answers with the status.
func charged(status string) bool {
	return status == "404" || status == "410" || len(status) == 3 && status[0] == '5'
}

// Findings reads the finished graph.
func (b *brokenCheck) Findings() []analyzer.Finding {
	return linkedBut(b.site,
		func(i int32) bool { return broken(b.site, i) != "" },
		func(from, to int32) bool { return b.called[[2]int32{from, to}] },
		func(i int32, pages int) analyzer.Values { return analyzer.V("got", pages, "status", broken(b.site, i)) })
}

// broken returns the status with which node i, or what it redirects to, fails; "" when it opens. A failure that may lie
// with the crawl and not with the site (a bot wall) is no broken link.
func broken(s *analyzer.Site, i int32) string {
	end := s.Resolve(i)
	if end < 0 {
		return ""
	}
	n := &s.Nodes[end]
	if n.Outcome != page.ErrorPage {
		return ""
	}
	switch n.Status {
	case 401, 403, 405, 407, 408, 429, 451, 503, 999:
		return ""
	}
	return strconv.Itoa(n.Status)
}

// A graphCheck is a site check that needs no page, only the graph.
type graphCheck struct {
	site     *analyzer.Site
	findings func() []analyzer.Finding
}

// Page keeps nothing: the graph has it all.
func (g *graphCheck) Page(int32, *page.Page) {}

// Findings reads the finished graph.
func (g *graphCheck) Findings() []analyzer.Finding { return g.findings() }
