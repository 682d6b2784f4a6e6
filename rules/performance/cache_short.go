package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// cacheShort lists files that browsers must ask for again within a day, or may not keep at all.
func cacheShort(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return share(s, static, func(x *analyzer.Asset) bool {
			return x.Cache.NoStore || x.Cache.MaxAge >= 0 && x.Cache.MaxAge < 3600*p.Int("hours")
		}, func(x *analyzer.Asset) string {
			if x.Cache.NoStore {
				return x.URL + " (no-store)"
			}
			return fmt.Sprintf("%s (max-age=%d)", x.URL, x.Cache.MaxAge)
		})
	})
}
