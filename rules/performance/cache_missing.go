package performance

import (
	"github.com/siteassay/assay/analyzer"
)

// cacheMissing lists files that say nothing of how long a browser may keep them.
func cacheMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return share(s, static, func(x *analyzer.Asset) bool { return x.Cache.MaxAge < 0 && !x.Cache.NoStore }, address)
	})
}

func address(x *analyzer.Asset) string { return x.URL }
