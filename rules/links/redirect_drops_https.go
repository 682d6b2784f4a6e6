package links

import "github.com/siteassay/assay/analyzer"

// redirectDropsHTTPS lists the redirects that lead from an encrypted address to one that is not.
func redirectDropsHTTPS(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var ids []int32
		redirects := 0
		for i := range s.Nodes {
			if s.Nodes[i].Location >= 0 || s.Nodes[i].DropsHTTPS {
				redirects++
			}
			if s.Nodes[i].DropsHTTPS {
				ids = append(ids, int32(i))
			}
		}
		if len(ids) == 0 {
			return nil
		}
		return []analyzer.Finding{{
			Loss: float64(len(ids)) / float64(redirects), Count: len(ids), Values: analyzer.V("got", len(ids)),
			Evidence: quoted(s, ids), Related: s.URLs(ids),
		}}
	}}
}
