package performance

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// faviconTooLarge lists icons that weigh too much for what they show.
func faviconTooLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		icon := func(x *analyzer.Asset) bool { return x.Own && x.As(page.IconFile) && x.Outcome == page.AssetOK }
		return share(s, icon, func(x *analyzer.Asset) bool { return x.Bytes > 1000*int64(p.Int("kb")) }, (*analyzer.Asset).SizeQuote)
	})
}
