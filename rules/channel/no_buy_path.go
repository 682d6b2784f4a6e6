package channel

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noBuyPath looks for a way to order on the product pages of a shop. A product that is sold out is left to
// channel/stockout-deadend. Without a price the page may be a guide, which halves the certainty.
func noBuyPath(c *analyzer.Context) analyzer.Result {
	p := c.Page
	switch {
	case c.Site.Model != page.Retail:
		return analyzer.None()
	case c.Site.ModelConfidence < sureModel:
		return analyzer.CannotTell()
	case p.Signals.OutOfStock:
		return analyzer.None()
	case buys(p):
		return analyzer.Result{}
	}
	confidence := 0.5
	if priced(p) {
		confidence = 0.8
		if !slices.ContainsFunc(p.Vendors, func(v page.Vendor) bool { return v.Kind == "platform" }) {
			confidence = 1 // no shop software whose script may add the button
		}
	}
	e := headline(p)
	evidence := []analyzer.Evidence{e}
	if len(p.Offer.Prices) > 0 {
		evidence = append(evidence, analyzer.Evidence{Quote: p.Offer.Prices[0].Text})
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: confidence, Count: 1, Evidence: evidence, Values: analyzer.V("got", e.Quote)}
}
