package links

import (
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestADeadCallIsChargedOnce: where cta/dead-target takes points for a button, the same link costs nothing here and is still shown.
func TestADeadCallIsChargedOnce(t *testing.T) {
	const base = "https://crumb.example"
	for _, c := range []struct {
		name string
		ctas []page.CTA
		free bool
	}{
		{"a link in the text", nil, false},
		{"a button", []page.CTA{{Text: "Get a quote", Target: base + "/quote"}}, true},
		{"a button with another fault", []page.CTA{{Text: "Get a quote", Target: base + "/quote", Dead: "scheme"}}, false},
	} {
		s := analyzer.NewSurvey(base+"/", time.Time{})
		err := s.Visits(func(yield func(*page.Visit) error) error {
			if err := yield(&page.Visit{Outcome: page.Audited, Status: 200, Target: page.Target{URL: base + "/", Source: "start"}}); err != nil {
				return err
			}
			return yield(&page.Visit{Seq: 1, Outcome: page.ErrorPage, Status: 404, Target: page.Target{URL: base + "/quote", Source: "link"}})
		})
		if err != nil {
			t.Fatal(err)
		}
		p := &page.Page{URL: base + "/", Status: 200, CTAs: c.ctas, Links: []page.Link{{URL: base + "/quote", Internal: true, Kind: "http"}}}
		s.Page(0, p)
		site := s.Finish(analyzer.Verdict{})
		check := internalBroken(site, nil)
		check.Page(0, p)
		fs := check.Findings()
		if len(fs) != 1 || (fs[0].Loss == analyzer.Mention) != c.free {
			t.Errorf("%s: %+v", c.name, fs)
		}
	}
}
