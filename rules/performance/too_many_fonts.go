package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// tooManyFonts lists style sheets that declare many fonts for text. Parts of an alphabet count nothing: a browser fetches those
// that it needs.
func tooManyFonts(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return share(s, func(x *analyzer.Asset) bool { return static(x) && x.Kind == page.StyleFile }, func(x *analyzer.Asset) bool {
			return x.Text.Faces > p.Int("max")
		}, func(x *analyzer.Asset) string { return fmt.Sprintf("%s (%d × @font-face)", x.URL, x.Text.Faces) })
	})
}
