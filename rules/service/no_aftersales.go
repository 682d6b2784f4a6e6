package service

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noAftersales looks for help after the sale: warranty, repair, support, training, returns. It concerns those who sell goods or software.
func noAftersales(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels := analyzer.NewLabels(params.Strings("labels"))
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model != page.Retail && s.Model != page.SaaS && s.Model != page.Brand,
		Has: func(p *page.Page) bool {
			return p.Signals.AfterSales || p.Signals.Guarantee || slices.Contains(p.Signals.Legal, "returns") || analyzer.LinkCalled(p, labels)
		},
	}
}
