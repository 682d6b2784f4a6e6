package cta

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// competing counts the different steps that buttons of one look ask for in the hero, and all steps of the content.
// Telephone, chat and form are ways to one step.
func competing(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit := c.Params.Int("max")
	if p.Type == page.Home {
		limit = c.Params.Int("home")
	}
	steps := analyzer.StepsOf(p)
	all := steps.All
	if len(all) == 0 {
		return analyzer.None()
	}
	inHero := len(steps.Hero) > limit
	got := len(all)
	if inHero {
		got = len(steps.Hero)
	}
	if !inHero && got <= c.Params.Int("total") {
		return analyzer.Result{}
	}
	taken := map[page.Goal]bool{}
	evidence := labels(p, analyzer.MaxEvidence, func(t *page.CTA) bool {
		g := analyzer.StepOf(t.Goal)
		if !analyzer.Competes(t) || taken[g] || inHero && (!analyzer.OnTop(t) || t.Signature != steps.Look) {
			return false
		}
		taken[g] = true
		return true
	})
	if len(evidence) == 0 {
		evidence = []analyzer.Evidence{instead(p)}
	}
	return analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Count: got, Values: analyzer.V("got", got), Evidence: evidence}
}
