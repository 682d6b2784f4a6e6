package cta

import (
	"strings"

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
	looks := map[string][]page.Goal{} // by signature
	var worst string
	var all []page.Goal
	for i := range p.CTAs {
		t := &p.CTAs[i]
		g := step(t.Goal)
		if g == page.Navigate || t.Region != page.Main {
			continue
		}
		all = add(all, g)
		if t.Hero && !t.Sticky && strings.Contains(t.Signature, ".") { // bare links and buttons have no look of their own
			looks[t.Signature] = add(looks[t.Signature], g)
			if len(looks[t.Signature]) > len(looks[worst]) {
				worst = t.Signature
			}
		}
	}
	if len(all) == 0 {
		return analyzer.None()
	}
	inHero := len(looks[worst]) > limit
	got := len(all)
	if inHero {
		got = len(looks[worst])
	}
	if !inHero && got <= c.Params.Int("total") {
		return analyzer.Result{}
	}
	taken := map[page.Goal]bool{}
	evidence := labels(p, analyzer.MaxEvidence, func(t *page.CTA) bool {
		g := step(t.Goal)
		if g == page.Navigate || t.Region != page.Main || taken[g] || inHero && (!t.Hero || t.Signature != worst) {
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

// step folds the ways to reach the company into one.
func step(g page.Goal) page.Goal {
	switch g {
	case page.Call, page.Chat:
		return page.Enquire
	}
	return g
}

func add(goals []page.Goal, g page.Goal) []page.Goal {
	for _, x := range goals {
		if x == g {
			return goals
		}
	}
	return append(goals, g)
}
