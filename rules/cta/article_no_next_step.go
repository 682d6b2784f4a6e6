package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// articleNoNextStep looks for any way on from an article or a case: a call outside the footer, a form, a subscription, or
// a link in the content to a page that sells or takes enquiries.
func articleNoNextStep(c *analyzer.Context) analyzer.Result {
	p := c.Page
	for i := range p.CTAs {
		if t := &p.CTAs[i]; seen(t) && (hard(t.Goal) || t.Goal == page.Subscribe || t.Goal == page.Download) {
			return analyzer.Result{}
		}
	}
	if asks(p) || widget(p) != "" || p.Signals.Newsletter {
		return analyzer.Result{}
	}
	unseen := false
	var evidence []analyzer.Evidence
	for i := range p.Links {
		l := &p.Links[i]
		if l.Region != page.Main && l.Region != page.Aside || !l.Internal || l.Kind != "http" || l.URL == p.URL {
			continue
		}
		k := c.Site.Lookup(l.URL)
		if k >= 0 {
			k = c.Site.Resolve(k)
		}
		if k < 0 || c.Site.Nodes[k].Outcome != page.Audited {
			unseen = true
			continue
		}
		switch t := c.Site.Nodes[k].Type; t {
		case page.Product, page.Landing, page.Pricing, page.Contact:
			return analyzer.Result{}
		}
		if l.Text != "" && len(evidence) < 5 {
			evidence = append(evidence, analyzer.Evidence{Quote: l.Text, Selector: l.Selector})
		}
	}
	if unseen && !c.Site.Complete {
		return analyzer.CannotTell()
	}
	res := analyzer.Found(analyzer.V("got", len(evidence)), append(evidence, instead(p))...)
	res.Confidence, res.Count = 0.8, 1
	return res
}
