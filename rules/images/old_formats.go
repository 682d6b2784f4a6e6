package images

import (
	"github.com/siteassay/assay/analyzer"
)

// oldFormats lists heavy photographs for which no page offers a format that is smaller by a quarter or more.
func oldFormats(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		return one(s, func(x *analyzer.Asset) bool {
			f := x.Picture.Format
			return picture(x) && (f == "jpeg" || f == "png" || f == "bmp") && !x.Picture.Animated && !x.Shown.Srcset && x.Bytes > 1000*int64(p.Int("kb"))
		}, (*analyzer.Asset).SizeQuote)
	})
}
