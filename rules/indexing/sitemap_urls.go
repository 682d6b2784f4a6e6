package indexing

import (
	"net/url"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sitemapWrongURLs groups what a sitemap lists and should not by its fault: forbidden by robots.txt, without https, on another
// host, the copy of another page, without an answer. Errors, redirects and noindex are those of sitemapDeadURLs.
func sitemapWrongURLs(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &wrongURLs{site: s}
}

type wrongURLs struct {
	site      *analyzer.Site
	copies    []int32
	canonical string // host that the start page calls its own
}

// Page finds the pages that name another address as theirs.
func (w *wrongURLs) Page(i int32, p *page.Page) {
	if p.URL == w.site.Root {
		w.canonical = hostOf(p.Canonical)
	}
	if w.site.Nodes[i].InSitemap && p.Canonical != "" && p.Canonical != p.URL && !p.Robots.Noindex {
		w.copies = append(w.copies, i)
	}
}

func (w *wrongURLs) Findings() []analyzer.Finding {
	s := w.site
	total := 0
	var blocked, late []int32
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if !n.InSitemap {
			continue
		}
		total++
		switch {
		case n.Outcome == page.Skipped && n.Reason == "robots-disallowed":
			blocked = append(blocked, int32(i))
		case n.Outcome == page.Failed && n.Reason == "timeout":
			late = append(late, int32(i))
		}
	}
	var fs []analyzer.Finding
	add := func(why string, count int, urls []string) {
		if count > 0 && len(urls) > 0 {
			fs = append(fs, analyzer.Finding{
				Loss: 0.2 + 0.8*min(1, float64(count)/float64(max(total, count))), Count: count, Values: analyzer.V("got", count, "why", why),
				Evidence: []analyzer.Evidence{{Quote: urls[0]}}, Related: urls,
			})
		}
	}
	add("robots.txt", len(blocked), s.URLs(blocked))
	plain, foreign := 0, 0
	var plainURLs, foreignURLs []string
	for _, m := range s.Sitemaps {
		if strings.HasPrefix(s.Root, "https://") {
			plain, plainURLs = plain+m.HTTP, append(plainURLs, m.HTTPURLs...)
		}
		if !m.Index && len(m.ForeignURLs) > 0 && !s.OnTestHost() && hostOf(m.ForeignURLs[0]) != w.canonical {
			foreign, foreignURLs = foreign+m.Foreign, append(foreignURLs, m.ForeignURLs...)
		}
	}
	add("http://", plain, plainURLs)
	if len(foreignURLs) > 0 {
		add(hostOf(foreignURLs[0]), foreign, foreignURLs)
	}
	add("canonical", len(w.copies), s.URLs(w.copies))
	add("timeout", len(late), s.URLs(late))
	for k := range fs {
		fs[k].Loss /= float64(len(fs))
	}
	return fs
}

func hostOf(u string) string {
	p, err := url.Parse(u)
	if err != nil {
		return ""
	}
	return p.Host
}

// sitemapCoverage reports pages that may be listed and that no sitemap names. It needs sitemaps that were read to the end and
// a crawl that was not cut short. Pages with a query are lists in another order more often than not.
func sitemapCoverage(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		read := 0
		for _, m := range s.Sitemaps {
			if m.Error != "" {
				return nil
			}
			if !m.Index {
				read += m.URLs
			}
		}
		if read == 0 || !s.Complete {
			return nil
		}
		var missing []int32
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited || !n.Indexable || strings.Contains(n.URL, "?") || n.Type == page.Legal || n.Type == page.Cart {
				continue
			}
			pages++
			if !n.InSitemap {
				missing = append(missing, int32(i))
			}
		}
		if len(missing) == 0 || float64(len(missing)) < params.Number("share")*float64(pages) {
			return nil
		}
		missing = byWorth(s, missing)
		return []analyzer.Finding{{
			Loss: 0.2 + 0.8*float64(len(missing))/float64(pages), Count: len(missing), Values: analyzer.V("got", len(missing), "pages", pages),
			Evidence: []analyzer.Evidence{{Quote: s.Nodes[missing[0]].URL}}, Related: s.URLs(missing),
		}}
	})
}

// sitemapInSeveral reports URLs that more than one sitemap lists.
func sitemapInSeveral(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var ids []int32
		for i := range s.Nodes {
			if s.Nodes[i].Sitemaps > 1 {
				ids = append(ids, int32(i))
			}
		}
		if len(ids) == 0 {
			return nil
		}
		return []analyzer.Finding{{
			Loss: 1, Count: len(ids), Values: analyzer.V("got", len(ids), "files", int(s.Nodes[ids[0]].Sitemaps)),
			Evidence: []analyzer.Evidence{{Quote: s.Nodes[ids[0]].URL}}, Related: s.URLs(ids),
		}}
	})
}

// sitemapNotInRobots reports a sitemap that lies at a usual place and that robots.txt does not name. Bing, Baidu and
// assistants read that line; a site without a robots.txt has another fault.
func sitemapNotInRobots(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		if s.Robots.Status != 200 || s.Robots.HTML || len(s.Robots.Sitemaps) > 0 {
			return nil
		}
		for _, m := range s.Sitemaps {
			if m.Status == 200 && m.Source == "usual place" {
				return []analyzer.Finding{{Loss: 1, Values: analyzer.V("got", m.URL), Evidence: []analyzer.Evidence{{Quote: "Sitemap: " + m.URL, URL: s.Robots.URL}}}}
			}
		}
		return nil
	})
}

// sitemapTooLarge reports files over the limits of the protocol, 50 MB and 50,000 URLs.
func sitemapTooLarge(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var fs []analyzer.Finding
		for _, m := range s.Sitemaps {
			if m.TooLarge {
				fs = append(fs, analyzer.Finding{
					Loss: 1, Values: analyzer.V("got", m.URL, "why", m.URLs, "size", float64(m.Bytes)/(1<<20)), Evidence: []analyzer.Evidence{{Quote: m.Error, URL: m.URL}},
				})
			}
		}
		return fs
	})
}
