package analyzer

import "github.com/siteassay/assay/page"

// Constants of PageRank as its authors published them (Brin and Page 1998). Twenty rounds leave an error under
// 0.85^20, four per cent of the weight that still moves, far below what a rule compares.
const (
	rankDamping = 0.85
	rankRounds  = 20
)

// pageRank is the share of the site's link weight that arrives at each node: that of a visitor who takes any link of the
// page, each target alike, and starts anew at any page with a probability of 15 %. Links that say nofollow take their share
// and pass it on to nobody in particular; a redirect hands on all that it gets. A page without links starts anew.
// It is computed in the order of the nodes, so that the same graph gives the same numbers.
func pageRank(s *Site) []float32 {
	n := len(s.Nodes)
	pages := 0
	for i := range s.Nodes {
		if s.Nodes[i].Outcome == page.Audited {
			pages++
		}
	}
	ends, rank, next := make([]int32, n), make([]float64, n), make([]float64, n)
	for i := range ends {
		ends[i] = s.Resolve(int32(i))
		if s.Nodes[i].Outcome == page.Audited {
			rank[i] = 1 / float64(pages)
		}
	}
	for range rankRounds {
		s.rankRound(rank, next, ends, pages)
		rank, next = next, rank
	}
	out := make([]float32, n)
	for i, r := range rank {
		out[i] = float32(r)
	}
	return out
}

// rankRound moves the weight along all links once.
func (s *Site) rankRound(rank, next []float64, ends []int32, pages int) {
	clear(next)
	anew := 1.0
	g := s.Graph
	for i := range s.Nodes {
		from, to := g.Start[i], g.Start[i+1]
		if from == to || rank[i] == 0 {
			continue
		}
		share := rankDamping * rank[i] / float64(to-from)
		for e := from; e < to; e++ {
			if end := ends[g.To[e]]; end >= 0 && !g.Nofollow[e] {
				next[end] += share
				anew -= share
			}
		}
	}
	for i := range s.Nodes {
		if s.Nodes[i].Outcome == page.Audited {
			next[i] += anew / float64(pages)
		}
	}
}
