package links

import "github.com/siteassay/assay/analyzer"

// toBlocked finds addresses that robots.txt forbids and pages link to.
func toBlocked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		return linked(s, func(i int32) bool { return s.Nodes[i].Reason == "robots-disallowed" }, func(_ int32, pages int) analyzer.Values {
			return analyzer.V("got", pages)
		})
	}}
}
