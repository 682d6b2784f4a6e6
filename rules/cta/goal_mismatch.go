package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// goalMismatch compares the steps that the page asks for with the business model: a shop that can only be asked, a firm for large
// projects that can only be bought from, a brand that sells without a shop. It needs a model that is sure, and a page
// that asks for something: without any call the fault is cta/missing-primary.
func goalMismatch(c *analyzer.Context) analyzer.Result {
	p, model := c.Page, c.Site.Model
	if c.Site.ModelConfidence < sureModel {
		return analyzer.CannotTell()
	}
	switch model {
	case page.Retail:
		if p.Type != page.Home { // channel/no-buy-path
			return analyzer.None()
		}
	case page.LeadGen, page.Brand:
	default:
		return analyzer.None()
	}
	buys, right, other := false, false, false
	for i := range p.CTAs {
		t := &p.CTAs[i]
		if !seen(t) {
			continue
		}
		buys = buys || t.Goal == page.Buy
		right = right || wanted(model, t.Goal) && t.Goal != page.Buy
		other = other || hard(t.Goal)
	}
	switch {
	case !other:
		return analyzer.None()
	case model == page.Retail && (buys || right || p.Signals.Cart || sells(p)),
		model == page.LeadGen && (right || asks(p) || widget(p) != "" || !buys),
		model == page.Brand && (right || !buys || p.Signals.Cart || sells(p)):
		return analyzer.Result{}
	}
	evidence := labels(p, 5, func(t *page.CTA) bool { return seen(t) && hard(t.Goal) })
	if len(evidence) == 0 {
		evidence = []analyzer.Evidence{instead(p)}
	}
	confidence := 0.8
	if c.Site.ModelConfidence < 0.8 {
		confidence = 0.5
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: confidence, Evidence: evidence, Count: 1,
		Values: analyzer.V("got", evidence[0].Quote),
	}
}

// sells reports whether a marketplace is linked, or a shop of another page takes the order.
func sells(p *page.Page) bool {
	for i := range p.Vendors {
		if k := p.Vendors[i].Kind; k == "marketplace" || k == "payment" {
			return true
		}
	}
	return false
}
