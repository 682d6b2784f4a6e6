package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// pageTooDeep makes one finding of all indexable pages that are too many clicks away.
func pageTooDeep(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var deep []int32
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited {
				continue
			}
			pages++
			if n.Indexable && n.Depth > p.Int("max") {
				deep = append(deep, int32(i))
			}
		}
		if len(deep) == 0 {
			return nil
		}
		return []analyzer.Finding{{
			Loss: float64(len(deep)) / float64(pages), Count: len(deep), Values: analyzer.V("got", len(deep)),
			Evidence: []analyzer.Evidence{{Quote: s.Nodes[deep[0]].URL}}, Related: s.URLs(deep),
		}}
	}}
}
