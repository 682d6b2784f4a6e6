package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// jsTooLarge finds pages with too many bytes of scripts.
func jsTooLarge(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, func(l *analyzer.Load) int64 { return l.Script }, 1000*int64(p.Int("kb")), func(l *analyzer.Load) string {
			return fmt.Sprintf("JavaScript %d kB", analyzer.Kilobytes(l.Script))
		}, kilobytes)
	})
}
