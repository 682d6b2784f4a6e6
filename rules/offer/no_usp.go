package offer

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// noUSP looks for what sets the company apart where a visitor decides to stay: a differentiator anywhere in the
// content, or a number, a named audience or one of the user's own phrases in hero, headings and description.
func noUSP(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Offer.Differentiators) > 0 {
		return analyzer.Result{}
	}
	if !enough(p, c.Params.Int("words")) {
		return analyzer.None()
	}
	text := p.Offer.Headline + "\n" + p.Offer.Hero + "\n" + p.Description.Text + "\n" + p.Title.Text
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level <= 2 && i < 20 {
			text += "\n" + h.Text
		}
	}
	for _, n := range p.Offer.Numbers {
		if strings.Contains(text, n) {
			return analyzer.Result{}
		}
	}
	if analyzer.Says(text, c.Params.Strings("audience")) || analyzer.Says(text, c.Params.Strings("phrases")) {
		return analyzer.Result{}
	}
	confidence := 0.8
	if p.Offer.ValueProposition != "" {
		confidence = 0.5
	}
	e := headline(p)
	return analyzer.Result{Status: analyzer.Fail, Confidence: confidence, Evidence: []analyzer.Evidence{e}, Values: analyzer.V("got", e.Quote)}
}
