package images

import (
	"github.com/siteassay/assay/analyzer"
)

// fileTooLarge lists pictures that weigh too much, drawings and moving ones apart.
func fileTooLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return asked(s, func() []analyzer.Finding {
		return one(s, func(x *analyzer.Asset) bool {
			return picture(x) && !moving(x) && x.Bytes > 1000*int64(p.Int("kb"))
		}, (*analyzer.Asset).SizeQuote)
	})
}
