package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// thirdParties finds pages of which more than half the files come from other companies' servers.
func thirdParties(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, func(l *analyzer.Load) int64 {
			if 2*l.Foreign <= l.Requests || int(l.Hosts) < p.Int("hosts") {
				return 0
			}
			return int64(l.Foreign)
		}, int64(p.Int("least"))-1, func(l *analyzer.Load) string {
			return fmt.Sprintf("%d / %d", l.Foreign, l.Requests)
		}, func(n int64) any { return int(n) })
	})
}
