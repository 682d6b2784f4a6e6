package service

import (
	"cmp"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noPromise finds a form for enquiries, or a basket, without a word on when the answer or the goods will come. Without either there is
// nothing to wait for.
func noPromise(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 || p.ScriptOnly {
		return analyzer.None()
	}
	quote, selector := waited(p)
	if quote == "" {
		return analyzer.None()
	}
	if p.Signals.Promise || p.Signals.Quotes.Has("promise") {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Values: analyzer.V("got", quote),
		Evidence: []analyzer.Evidence{{Quote: quote, Selector: selector}},
	}
}

// waited quotes what a visitor sends off here: the label of a form's button, or of the basket.
func waited(p *page.Page) (quote, selector string) {
	for i := range p.Forms {
		f := &p.Forms[i]
		switch f.Purpose {
		case "contact", "lead", "booking", "order":
			return cmp.Or(f.Submit, headline(p)), f.Selector
		}
	}
	if p.Type == page.Product && p.Signals.Cart && len(p.Offer.Prices) > 0 {
		for i := range p.CTAs {
			if c := &p.CTAs[i]; c.Goal == page.Buy && c.Text != "" {
				return c.Text, c.Selector
			}
		}
	}
	return "", ""
}
