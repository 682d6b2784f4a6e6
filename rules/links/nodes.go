package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// found is one finding for all nodes that show a fault. A fifth of the weight is lost with the first; the rest goes with their
// share of the pages.
func found(s *analyzer.Site, ids []int32, pages int, values ...any) []analyzer.Finding {
	if len(ids) == 0 {
		return nil
	}
	f := analyzer.Finding{
		Loss: 0.2 + 0.8*float64(len(ids))/float64(max(1, pages)), Count: len(ids),
		Values: analyzer.V(append([]any{"got", len(ids)}, values...)...), Related: s.URLs(ids),
	}
	for _, i := range ids[:min(5, len(ids))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}

// indexable counts the pages that may be listed.
func indexable(s *analyzer.Site) (pages int) {
	for i := range s.Nodes {
		if s.Nodes[i].Indexable {
			pages++
		}
	}
	return pages
}

// A followed counts for each node the pages that link to it, those whose link says nofollow apart.
type followed struct {
	follow, nofollow []int32
	last             []int32 // the last page that links to a node with a followed link
}

// countFollowed reads the graph once. Links to what redirects count for where they arrive.
func countFollowed(s *analyzer.Site) followed {
	n := len(s.Nodes)
	f := followed{make([]int32, n), make([]int32, n), make([]int32, n)}
	stamp := make([]int32, n)
	for i := range s.Nodes {
		for e := s.Graph.Start[i]; e < s.Graph.Start[i+1]; e++ {
			to := s.Resolve(s.Graph.To[e])
			switch {
			case to < 0 || to == int32(i) || stamp[to] == int32(i)+1:
			case s.Graph.Nofollow[e] || s.Nodes[i].Robots.Has(analyzer.Nofollow):
				f.nofollow[to]++
			default:
				stamp[to] = int32(i) + 1
				f.follow[to]++
				f.last[to] = int32(i)
			}
		}
	}
	return f
}

// followMixed finds pages that some links vouch for and others do not. Logins and carts are disowned on purpose.
func followMixed(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		f := countFollowed(s)
		var ids []int32
		for i := range s.Nodes {
			if f.follow[i] > 0 && f.nofollow[i] > 0 && s.Nodes[i].Indexable {
				ids = append(ids, int32(i))
			}
		}
		return found(s, ids, indexable(s))
	}}
}

// nofollowOnly finds pages that may be listed and that no link vouches for.
func nofollowOnly(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		f := countFollowed(s)
		var ids []int32
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if f.follow[i] == 0 && f.nofollow[i] > 0 && n.Indexable && n.Depth != 0 && n.Type != page.Cart && n.Type != page.Legal {
				ids = append(ids, int32(i))
			}
		}
		return found(s, ids, indexable(s))
	}}
}

// inOne finds pages that hang by a single link. Later pages of a list do so by nature, and so does what a crawl that was cut
// short has not seen linked.
func inOne(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		pages := indexable(s)
		if !s.Complete || pages < p.Int("pages") {
			return nil
		}
		f := countFollowed(s)
		var ids []int32
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if f.follow[i] != 1 || !n.Indexable || n.Depth == 0 || n.Prev >= 0 || n.Type == page.Legal || n.Type == page.Cart ||
				n.Type == page.Article && s.Nodes[f.last[i]].Type == page.Listing {
				continue // an article hangs on its list
			}
			ids = append(ids, int32(i))
		}
		fs := found(s, ids, pages, "of", pages)
		for k := range fs {
			for j := range fs[k].Evidence {
				fs[k].Evidence[j].URL = s.Nodes[f.last[ids[j]]].URL
			}
		}
		return fs
	}}
}

// toNoncanonical finds links to pages that step back for another page of the site.
func toNoncanonical(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var ids []int32
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Inlinks > 0 && n.Outcome == page.Audited && n.Canonical >= 0 && n.Canonical != int32(i) && !n.Robots.Has(analyzer.Noindex) {
				ids = append(ids, int32(i))
			}
		}
		fs := found(s, ids, len(s.Nodes))
		for k := range fs {
			fs[k].Values = append(fs[k].Values, analyzer.V("url", s.Nodes[ids[0]].URL, "target", s.Nodes[s.Nodes[ids[0]].Canonical].URL)...)
		}
		return fs
	}}
}

// toNonindexable finds pages that many pages link to and that may not be listed. Legal pages, carts and logins belong there.
func toNonindexable(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var ids []int32
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome == page.Audited && n.Inlinks > 0 && n.Robots.Has(analyzer.Noindex) && meantForSearch(n) {
				ids = append(ids, int32(i))
			}
		}
		return found(s, ids, len(s.Nodes))
	}}
}

// meantForSearch reports whether a page is of a kind that a company wants to be found.
func meantForSearch(n *analyzer.Node) bool {
	switch n.Type {
	case page.Home, page.Product, page.Pricing, page.Case, page.About, page.Contact, page.Article, page.FAQ:
		return true
	}
	return false
}
