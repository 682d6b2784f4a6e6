package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// Sustainable Web Design Model 4: kWh for a gigabyte of data (operation and making of data centres, networks and devices), grams
// of CO2 equivalents for a kWh (world mean), and the greatest grams of a view that still rate E.
const (
	kwhPerGB    = 0.055 + 0.059 + 0.080 + 0.012 + 0.013 + 0.081
	gramsPerKWh = 494
	worstRated  = 0.359
	worstBytes  = 2_422_000 // which rate so: worstRated / (kwhPerGB × gramsPerKWh) GB
)

// carbonHigh finds pages whose views rate F, the worst of that model.
func carbonHigh(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, (*analyzer.Load).Bytes, worstBytes, func(l *analyzer.Load) string {
			return fmt.Sprintf("%.1f MB, %.2f g CO2e", analyzer.Megabytes(l.Bytes()), grams(l.Bytes()))
		}, func(n int64) any { return float64(int(100*grams(n)+0.5)) / 100 })
	})
}

func grams(bytes int64) float64 { return float64(bytes) / 1e9 * kwhPerGB * gramsPerKWh }
