package service

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noAftersales looks for help after the sale: warranty, repair, support, training, returns. It concerns those who sell goods or software.
func noAftersales(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &aftersales{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels"))}
}

type aftersales struct {
	analyzer.Search
	labels *analyzer.Labels
	found  bool
}

func (a *aftersales) Page(_ int32, p *page.Page) {
	a.See(p)
	a.found = a.found || p.Signals.AfterSales || p.Signals.Guarantee || slices.Contains(p.Signals.Legal, "returns") || analyzer.LinkCalled(p, a.labels)
}

func (a *aftersales) concerned() bool {
	m := a.Site.Model
	return m == page.Retail || m == page.SaaS || m == page.Brand
}

func (a *aftersales) Findings() []analyzer.Finding {
	if a.found || !a.concerned() || !a.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", a.Pages), Evidence: []analyzer.Evidence{a.Evidence()}}}
}

func (a *aftersales) Unknown() bool { return !a.found && a.concerned() && !a.Conclusive() }
