package indexing

import (
	"strconv"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sitemapMissing reports a site that names no sitemap and has none at the usual places. One that robots.txt names on another
// host counts: it was not asked, and whether it works nobody knows here.
func sitemapMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if len(s.Robots.Sitemaps) > 0 || !answered(s) {
			return nil
		}
		for _, m := range s.Sitemaps {
			if m.Status == 200 {
				return nil
			}
		}
		return []analyzer.Finding{{Loss: 1, Evidence: []analyzer.Evidence{{Quote: s.Root}}}}
	})
}

// answered reports whether the site let itself be audited: one that did not may have anything.
func answered(s *analyzer.Site) bool {
	for i := range s.Nodes {
		if s.Nodes[i].Outcome == page.Audited {
			return true
		}
	}
	return false
}

// sitemapInvalid reports the files that were answered and cannot be read to the end.
func sitemapInvalid(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var fs []analyzer.Finding
		for _, m := range s.Sitemaps {
			if m.Status == 200 && m.Error != "" && !m.TooLarge {
				fs = append(fs, analyzer.Finding{
					Loss: 1, Values: analyzer.V("got", m.URL, "why", m.Error), Evidence: []analyzer.Evidence{{Quote: m.Error, URL: m.URL}},
				})
			}
		}
		return fs
	})
}

// sitemapDeadURLs groups the addresses of the sitemaps that search engines cannot list by the reason why.
func sitemapDeadURLs(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &listed{site: s, noindex: map[int32]bool{}}
}

type listed struct {
	site    *analyzer.Site
	noindex map[int32]bool
}

// Page remembers which pages must not be listed: the node alone does not tell noindex from a foreign canonical.
func (l *listed) Page(i int32, p *page.Page) {
	if p.Robots.Noindex || p.Robots.Unavailable {
		l.noindex[i] = true
	}
}

func (l *listed) Findings() []analyzer.Finding {
	groups := map[string][]int32{}
	var order []string
	total := 0
	for i := range l.site.Nodes {
		n := &l.site.Nodes[i]
		if !n.InSitemap {
			continue
		}
		total++
		why := ""
		switch {
		case n.Outcome == page.ErrorPage && n.Status != 403 && n.Status != 429 && n.Status != 503, n.Outcome == page.Redirected:
			why = strconv.Itoa(n.Status)
		case l.noindex[int32(i)]:
			why = "noindex"
		default:
			continue
		}
		if _, ok := groups[why]; !ok {
			order = append(order, why)
		}
		groups[why] = append(groups[why], int32(i))
	}
	var fs []analyzer.Finding
	for _, why := range order {
		ids := groups[why]
		fs = append(fs, analyzer.Finding{
			Loss: 0.2/float64(len(order)) + 0.8*float64(len(ids))/float64(total), Count: len(ids),
			Values:   analyzer.V("got", len(ids), "why", why),
			Evidence: []analyzer.Evidence{{Quote: l.site.Nodes[ids[0]].URL}}, Related: l.site.URLs(ids),
		})
	}
	return fs
}
