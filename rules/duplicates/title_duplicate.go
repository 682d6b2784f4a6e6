package duplicates

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// titleDuplicate groups pages by their title.
func titleDuplicate(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return group(s, "head > title", func(p *page.Page) string { return p.Title.Text })
}
