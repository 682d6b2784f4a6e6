package analyzer

import (
	"cmp"
	"slices"

	"github.com/siteassay/assay/page"
)

// Functions are the eight functions of a company site (domain.md 1.2), in the order of every report.
var Functions = [...]string{"brand", "promotion", "information", "sales", "channel", "service", "relations", "research"}

// A FunctionScore is how well one function is served: the points of the rules that serve it, a rule that serves several giving
// each an equal part. The eight are the same points as those of the categories in another order, never a second score: Max
// and Lost add up to those of all rules that ran. Page types that are missing belong to no rule and are not in it.
type FunctionScore struct {
	ID    string  `json:"id"`
	Max   float64 `json:"max"`
	Lost  float64 `json:"lost"`
	Score float64 `json:"score"` // 100 × (1 − Lost/Max); 100 where no rule serves it
}

// Functions regroups the points by function. A rule that names none of the eight counts for information, which every page gives.
func (s *Score) Functions() []FunctionScore {
	out := make([]FunctionScore, len(Functions))
	for k, id := range Functions {
		out[k].ID = id
	}
	for i, r := range s.tally.engine.Rules {
		serves := served(r)
		part := 1 / float64(len(serves))
		most := s.most(i)
		for _, k := range serves {
			out[k].Max += part * most
			out[k].Lost += part * s.Rules[i]
		}
	}
	for k := range out {
		f := &out[k]
		f.Score = 100
		if f.Max > 0 {
			f.Score = max(0, 100*(1-f.Lost/f.Max))
		}
	}
	return out
}

// served are the functions that a rule serves, by index.
func served(r *Rule) []int {
	var ks []int
	for _, f := range r.Functions {
		if k := slices.Index(Functions[:], f); k >= 0 && !slices.Contains(ks, k) {
			ks = append(ks, k)
		}
	}
	if ks == nil {
		ks = append(ks, slices.Index(Functions[:], "information"))
	}
	return ks
}

// most are the points that rule i can cost on this site: with the full loss on every page that it concerns.
func (s *Score) most(i int) float64 {
	r := s.tally.engine.Rules[i]
	if r.Page == nil {
		return s.siteC[r.Category] * r.Weight
	}
	sum := 0.0
	for _, ty := range page.Types { // in a fixed order: the last digit of a sum depends on it
		if t := s.tally.types[ty]; t != nil && r.Concerns(ty) {
			sum += s.coef[r.Category][ty] * r.Weight * float64(t.pages)
		}
	}
	return sum
}

// A Lever is a rule whose repair raises several functions at once.
type Lever struct {
	Rule      string   `json:"rule"`
	Functions []string `json:"functions"`
	Points    float64  `json:"points"` // that come back
}

// leastLever is the least that a repair must bring back to be one; what is only mentioned brings nothing.
const leastLever = 0.005

// Levers are the rules that cost points and serve at least n functions, those that bring back most first.
func (s *Score) Levers(n int) []Lever {
	levers := []Lever{}
	for i, r := range s.tally.engine.Rules {
		serves := served(r)
		if s.Rules[i] < leastLever || len(serves) < n {
			continue
		}
		l := Lever{Rule: r.ID, Points: s.Rules[i]}
		for _, k := range serves {
			l.Functions = append(l.Functions, Functions[k])
		}
		levers = append(levers, l)
	}
	slices.SortStableFunc(levers, func(a, b Lever) int { return cmp.Compare(b.Points, a.Points) })
	return levers
}
