package channel

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// stockoutDeadend looks for a way on from a product that is sold out: a notice when it is back, something similar, or
// someone to ask.
func stockoutDeadend(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if !p.Signals.OutOfStock {
		return analyzer.None()
	}
	words := c.Params.Strings("words")
	for i := range p.Headings {
		if analyzer.Says(p.Headings[i].Text, words) {
			return analyzer.Result{}
		}
	}
	if c.Says(c.Params.Strings("notice")) {
		return analyzer.Result{}
	}
	for i := range p.CTAs {
		if t := &p.CTAs[i]; t.InContent() && t.Goal != page.Navigate && t.Goal != page.Buy {
			return analyzer.Result{}
		}
	}
	for i := range p.Links {
		l := &p.Links[i]
		if !l.Internal || l.URL == p.URL || l.Region != page.Main && l.Region != page.Aside {
			continue
		}
		if k := c.Site.Lookup(l.URL); k >= 0 && c.Site.Nodes[k].Outcome == page.Audited && c.Site.Nodes[k].Type == page.Product {
			return analyzer.Result{}
		}
	}
	q := p.Signals.Quotes.Get("out_of_stock")
	e := analyzer.Evidence{Quote: q}
	if q == "" {
		e = headline(p)
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}
