package indexing

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// agentsSoftBlocked compares what an assistant gets with what a browser gets (--cloak-check). Firewalls that know the addresses of
// assistants refuse everybody else who uses their name, so that the finding is half sure.
func agentsSoftBlocked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &softBlocked{guises: &s.Guises}
}

type softBlocked struct {
	guises  *analyzer.Guises
	unknown bool
}

func (*softBlocked) Page(int32, *page.Page) {}

// Unknown reports whether nobody asked, or the server did not say.
func (k *softBlocked) Unknown() bool { return k.unknown }

// Findings is one finding for the server, where all pages that were asked for are refused.
func (k *softBlocked) Findings() []analyzer.Finding {
	k.unknown = !k.guises.Asked
	f := analyzer.Finding{Confidence: 0.5}
	for i := range k.guises.Pages {
		p := &k.guises.Pages[i]
		a, refused, ok := p.Refused()
		if a == nil {
			continue
		}
		if ok && !refused {
			return nil
		}
		if k.unknown = k.unknown || !ok; !ok {
			continue
		}
		if f.Values == nil {
			f.Values = analyzer.V("got", p.URL, "agent", a.Agent)
		}
		f.Evidence = append(f.Evidence, analyzer.Evidence{URL: p.URL, Quote: fmt.Sprintf("%s: HTTP %d, %d B; Chrome: HTTP 200, %d B",
			a.Agent, a.Status, a.Bytes, p.As("browser").Bytes)})
		f.Related = append(f.Related, p.URL)
	}
	if len(f.Evidence) == 0 {
		return nil
	}
	return []analyzer.Finding{f}
}
