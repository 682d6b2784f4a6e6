package service

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noFAQ looks for answered questions: a page or a block of them, their mark-up, or a link that leads to some.
func noFAQ(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &answers{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels"))}
}

type answers struct {
	analyzer.Search
	labels *analyzer.Labels
	found  bool
}

func (a *answers) Page(_ int32, p *page.Page) {
	a.See(p)
	a.found = a.found || analyzer.Answers(p, a.labels)
}

func (a *answers) Findings() []analyzer.Finding {
	if a.found || !a.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Loss: a.Site.OnceMissing(page.FAQ), Confidence: 0.8, Values: analyzer.V("got", a.Pages), Evidence: []analyzer.Evidence{a.Evidence()}}}
}

func (a *answers) Unknown() bool { return !a.found && !a.Conclusive() }
