package links

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// rankLeak measures how much of the link weight goes to pages that cannot be listed: noindex, another canonical, errors and
// what robots.txt closes. A few per cent go to legal pages and logins on every site.
func rankLeak(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		sum, pages := 0.0, 0
		var ids []int32
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome == page.Audited {
				pages++
			}
			if n.Canonical == analyzer.Unmet { // a copy of another site: all its pages step back
				continue
			}
			if n.Indexable || n.Inlinks == 0 || n.Outcome == page.Asset || n.Outcome == page.Redirected || n.Outcome == page.NotReached {
				continue
			}
			sum += float64(s.Rank[i])
			ids = append(ids, int32(i))
		}
		if share := 100 * sum; pages >= p.Int("pages") && share >= p.Number("share") {
			slices.SortStableFunc(ids, func(a, b int32) int { return cmpRank(s, b, a) })
			fs := found(s, ids, len(s.Nodes), "share", int(share+0.5))
			fs[0].Loss = min(1, sum)
			return fs
		}
		return nil
	}}
}

func cmpRank(s *analyzer.Site, a, b int32) int {
	switch {
	case s.Rank[a] < s.Rank[b]:
		return -1
	case s.Rank[a] > s.Rank[b]:
		return 1
	}
	return 0
}

// rankLow finds pages that sell and get a small part of the link weight that pages of their kind get on this site. One of a
// kind has nothing to be compared with.
func rankLow(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		if !s.Complete {
			return nil
		}
		var ids []int32
		pages := 0
		for _, t := range [...]page.Type{page.Product, page.Pricing, page.Case, page.Landing} {
			var of []int32
			for i := range s.Nodes {
				if n := &s.Nodes[i]; n.Type == t && n.Indexable && n.Depth > 0 {
					of = append(of, int32(i))
				}
			}
			if len(of) < p.Int("pages") {
				continue
			}
			pages += len(of)
			slices.SortStableFunc(of, func(a, b int32) int { return cmpRank(s, a, b) })
			norm := float64(s.Rank[of[len(of)/2]]) * p.Number("share")
			for _, i := range of {
				if float64(s.Rank[i]) < norm {
					ids = append(ids, i)
				}
			}
		}
		slices.Sort(ids)
		return found(s, ids, pages, "of", pages)
	}}
}
