package rules

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Violations makes the check of a rule that reports the violations of some kinds (page.Markup) as one finding: their
// count as got, and the places as evidence. confidence is that of analyzer.Result. On a shell whose content a script
// writes later, the check cannot tell what the page will lack.
func Violations(confidence float64, kinds ...string) func(*analyzer.Context) analyzer.Result {
	return func(c *analyzer.Context) analyzer.Result {
		if c.Page.Status >= 400 {
			return analyzer.None()
		}
		if c.Page.ScriptOnly {
			return analyzer.CannotTell()
		}
		n, evidence := Violated(c.Page, kinds...)
		if n == 0 {
			return analyzer.Result{}
		}
		return analyzer.Result{
			Status: analyzer.Fail, Confidence: confidence, Count: n, Evidence: evidence, Values: analyzer.V("got", n),
		}
	}
}

// Violated counts the violations of some kinds and shows where they stand.
func Violated(p *page.Page, kinds ...string) (n int, evidence []analyzer.Evidence) {
	if len(p.Markup.Violations) == 0 {
		return 0, nil
	}
	for _, kind := range kinds {
		v := p.Markup.Get(kind)
		if v == nil {
			continue
		}
		n += v.Count
		for _, at := range v.Places {
			if len(evidence) < analyzer.MaxEvidence {
				evidence = append(evidence, analyzer.Evidence{Quote: at.Quote, Selector: at.Selector})
			}
		}
	}
	return n, evidence
}
