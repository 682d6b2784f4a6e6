package offer

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
)

// noGuarantee looks for a promise in case something goes wrong: a guarantee, warranty, returns, repair, service level. A
// linked page on returns or warranty, one click away, counts.
func noGuarantee(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Signals.Guarantee || p.Signals.AfterSales || slices.Contains(p.Signals.Legal, "returns") {
		return analyzer.Result{}
	}
	words := c.Params.Strings("words")
	if c.Says(words) || c.LinkSays(words) {
		return analyzer.Result{}
	}
	e := headline(p)
	confidence := 0.5 // who sells work often grants it in the contract alone
	if goods(p) {
		confidence = 0.8
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: confidence, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}
