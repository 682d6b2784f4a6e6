package links

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// internalBroken makes one finding for each target that does not open, with all pages that link to it: forty pages with
// one dead link in the template are one repair.
func internalBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		return linked(s, func(i int32) bool { return broken(s, i) != "" }, func(i int32, pages int) analyzer.Values {
			return analyzer.V("got", pages, "status", broken(s, i))
		})
	}}
}

// broken says how node i fails: a status, or the reason why there was no answer; "" when it opens. A failure that may lie
// with the crawl and not with the site (a limit of ours, a bot wall) is no broken link.
func broken(s *analyzer.Site, i int32) string {
	end := s.Resolve(i)
	if end < 0 {
		return ""
	}
	n := &s.Nodes[end]
	switch n.Outcome {
	case page.ErrorPage:
		switch n.Status {
		case 401, 403, 405, 407, 408, 429, 451, 503, 999:
			return ""
		}
		return strconv.Itoa(n.Status)
	case page.Failed:
		switch n.Reason {
		case "dns-failure", "connection-refused", "tls-expired", "tls-wrong-host":
			return n.Reason
		}
	}
	return ""
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
