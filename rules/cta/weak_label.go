package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// weakLabel judges the buttons of the content together: one that says what happens is enough, and weak ones beside it
// are fine. Pages without any call are left to cta/missing-primary.
func weakLabel(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if widget(p) != "" {
		return analyzer.None()
	}
	elsewhere := false
	var evidence []analyzer.Evidence
	weak := 0
	for i := range p.CTAs {
		t := &p.CTAs[i]
		switch inside := t.Again != "" || (t.Region == page.Main || t.Region == page.Aside) && !t.Sticky; {
		case inside && t.Weak:
			if weak++; len(evidence) < analyzer.MaxEvidence {
				evidence = append(evidence, analyzer.Evidence{Quote: quote(t), Selector: t.Selector})
			}
		case inside:
			return analyzer.Result{}
		default:
			elsewhere = elsewhere || seen(t) && (hard(t.Goal) || t.Goal == page.Subscribe)
		}
	}
	if weak == 0 || !elsewhere {
		return analyzer.None()
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: weak, Evidence: evidence,
		Values: analyzer.V("got", evidence[0].Quote),
	}
}
