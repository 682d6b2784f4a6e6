package analyzer

import "slices"
import "github.com/siteassay/assay/page"

// graph turns the edges into the compact form. They come by ascending source.
func (s *Survey) graph() {
	n := len(s.site.Nodes)
	g := &Graph{Start: make([]int32, n+1), To: make([]int32, len(s.edges)), Main: make([]bool, len(s.edges)), Nofollow: make([]bool, len(s.edges))}
	for _, e := range s.edges {
		g.Start[e.from+1]++
	}
	for i := range n {
		g.Start[i+1] += g.Start[i]
	}
	at := slices.Clone(g.Start[:n])
	stamp := make([]int32, n) // 1 + the page that was counted last
	for _, e := range s.edges {
		g.To[at[e.from]], g.Main[at[e.from]], g.Nofollow[at[e.from]] = e.to, e.main, e.nofollow
		at[e.from]++
		s.linked(stamp, e.from, e.to)
		if end := s.site.Resolve(e.to); end >= 0 {
			s.linked(stamp, e.from, end)
		}
	}
	s.site.Graph, s.edges = g, nil
}

// linked counts a page that links to node to, straight or over a redirect: once, and not the node itself.
func (s *Survey) linked(stamp []int32, from, to int32) {
	if stamp[to] != from+1 && from != to {
		stamp[to] = from + 1
		s.site.Nodes[to].Inlinks++
	}
}

// Resolve follows redirects from node i; it returns i itself when it does not redirect, -1 when the chain leaves the
// crawl or turns in a circle.
func (s *Site) Resolve(i int32) int32 {
	for hops := 0; hops < 20; hops++ {
		if s.Nodes[i].Outcome != page.Redirected {
			return i
		}
		if i = s.Nodes[i].Location; i < 0 {
			return -1
		}
	}
	return -1
}

// depths measures the clicks from the start; a redirect is no click.
func (s *Survey) depths() {
	nodes, g := s.site.Nodes, s.site.Graph
	if len(nodes) == 0 {
		return
	}
	var queue []int32
	reach := func(i int32, depth int) {
		for i >= 0 && nodes[i].Depth < 0 {
			nodes[i].Depth = depth
			queue = append(queue, i)
			i = nodes[i].Location
		}
	}
	reach(0, 0)
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, to := range g.Targets(i) {
			reach(to, nodes[i].Depth+1)
		}
	}
}
