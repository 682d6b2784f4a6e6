package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// openToAnyOrigin counts the pages that any other site may read by script. For fonts, images and scripts it is meant so.
func openToAnyOrigin(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &openPages{site: s}
}

type openPages struct {
	site  *analyzer.Site
	pages []int32
}

// Page looks at the header of one page.
func (c *openPages) Page(i int32, p *page.Page) {
	if strings.TrimSpace(p.Fetch.Headers.Get("access-control-allow-origin")) == "*" {
		c.pages = append(c.pages, i)
	}
}

// Findings reports them once.
func (c *openPages) Findings() []analyzer.Finding {
	if len(c.pages) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Count: len(c.pages), Related: c.site.URLs(c.pages), Values: analyzer.V("got", len(c.pages)),
		Evidence: []analyzer.Evidence{{Quote: "Access-Control-Allow-Origin: *", URL: c.site.Nodes[c.pages[0]].URL}},
	}}
}
