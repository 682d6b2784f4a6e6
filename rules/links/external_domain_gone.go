package links

import (
	"github.com/siteassay/assay/analyzer"
)

// externalGone makes one finding for each domain that no longer exists: whoever registers it owns the links.
func externalGone(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return foreign(s, func() []analyzer.Finding {
		seen := map[string]bool{}
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			if x.Own || x.Reason != "domain-gone" || seen[x.Detail] {
				return false
			}
			seen[x.Detail] = true
			return true
		})
		return s.AssetFindings(list, func(x *analyzer.Asset) analyzer.Finding {
			return analyzer.Finding{Values: analyzer.V("got", int(x.Inlinks), "domain", x.Detail), Evidence: evidenceOf(s, x, x.URL)}
		})
	})
}
