package trust

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// bareClaims judges how much of what the company says of itself has no proof on the page or one click away. Shares are left to
// trust/unsourced-statistic and Chinese superlatives to offer/banned-superlative.
func bareClaims(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &unproven{ledger: analyzer.NewLedger(s), params: params, search: analyzer.Search{Site: s}}
}

type unproven struct {
	ledger *analyzer.Ledger
	search analyzer.Search
	params analyzer.Params
}

func (u *unproven) Page(i int32, p *page.Page) {
	u.search.See(p)
	u.ledger.Page(i, p)
}

func (u *unproven) Findings() []analyzer.Finding {
	claims, bare := u.ledger.Uncharged()
	share := float64(len(bare)) / float64(max(claims, 1))
	if claims < u.params.Int("claims") || share <= u.params.Number("share") || !u.search.Conclusive() {
		return nil
	}
	f := analyzer.Finding{Loss: share, Confidence: 0.8, Count: len(bare), Values: analyzer.V("got", len(bare), "claims", claims)}
	for i := range bare {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: bare[i].Quote, URL: bare[i].URL})
		f.Related = append(f.Related, bare[i].URL)
		if len(f.Evidence) == analyzer.MaxEvidence {
			break
		}
	}
	return []analyzer.Finding{f}
}
