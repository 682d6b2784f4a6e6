package images

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// broken makes one finding of all images that do not open: a moved folder breaks dozens and is one repair.
func broken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		all := s.Assets.Each(func(x *analyzer.Asset) bool { return x.As(page.ImageFile) && x.Asked() })
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return x.As(page.ImageFile) && (x.Outcome == page.AssetBroken || x.Outcome == page.AssetUnresolved)
		})
		if len(list) == 0 {
			return nil
		}
		sure := 0
		for _, x := range list {
			if x.Status >= 400 && x.Status < 500 {
				sure++
			}
		}
		f := s.AssetFinding(list, func(x *analyzer.Asset) string {
			if x.Status >= 300 {
				return strconv.Itoa(x.Status) + " " + x.URL
			}
			return x.Reason + " " + x.URL
		}, analyzer.V("got", len(list), "all", len(all)))
		f.Loss = max(0.2, float64(len(list))/float64(len(all)))
		if sure == 0 {
			f.Confidence = 0.8
		}
		return []analyzer.Finding{f}
	})
}
