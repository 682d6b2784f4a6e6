package analyzer

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/siteassay/assay/page"
)

// aSite is a made-up run: rules, page types and what every page rule says of every page.
type aSite struct {
	engine *Engine
	types  []page.Type
	losses [][]float64 // page → rule → effective loss
	site   []float64   // by rule
	model  page.Model
}

func randomSite(r *rand.Rand) *aSite {
	s := &aSite{model: page.Models[r.IntN(len(page.Models))]}
	own := []OwnCategory{{Name: "menu", Heading: "trust", Weight: 0.1 + 20*r.Float64()}, {Name: "seo", Weight: 50 * r.Float64()}}[:r.IntN(3)]
	names := NewEngine(nil, own...).Categories()
	var rules []*Rule
	for i := range 5 + r.IntN(60) {
		rule := &Rule{ID: fmt.Sprintf("p/r%03d", i), Category: names[r.IntN(len(names))], Weight: float64(r.IntN(11))}
		if r.IntN(4) == 0 {
			rule.Site = func(*Site) SiteCheck { return nil }
		} else {
			rule.Page = func(*Context) Result { return Result{} }
			if r.IntN(2) == 0 {
				rule.Types = []page.Type{page.Types[r.IntN(len(page.Types))], page.Types[r.IntN(len(page.Types))]}
			}
			rule.Gate = r.IntN(12) == 0
		}
		rules = append(rules, rule)
	}
	s.engine = NewEngine(rules, own...)
	s.site = make([]float64, len(rules))
	for i, rule := range rules {
		if rule.Site != nil && r.IntN(2) == 0 {
			s.site[i] = r.Float64()
		}
	}
	for range 1 + r.IntN(40) {
		ty := page.Types[r.IntN(len(page.Types))]
		row := make([]float64, len(rules))
		for i, rule := range rules {
			if rule.Page != nil && rule.Concerns(ty) && r.IntN(3) == 0 {
				row[i] = r.Float64()
				if rule.Gate && r.IntN(3) == 0 {
					row[i] = 1
				}
			}
		}
		s.types = append(s.types, ty)
		s.losses = append(s.losses, row)
	}
	return s
}

func (s *aSite) judgement(p int) *Judgement {
	j := &Judgement{}
	for i, l := range s.losses[p] {
		if l > 0 {
			j.Findings = append(j.Findings, Finding{Rule: s.engine.Rules[i].ID, Loss: l, Confidence: 1})
		}
	}
	return j
}

// score returns the score and the sum of the points of all its explanations.
func (s *aSite) score() (*Score, float64) {
	t := NewTally(s.engine)
	gates := make([]int, len(s.types))
	for p, ty := range s.types {
		gates[p] = t.Page(ty, s.judgement(p), p == 0)
	}
	var fs []Finding
	for i, l := range s.site {
		if l > 0 {
			fs = append(fs, Finding{Rule: s.engine.Rules[i].ID, Loss: l, Confidence: 1})
		}
	}
	t.Site(fs, nil)
	sc := t.Score(s.model, true)
	sum := 0.0
	for p, ty := range s.types {
		for _, x := range sc.PagePoints(ty, s.judgement(p), gates[p]) {
			sum += x
		}
	}
	for i := range fs {
		sum += sc.SitePoints(&fs[i])
	}
	for _, m := range sc.Missing {
		sum += m.Points
	}
	for _, c := range sc.Caps {
		sum += c.Points
	}
	return sc, sum
}

func TestEveryLostPointIsExplained(t *testing.T) {
	for seed := range uint64(500) {
		s := randomSite(rand.New(rand.NewPCG(seed, 1)))
		sc, sum := s.score()
		if d := math.Abs(100 - sc.Overall - sum); d > 1e-9 {
			t.Fatalf("seed %d: score %v, but the findings cost %v", seed, sc.Overall, sum)
		}
		if sc.Overall < 0 || sc.Overall > 100 || math.IsNaN(sc.Overall) {
			t.Fatalf("seed %d: score %v is out of range", seed, sc.Overall)
		}
		byRule := 0.0
		for _, p := range sc.Rules {
			byRule += p
		}
		for _, m := range sc.Missing {
			byRule += m.Points
		}
		for _, c := range sc.Caps {
			byRule += c.Points
		}
		if d := math.Abs(byRule - sum); d > 1e-9 {
			t.Fatalf("seed %d: rules cost %v, findings %v", seed, byRule, sum)
		}
	}
}

func TestWorsePagesNeverRaiseTheScore(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		s := randomSite(r)
		before, _ := s.score()
		for range 5 {
			p := r.IntN(len(s.types))
			i := r.IntN(len(s.losses[p]))
			if rule := s.engine.Rules[i]; rule.Page == nil || !rule.Concerns(s.types[p]) {
				continue
			}
			s.losses[p][i] = math.Min(1, s.losses[p][i]+r.Float64())
		}
		after, _ := s.score()
		if after.Overall > before.Overall+1e-9 {
			t.Fatalf("seed %d: more loss raised the score from %v to %v", seed, before.Overall, after.Overall)
		}
	}
}

func TestAPerfectSiteScores100AndAnEmptyRowOfPagesIsMissing(t *testing.T) {
	e := NewEngine([]*Rule{{ID: "cta/a", Category: "cta", Weight: 5, Page: func(*Context) Result { return Result{} }}})
	t.Run("all types present", func(t *testing.T) {
		y := NewTally(e)
		for _, ty := range page.Types {
			y.Page(ty, &Judgement{}, ty == page.Home)
		}
		if s := y.Score(page.LeadGen, true); s.Overall != 100 || s.Coverage != 1 {
			t.Errorf("score %v, coverage %v", s.Overall, s.Coverage)
		}
	})
	t.Run("no contact page", func(t *testing.T) {
		y := NewTally(e)
		for _, ty := range page.Types {
			if ty != page.Contact {
				y.Page(ty, &Judgement{}, ty == page.Home)
			}
		}
		s := y.Score(page.LeadGen, true)
		if len(s.Missing) != 1 || s.Missing[0].Type != page.Contact || s.Missing[0].Points <= 0 {
			t.Errorf("missing: %+v", s.Missing)
		}
		if s := y.Score(page.LeadGen, false); len(s.Missing) != 0 || s.Overall != 100 {
			t.Errorf("a crawl that was cut short cannot know what is missing: %+v", s.Missing)
		}
	})
}

func TestAConfirmedGateOnTheHomePageCapsTheSite(t *testing.T) {
	e := NewEngine([]*Rule{
		{ID: "trust/injected-spam", Category: "trust", Weight: 10, Gate: true, Page: func(*Context) Result { return Result{} }},
		{ID: "seo/title-too-long", Category: "seo", Weight: 5, Page: func(*Context) Result { return Result{} }},
	})
	for _, c := range []struct {
		name string
		loss float64
		cap  float64
	}{{"confirmed", 1, 40}, {"suspected", 0.5, 100}} {
		y := NewTally(e)
		for i := range 100 {
			j := &Judgement{}
			if i == 0 {
				j.Findings = []Finding{{Rule: "trust/injected-spam", Loss: c.loss, Confidence: 1}}
			}
			y.Page(page.Home, j, i == 0)
		}
		if s := y.Score(page.LeadGen, false); s.Overall > c.cap || c.cap == 100 && s.Overall < 99 {
			t.Errorf("%s: score %v, cap %v", c.name, s.Overall, c.cap)
		}
	}
}

func TestUnknownLowersTheCoverageAndNotTheScore(t *testing.T) {
	e := NewEngine([]*Rule{{ID: "cta/a", Category: "cta", Weight: 5, Page: func(*Context) Result { return Result{} }}})
	y := NewTally(e)
	y.Page(page.Home, &Judgement{Unknown: Bits("\x01")}, true)
	y.Page(page.Home, &Judgement{}, false)
	if s := y.Score(page.LeadGen, false); s.Overall != 100 || math.Abs(s.Coverage-0.5) > 1e-9 {
		t.Errorf("score %v, coverage %v", s.Overall, s.Coverage)
	}
}

func TestWeightsAreWhatTheSpecificationSays(t *testing.T) {
	for i, m := range page.Models {
		sum := 0.0
		for _, w := range conversionWeights {
			sum += w[i]
		}
		if sum != 100 {
			t.Errorf("conversion weights of %s sum to %v", m, sum)
		}
		total := 0.0
		for _, c := range Categories {
			total += CategoryWeight(m, c)
		}
		if math.Abs(total-100) > 1e-9 {
			t.Errorf("all weights of %s sum to %v", m, total)
		}
	}
	seen := map[string]bool{}
	for _, h := range Headings {
		for _, c := range h.Categories {
			seen[c] = true
		}
	}
	if len(seen) != len(Categories) {
		t.Errorf("headings name %d of %d categories", len(seen), len(Categories))
	}
}
