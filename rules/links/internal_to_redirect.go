package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// internalToRedirect finds addresses that moved and are still linked. Where the redirect does not arrive, another rule has it.
func internalToRedirect(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	moved := func(i int32) bool {
		end := s.Resolve(i)
		return end >= 0 && end != i && s.Nodes[end].Outcome == page.Audited
	}
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		return linked(s, moved, func(i int32, pages int) analyzer.Values {
			return analyzer.V("got", pages, "target", s.Nodes[s.Resolve(i)].URL)
		})
	}}
}
