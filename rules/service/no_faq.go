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
	a.found = a.found || answered(p, a.labels)
}

// answered reports whether a page answers questions or links to a page that does.
func answered(p *page.Page, labels *analyzer.Labels) bool {
	return p.Type == page.FAQ || p.Signals.FAQ || p.Signals.Questions >= 3 || linked(p, labels)
}

// linked reports whether a link of the page is called one of the labels.
func linked(p *page.Page, labels *analyzer.Labels) bool {
	for i := range p.Links {
		if labels.In(p.Links[i].Text) {
			return true
		}
	}
	return false
}

func (a *answers) Findings() []analyzer.Finding {
	if a.found || !a.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", a.Pages), Evidence: []analyzer.Evidence{a.Evidence()}}}
}

func (a *answers) Unknown() bool { return !a.found && !a.Conclusive() }
