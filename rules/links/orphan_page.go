package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// orphanPage finds pages that only a sitemap names. Landing pages of campaigns are meant to be so; they are marked noindex,
// and pages that are not to be found are left out. A crawl that was cut short has not seen all links.
func orphanPage(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var fs []analyzer.Finding
		if !s.Complete {
			return nil
		}
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited {
				continue
			}
			pages++
			if n.InSitemap && n.Inlinks == 0 && n.Indexable && n.Depth != 0 {
				fs = append(fs, analyzer.Finding{Count: 1, Evidence: []analyzer.Evidence{{Quote: n.URL}}, Related: []string{n.URL}})
			}
		}
		for k := range fs {
			fs[k].Loss = 0.2/float64(len(fs)) + 0.8/float64(pages)
		}
		return fs
	}}
}
