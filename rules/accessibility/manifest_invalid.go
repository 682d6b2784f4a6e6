package accessibility

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// manifestInvalid lists manifests of web apps that do not open or that no browser can use.
func manifestInvalid(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.Own && x.Kind == page.ManifestFile && (x.Outcome == page.AssetBroken || x.Outcome == page.AssetOK && x.Fault != "")
		})
		if len(list) == 0 {
			return nil
		}
		why := func(x *analyzer.Asset) string {
			if x.Fault != "" {
				return x.Fault
			}
			return strconv.Itoa(x.Status)
		}
		return []analyzer.Finding{s.AssetFinding(list, func(x *analyzer.Asset) string { return x.URL + " (" + why(x) + ")" }, analyzer.V("got", why(list[0])))}
	}}
}
