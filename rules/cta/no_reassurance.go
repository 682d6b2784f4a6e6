package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noReassurance looks for words that take away the risk beside the main call: free, no card, a reply within a day, a
// guarantee, a price. Forms of enquiry on landing and contact pages are left to form/no-expectation, the same fault.
func noReassurance(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if (p.Type == page.Landing || p.Type == page.Contact) && asks(p) {
		return analyzer.None()
	}
	sig := &p.Signals
	main := labels(p, 1, func(t *page.CTA) bool {
		return t.InContent() && hard(t.Goal) && !channel(t) && t.Target != p.URL // the page's own entry in a menu beside it
	})
	if len(main) == 0 {
		return analyzer.None()
	}
	if sig.Reassure || sig.Guarantee || sig.Promise || sig.Pricing || len(p.Offer.PriceWords) > 0 {
		return analyzer.Result{}
	}
	for i := range p.Forms {
		if p.Forms[i].Privacy && p.Forms[i].Region == page.Main {
			return analyzer.Result{}
		}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Values: analyzer.V("got", main[0].Quote), Evidence: main}
}
