package offer

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noPricePath looks for a price, what it depends on, or a way to ask for it. A general way to get in touch is half of it.
func noPricePath(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Offer.Prices) > 0 || len(p.Offer.PriceWords) > 0 || p.Signals.Pricing {
		return analyzer.Result{}
	}
	words := c.Params.Strings("words")
	for i := range p.Structured {
		if pr := &p.Structured[i].Properties; pr.Has("offers.price") || pr.Has("offers.lowPrice") || pr.Has("price") || pr.Has("priceRange") {
			return analyzer.Result{}
		}
	}
	if c.LinkSays(words) {
		return analyzer.Result{}
	}
	reach := false
	for i := range p.CTAs {
		t := &p.CTAs[i]
		if t.Goal == page.Buy || t.Goal == page.Trial || analyzer.Says(t.Text, words) {
			return analyzer.Result{}
		}
		switch t.Goal {
		case page.Enquire, page.Call, page.Chat, page.Book:
			reach = reach || t.Region != page.Footer
		}
	}
	for i := range p.Forms {
		switch f := &p.Forms[i]; f.Purpose {
		case "order", "checkout", "booking":
			return analyzer.Result{}
		case "lead", "contact":
			if analyzer.Says(f.Submit+"\n"+f.Text, words) {
				return analyzer.Result{}
			}
			reach = reach || f.Region == page.Main
		}
	}
	loss := 1.0
	if reach {
		loss = 0.5
	}
	e := headline(p)
	return analyzer.Result{Status: analyzer.Fail, Loss: loss, Confidence: 0.8, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}
