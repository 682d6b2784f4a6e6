package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// cacheSitewidePoor counts the pages that give a browser nothing by which to ask whether they have changed.
func cacheSitewidePoor(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &pageCache{site: s, share: p.Number("share"), least: p.Int("pages")}
}

type pageCache struct {
	site  *analyzer.Site
	share float64
	least int
	pages int
	bare  []int32
}

// Page looks for a lifetime or a validator.
func (c *pageCache) Page(i int32, p *page.Page) {
	if p.Fetch.Proto == "" {
		return
	}
	c.pages++
	h := p.Fetch.Headers
	if h.Get("etag") == "" && h.Get("last-modified") == "" && h.Get("expires") == "" && !strings.Contains(h.Get("cache-control"), "max-age") {
		c.bare = append(c.bare, i)
	}
}

// Findings reports when most pages have neither.
func (c *pageCache) Findings() []analyzer.Finding {
	if c.pages < c.least || float64(len(c.bare)) < c.share*float64(c.pages) {
		return nil
	}
	f := analyzer.Finding{
		Loss: float64(len(c.bare)) / float64(c.pages), Count: len(c.bare), Related: c.site.URLs(c.bare),
		Values: analyzer.V("got", len(c.bare), "all", c.pages),
	}
	for _, i := range c.bare[:min(len(c.bare), 3)] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: c.site.Nodes[i].URL, URL: c.site.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}
