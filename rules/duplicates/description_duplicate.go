package duplicates

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// descriptionDuplicate groups pages by their meta description.
func descriptionDuplicate(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return group(s, "meta[name=description]", func(p *page.Page) string { return p.Description.Text })
}
