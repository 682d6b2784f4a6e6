package service

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noFAQ looks for answered questions: a page or a block of them, their mark-up, or a link that leads to some.
func noFAQ(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels := analyzer.NewLabels(params.Strings("labels"))
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Loss: s.OnceMissing(page.FAQ),
		Has: func(p *page.Page) bool { return analyzer.Answers(p, labels) },
	}
}
