package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// cssTooLarge finds pages with too many bytes of style sheets from the site itself.
func cssTooLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, func(l *analyzer.Load) int64 { return l.Style }, 1000*int64(p.Int("kb")), func(l *analyzer.Load) string {
			return fmt.Sprintf("CSS %d kB", analyzer.Kilobytes(l.Style))
		}, kilobytes)
	})
}
