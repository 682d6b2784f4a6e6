package links

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// externalBroken makes one finding of the addresses of other sites that do not open. What refuses robots, what was slow and
// what may be a fault of our own network is left out; a failed server may be back by now.
func externalBroken(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return foreign(s, func() []analyzer.Finding {
		all := s.Assets.Each(func(x *analyzer.Asset) bool { return link(x) && x.Asked() })
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			return link(x) && (x.Outcome == page.AssetBroken || x.Outcome == page.AssetUnresolved && x.Reason != "domain-gone")
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
			if x.Status > 0 {
				return strconv.Itoa(x.Status) + " " + x.URL
			}
			return x.Reason + " " + x.URL
		}, analyzer.V("got", len(list), "pages", len(s.Used(list))))
		f.Loss = max(0.2, float64(len(list))/float64(len(all)))
		if sure == 0 {
			f.Confidence = 0.8
		}
		return []analyzer.Finding{f}
	})
}
