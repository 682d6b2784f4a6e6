package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// externalRedirect lists the links whose target says that it has moved for good to another page. A change of scheme, of www or
// of the slash at the end is no move.
func externalRedirect(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return foreign(s, func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return link(x) && x.Outcome == page.AssetOK && x.Permanent && bare(x.Final) != bare(x.URL) && !gate(x.Final)
		})
		if len(list) == 0 {
			return nil
		}
		return []analyzer.Finding{s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL + " → " + x.Final }, analyzer.V("got", len(list)))}
	})
}
