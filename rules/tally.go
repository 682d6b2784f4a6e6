package rules

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A Tally makes a site check that counts the pages with some trait and says so once, where a finding for each page would
// drown the report. measure returns how often the page has the trait and what shows it, or -1 when the page is not to be
// counted at all. The finding comes when the pages are at least the parameter pages (1 when there is none) and their
// share of the counted ones is at least the parameter share (0). Its values are got (pages), all (pages counted) and
// times (sum of the traits); its loss is the share. It keeps four bytes a page.
func Tally(confidence float64, measure func(*page.Page, analyzer.Params) (n int, quote string)) func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck {
	return func(s *analyzer.Site, ps analyzer.Params) analyzer.SiteCheck {
		return &tally{site: s, params: ps, confidence: confidence, measure: measure}
	}
}

type tally struct {
	site       *analyzer.Site
	params     analyzer.Params
	confidence float64
	measure    func(*page.Page, analyzer.Params) (int, string)
	all, times int
	ids        []int32
	evidence   []analyzer.Evidence
}

// tallyEvidence is how many different quotes a tally shows.
const tallyEvidence = 5

func (t *tally) Page(i int32, p *page.Page) {
	if p.Status != 200 || p.Signals.NotFound || p.Signals.Challenge {
		return
	}
	n, quote := t.measure(p, t.params)
	if n < 0 {
		return
	}
	t.all++
	if n == 0 {
		return
	}
	t.times += n
	t.ids = append(t.ids, i)
	if len(t.evidence) >= tallyEvidence {
		return
	}
	for _, e := range t.evidence {
		if e.Quote == quote {
			return
		}
	}
	t.evidence = append(t.evidence, analyzer.Evidence{Quote: strings.Clone(quote), URL: t.site.Nodes[i].URL})
}

func (t *tally) Findings() []analyzer.Finding {
	n := len(t.ids)
	if n == 0 || n < t.params.Int("pages") || float64(n) < t.params.Number("share")*float64(t.all) {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(n) / float64(t.all), Confidence: t.confidence, Count: n, Evidence: t.evidence, Related: t.site.URLs(t.ids),
		Values: analyzer.V("got", n, "all", t.all, "times", t.times),
	}}
}
