package audit

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
)

// listNodes notes what the sitemaps say of each URL.
func (a *audit) listNodes() {
	in, listing := a.crawl.InSitemap, a.crawl.Listing
	for i := range a.site.Nodes {
		n := &a.site.Nodes[i]
		if in != nil {
			n.InSitemap = in(n.URL)
		}
		if listing != nil && n.InSitemap {
			l := listing(n.URL)
			n.Sitemaps, n.Lastmod = uint16(min(l.Files, 1<<16-1)), l.Day
		}
	}
}

func alternatesOf(files []crawler.SitemapReport) []analyzer.SitemapAlternate {
	var list []analyzer.SitemapAlternate
	for i := range files {
		for _, l := range files[i].Alternates {
			list = append(list, analyzer.SitemapAlternate(l))
		}
	}
	return list
}
