package brand

import (
	"math"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// positioningDrift lists the pages that say something else of the company than in the run before. On a first run, and where no page
// states a value in both, there is no drift to judge: that is no gap of what was verified, or the same site would
// be verified better the second time.
func positioningDrift(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &drift{site: s, least: p.Number("likeness")}
}

type drift struct {
	site  *analyzer.Site
	least float64
}

// Page keeps nothing: the audit compares the pages.
func (*drift) Page(int32, *page.Page) {}

func (d *drift) Findings() []analyzer.Finding {
	c := d.site.Changes
	if c == nil || c.Values == 0 {
		return nil
	}
	f := analyzer.Finding{Confidence: 0.8}
	least := 1.0
	for _, x := range c.Drifts {
		if x.Likeness >= d.least {
			continue
		}
		f.Count++
		least = min(least, x.Likeness)
		u := d.site.Nodes[x.Node].URL
		f.Related = append(f.Related, u)
		if len(f.Evidence) < analyzer.MaxEvidence {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: x.Was + " → " + x.Is, URL: u})
		}
	}
	if f.Count == 0 {
		return nil
	}
	f.Loss = 1 - least
	f.Values = analyzer.V("got", f.Count, "likeness", int(math.Round(100*least)))
	return []analyzer.Finding{f}
}
