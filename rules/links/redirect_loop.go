package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// redirectLoop finds the circles among redirects; each is reported once, at its member that was crawled first.
func redirectLoop(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding { return circles(s) }}
}

// circles walks every chain once: state is 0 for new, 1 for on the present walk, 2 for done. A redirect that the crawl
// recorded as the end of a loop counts as leading on.
func circles(s *analyzer.Site) []analyzer.Finding {
	state := make([]uint8, len(s.Nodes))
	var fs []analyzer.Finding
	for i := range s.Nodes {
		var walk []int32
		k := int32(i)
		for k >= 0 && state[k] == 0 && turns(&s.Nodes[k]) {
			state[k] = 1
			walk = append(walk, k)
			k = s.Nodes[k].Location
		}
		if k >= 0 && state[k] == 1 {
			var circle []string
			for at := range walk {
				if walk[at] == k {
					for _, m := range walk[at:] {
						circle = append(circle, s.Nodes[m].URL)
					}
					break
				}
			}
			fs = append(fs, analyzer.Finding{
				Loss: 0.4, Count: len(circle), Values: analyzer.V("got", strings.Join(append(circle, circle[0]), " → ")),
				Evidence: []analyzer.Evidence{{Quote: strings.Join(append(circle, circle[0]), " → ")}}, Related: circle,
			})
		}
		for _, m := range walk {
			state[m] = 2
		}
	}
	return fs
}

func turns(n *analyzer.Node) bool {
	return n.Location >= 0 && (n.Outcome == page.Redirected || n.Reason == "redirect-loop")
}
