package analyzer

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestFunctionsAreTheSamePoints: the eight functions share out the points of all rules, none is lost and none is counted twice.
func TestFunctionsAreTheSamePoints(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	for range 50 {
		var rules []*Rule
		for k := range 40 {
			r := &Rule{ID: string(rune('a'+k%26)) + string(rune('a'+k/26)), Category: Categories[rng.IntN(len(Categories))], Weight: float64(rng.IntN(10))}
			for range rng.IntN(4) {
				r.Functions = append(r.Functions, Functions[rng.IntN(len(Functions))])
			}
			if k%4 == 0 {
				r.Site = func(*Site) SiteCheck { return nil }
			} else {
				r.Page = func(*Context) Result { return Result{} }
			}
			rules = append(rules, r)
		}
		e := NewEngine(rules)
		tally := NewTally(e)
		for range 1 + rng.IntN(20) {
			var j Judgement
			for i, r := range rules {
				if r.Page != nil && rng.IntN(3) == 0 {
					j.Findings = append(j.Findings, Finding{Rule: rules[i].ID, Loss: rng.Float64(), Confidence: 1})
				}
			}
			tally.Page(page.Types[rng.IntN(len(page.Types))], &j, false)
		}
		s := tally.Score(page.LeadGen, false)
		lost, most, byRule := 0.0, 0.0, 0.0
		for _, f := range s.Functions() {
			lost, most = lost+f.Lost, most+f.Max
			if f.Score < 0 || f.Score > 100 || f.Lost > f.Max+1e-9 {
				t.Fatalf("%+v", f)
			}
		}
		for _, p := range s.Rules {
			byRule += p
		}
		if math.Abs(lost-byRule) > 1e-9 {
			t.Fatalf("functions lost %v, rules %v", lost, byRule)
		}
		if most > 100+1e-9 {
			t.Fatalf("functions could lose %v points", most)
		}
	}
}

// TestLeversRaiseSeveralFunctions: only rules that cost points and serve enough functions are levers.
func TestLeversRaiseSeveralFunctions(t *testing.T) {
	pass := func(*Context) Result { return Result{} }
	e := NewEngine([]*Rule{
		{ID: "a", Category: "cta", Weight: 5, Page: pass, Functions: []string{"sales", "service", "channel"}},
		{ID: "b", Category: "cta", Weight: 5, Page: pass, Functions: []string{"sales", "service"}},
		{ID: "c", Category: "cta", Weight: 5, Page: pass, Functions: []string{"brand", "promotion", "sales"}},
	})
	tally := NewTally(e)
	tally.Page(page.Home, &Judgement{Findings: []Finding{{Rule: "a", Loss: 1, Confidence: 1}, {Rule: "b", Loss: 1, Confidence: 1}}}, true)
	levers := tally.Score(page.LeadGen, false).Levers(3)
	if len(levers) != 1 || levers[0].Rule != "a" || levers[0].Points <= 0 || len(levers[0].Functions) != 3 {
		t.Errorf("%+v", levers)
	}
}
