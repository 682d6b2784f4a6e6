package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// notRepeated looks for a call in the last quarter of a long page. Calls that stay on screen count, and so do those of
// the footer: the reader who reaches the end sees them.
func notRepeated(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit := c.Params.Int("words")
	if p.Language == "zh" {
		limit = c.Params.Int("han")
	}
	if p.Text.Words <= limit {
		return analyzer.None()
	}
	if widget(p) != "" {
		return analyzer.Result{}
	}
	from := 1 - c.Params.Number("tail")
	var last *page.CTA
	for i := range p.CTAs {
		t := &p.CTAs[i]
		if t.Goal == page.Navigate {
			continue
		}
		if t.Sticky || max(t.Position, t.Last) >= from {
			return analyzer.Result{}
		}
		if last == nil || max(t.Position, t.Last) > max(last.Position, last.Last) {
			last = t
		}
	}
	if last == nil {
		return analyzer.None() // cta/missing-primary
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8,
		Values:   analyzer.V("got", int(max(last.Position, last.Last)*100+0.5), "units", p.Text.Words, "label", quote(last)),
		Evidence: []analyzer.Evidence{{Quote: quote(last), Selector: last.Selector}},
	}
}
