package images

import (
	"github.com/siteassay/assay/analyzer"
)

// animatedGIFLarge lists GIFs that move and weigh what a film of many times the length would.
func animatedGIFLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		return one(s, func(x *analyzer.Asset) bool {
			return picture(x) && moving(x) && x.Bytes > 1000*int64(p.Int("kb"))
		}, (*analyzer.Asset).SizeQuote)
	})
}

func moving(x *analyzer.Asset) bool { return x.Picture.Format == "gif" && x.Picture.Animated }
