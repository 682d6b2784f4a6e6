package links

import "github.com/siteassay/assay/analyzer"

// sources lists for each node that is wanted the pages that link to it, from the graph: one pass over the edges, and
// memory only for the wanted nodes.
func sources(s *analyzer.Site, wanted func(int32) bool) map[int32][]int32 {
	m := map[int32][]int32{}
	for from := range s.Nodes {
		for _, to := range s.Graph.Targets(int32(from)) {
			if wanted(to) {
				m[to] = append(m[to], int32(from))
			}
		}
	}
	return m
}

// linked makes a finding for each wanted node that pages link to, in the order of the crawl. A fifth of the rule's
// weight is lost with the first such target; the rest goes with the share of the pages that link to one.
func linked(s *analyzer.Site, wanted func(int32) bool, values func(node int32, pages int) analyzer.Values) []analyzer.Finding {
	return linkedBut(s, wanted, func(from, to int32) bool { return false }, values)
}

// linkedBut is linked, but for links that another rule charges: they are shown and cost nothing.
func linkedBut(s *analyzer.Site, wanted func(int32) bool, charged func(from, to int32) bool, values func(node int32, pages int) analyzer.Values) []analyzer.Finding {
	at := sources(s, wanted)
	pages := 0
	for i := range s.Nodes {
		if s.Graph.Start[i+1] > s.Graph.Start[i] {
			pages++
		}
	}
	var fs []analyzer.Finding
	for i := range s.Nodes {
		from := at[int32(i)]
		if len(from) == 0 {
			continue
		}
		ours := 0
		for _, f := range from {
			if !charged(f, int32(i)) {
				ours++
			}
		}
		loss := analyzer.Mention
		if ours > 0 {
			loss = 0.2/float64(len(at)) + 0.8*float64(ours)/float64(max(1, pages))
		}
		fs = append(fs, analyzer.Finding{
			Loss:     loss,
			Count:    len(from),
			Values:   values(int32(i), len(from)),
			Evidence: []analyzer.Evidence{{Quote: s.Nodes[i].URL, URL: s.Nodes[from[0]].URL}},
			Related:  s.URLs(from),
		})
	}
	return fs
}
