package performance

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// resourceRedirects lists files of the site that pages name at an address that leads elsewhere.
func resourceRedirects(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return share(s, static, func(x *analyzer.Asset) bool { return x.Hops > 0 && x.Kind != page.DocumentFile },
			func(x *analyzer.Asset) string { return x.URL + " → " + x.Final })
	})
}
