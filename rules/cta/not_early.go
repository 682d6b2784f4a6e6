package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// notEarly measures how much text stands before the first call. A call in the header or one that stays on screen is
// early wherever it is written; on a short page everything is.
func notEarly(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit := c.Params.Number("max")
	if widget(p) != "" {
		return analyzer.Result{}
	}
	var first *page.CTA
	for i := range p.CTAs {
		t := &p.CTAs[i]
		if !seen(t) || t.Goal == page.Navigate {
			continue
		}
		if t.Goal == page.Chat && t.Position > 0.9 {
			return analyzer.Result{} // the chat bar that floats beside the page stands at the end of its mark-up
		}
		if always(t) || t.Hero || t.Position <= limit {
			return analyzer.Result{}
		}
		if first == nil || t.Position < first.Position {
			first = t
		}
	}
	if first == nil {
		return analyzer.None() // cta/missing-primary
	}
	if p.Text.Words < c.Params.Int("words") {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status:     analyzer.Fail,
		Loss:       min(1, 0.2+0.8*(first.Position-limit)/0.45),
		Confidence: 0.8,
		Values:     analyzer.V("got", int(first.Position*100+0.5), "label", first.Text),
		Evidence:   []analyzer.Evidence{{Quote: quote(first), Selector: first.Selector}},
	}
}

// quote is the label of a call, or its target where an image stands in place of words.
func quote(c *page.CTA) string {
	if c.Text != "" {
		return c.Text
	}
	if c.Target != "" {
		return c.Target
	}
	return c.Selector
}
