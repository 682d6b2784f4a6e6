package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// tooManyRequests finds pages that ask for many files before anybody scrolls.
func tooManyRequests(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, func(l *analyzer.Load) int64 { return int64(l.Requests) }, int64(p.Int("max")), func(l *analyzer.Load) string {
			return fmt.Sprint(l.Requests)
		}, func(n int64) any { return int(n) })
	})
}
