package audit

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
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

// simulated is the crawler for which a robots.txt is tried out.
const simulated = "Googlebot"

// robotsChange compares the robots.txt under test with the present one over all URLs that answered or would have; nil when
// none is under test. Without a present file everything is allowed, and forbidden when it cannot be read (RFC 9309).
func (a *audit) robotsChange() *analyzer.RobotsChange {
	if a.cfg.RobotsTest == nil {
		return nil
	}
	before := a.crawl.Robots.Allowed
	open := a.crawl.Robots.Reason != "robots-unavailable"
	c := &analyzer.RobotsChange{Agent: simulated}
	for i := range a.site.Nodes {
		n := &a.site.Nodes[i]
		switch n.Outcome {
		case page.Audited, page.Asset, page.NotReached:
		case page.Skipped:
			if n.Reason != crawler.ReasonRobots {
				continue
			}
		default:
			continue
		}
		c.Known++
		was := open
		if before != nil {
			was, _ = before(simulated, n.URL)
		}
		will, line := a.cfg.RobotsTest.Allowed(simulated, n.URL)
		switch {
		case was && !will:
			c.Blocked = append(c.Blocked, int32(i))
			if len(c.Lines) < 10 && !slices.Contains(c.Lines, line) {
				c.Lines = append(c.Lines, line)
			}
		case !was && will:
			c.Freed = append(c.Freed, int32(i))
		}
	}
	return c
}
