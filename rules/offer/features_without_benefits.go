package offer

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// featuresWithoutBenefits finds product pages that list measurements and materials and never say what the customer
// has of them. Data sheets by their address, and pages without running text, are left alone.
func featuresWithoutBenefits(c *analyzer.Context) analyzer.Result {
	p := c.Page
	features := len(p.Offer.Numbers)
	if features < c.Params.Int("features") || !enough(p, c.Params.Int("words")) || datasheet(p) {
		return analyzer.None()
	}
	if p.Text.You > 0 || c.Says(c.Params.Strings("benefits")) {
		return analyzer.Result{}
	}
	evidence := make([]analyzer.Evidence, 0, 5)
	for _, n := range p.Offer.Numbers[:min(5, features)] {
		evidence = append(evidence, analyzer.Evidence{Quote: n})
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.5, Count: features, Evidence: evidence,
		Values: analyzer.V("got", features, "first", p.Offer.Numbers[0]),
	}
}

// datasheet reports whether the address says that the page is meant to hold data only.
func datasheet(p *page.Page) bool {
	u := strings.ToLower(p.URL)
	for _, part := range [...]string{"datasheet", "data-sheet", "datenblatt", "spec", "parameter", "canshu", "ficha-tecnica", "fiche-technique"} {
		if strings.Contains(u, part) {
			return true
		}
	}
	return false
}
