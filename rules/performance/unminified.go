package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// unminified lists scripts and style sheets of the site that are sent as they were written.
func unminified(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return share(s, func(x *analyzer.Asset) bool {
			return static(x) && x.Text.Read > 0 && (x.Kind == page.StyleFile || x.Kind == page.ScriptFile)
		}, func(x *analyzer.Asset) bool { return x.Text.Unminified() }, func(x *analyzer.Asset) string {
			return fmt.Sprintf("%s (%d %%)", x.URL, 100*x.Text.Waste/x.Text.Read)
		})
	})
}
