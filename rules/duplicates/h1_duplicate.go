package duplicates

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// h1Duplicate groups pages by their first headline. A logo marked up as h1 on every page is the fault of another rule.
func h1Duplicate(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return group(s, "h1", func(p *page.Page) string {
		for i := range p.Headings {
			if h := &p.Headings[i]; h.Level == 1 {
				if h.FromAlt || h.Region == page.Header || h.Text == s.Name {
					return ""
				}
				return h.Text
			}
		}
		return ""
	})
}
