package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sureModel is the confidence from which the rules rely on the business model of the site.
const sureModel = 0.6

// missingPrimary looks for one call that a company of this model lives from. A page that asks for another step of
// weight is left to cta/goal-mismatch, the product page of a shop to channel/no-buy-path.
func missingPrimary(c *analyzer.Context) analyzer.Result {
	p, model := c.Page, c.Site.Model
	if model == page.Retail && p.Type == page.Product && c.Site.ModelConfidence >= sureModel {
		return analyzer.None()
	}
	for i := range p.CTAs {
		if t := &p.CTAs[i]; seen(t) && (hard(t.Goal) || wanted(model, t.Goal)) {
			return analyzer.Result{}
		}
	}
	if asks(p) || widget(p) != "" || model == page.Content && p.Signals.Newsletter {
		return analyzer.Result{}
	}
	evidence := labels(p, 5, func(*page.CTA) bool { return true })
	res := analyzer.Found(analyzer.V("got", len(evidence)), append(evidence, instead(p))...)
	res.Count = 1
	if len(evidence) > 0 { // something is there, and a reader may take it for a step
		res.Confidence = 0.8
	}
	return res
}
