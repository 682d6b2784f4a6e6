package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// redirectChain finds the beginnings of chains: redirects that lead to a redirect and to which none leads.
func redirectChain(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding { return chains(s) }}
}

func chains(s *analyzer.Site) []analyzer.Finding {
	inner := map[int32]bool{}
	redirects := 0
	for i := range s.Nodes {
		if s.Nodes[i].Outcome == page.Redirected {
			redirects++
			if to := s.Nodes[i].Location; to >= 0 {
				inner[to] = true
			}
		}
	}
	var fs []analyzer.Finding
	for i := range s.Nodes {
		if s.Nodes[i].Outcome != page.Redirected || inner[int32(i)] || s.Resolve(int32(i)) < 0 {
			continue
		}
		path := []string{s.Nodes[i].URL}
		for k := s.Nodes[i].Location; k >= 0; k = s.Nodes[k].Location {
			path = append(path, s.Nodes[k].URL)
			if s.Nodes[k].Outcome != page.Redirected {
				break
			}
		}
		if steps := len(path) - 1; steps > 1 {
			fs = append(fs, analyzer.Finding{
				Loss: 0.2, Count: steps, Values: analyzer.V("got", steps, "path", strings.Join(path, " → ")),
				Evidence: []analyzer.Evidence{{Quote: strings.Join(path, " → ")}}, Related: path,
			})
		}
	}
	return fs
}
