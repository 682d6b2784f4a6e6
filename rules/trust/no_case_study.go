package trust

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noCaseStudy looks for a page on work that was done, or a link to one. Shops, media and houses that guests visit prove
// themselves otherwise.
func noCaseStudy(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model == page.Retail || s.Model == page.Content, Loss: s.OnceMissing(page.Case),
		Has: func(p *page.Page) bool {
			return p.Type == page.Case || p.Signals.CaseLinks || analyzer.SpeaksForItself(p)
		},
	}
}
