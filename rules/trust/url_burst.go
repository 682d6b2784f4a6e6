package trust

import (
	"math"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// urlBurst tells of the URLs that came since the run before and look as kits name them (domain.md 4.2, family U).
func urlBurst(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &burst{site: s} }

type burst struct{ site *analyzer.Site }

func (*burst) Page(int32, *page.Page) {}

// Findings is one finding with all of them, none on a first run.
func (k *burst) Findings() []analyzer.Finding {
	b := k.site.Intrusion.Burst
	if b == nil {
		return nil
	}
	f := analyzer.Finding{
		Confidence: 0.8, Count: len(b.URLs), Related: b.URLs,
		Values: analyzer.V("got", len(b.URLs), "share", int(math.Round(100*b.Share))),
	}
	for _, u := range b.URLs[:min(len(b.URLs), 5)] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: u, URL: u})
	}
	return []analyzer.Finding{f}
}
