package analyzer

import (
	"math"
	"slices"

	"github.com/siteassay/assay/page"
)

// A Score is the account of the points of one run, additive and explained: 100 − Overall is the sum of Points over all
// findings, Missing and Gates, to 1e-9. The formulas are those of domain.md 3.2.
type Score struct {
	Overall    float64
	Coverage   float64 // 0 … 1, verified share of the weight
	Categories []CategoryScore
	Rules      []float64 // points lost by rule index, gates' rest included
	Missing    []MissingType
	Caps       []Cap
	Indices    []float64 // in the order of Indices, 0 … 100

	model page.Model
	tally *Tally
	coef  map[string]map[page.Type]float64 // category → type → points of one unit of weight on one page
	siteC map[string]float64               // category → points of one unit of weight of a site rule
}

// CategoryScore is one category's account.
type CategoryScore struct {
	Name string
	Max  float64
	Lost float64
}

// MissingType is a page type that the model requires and the site lacks.
type MissingType struct {
	Type   page.Type
	Points float64
}

// Cap is a limit on the score set by a gate.
type Cap struct {
	Rule   string
	Cap    float64
	Points float64 // taken off beyond the findings
}

// Score closes the account. complete says that no limit cut the crawl short: only then can a page type be missing, and only where
// no other page does its job (Site.Served).
func (t *Tally) Score(m page.Model, complete bool, served ...page.Type) *Score {
	s := &Score{model: m, tally: t, Rules: make([]float64, len(t.engine.Rules)), coef: map[string]map[page.Type]float64{}, siteC: map[string]float64{}}
	siteW, pageW := t.scopeWeights()
	present, missing := t.present(m, complete, served)
	omega := s.categoryWeights(siteW, present)
	lostMissing := map[page.Type]float64{}
	verified, total := 0.0, 0.0
	for _, c := range t.engine.categories {
		max := omega[c]
		if max == 0 {
			continue
		}
		total += max
		cs := CategoryScore{Name: c, Max: max}
		sigma, share := t.split(m, c, siteW[c], pageW[c], present, missing)
		verified += max
		for _, ty := range present {
			w := t.weight[ty][c]
			if share[ty] == 0 || w == 0 {
				continue
			}
			unit := max * (1 - sigma) * share[ty] / w // a unit of weight on a page type of one page
			if t.types[ty] == nil {                   // required and missing: a virtual page with loss 1
				cs.Lost += unit * w
				lostMissing[ty] += unit * w
				continue
			}
			unit /= float64(t.types[ty].pages)
			s.at(c)[ty] = unit
			l, v := s.addType(c, ty, unit)
			cs.Lost += l
			verified -= v
		}
		if siteW[c] > 0 {
			s.siteC[c] = max * sigma / siteW[c]
			l, v := s.addSite(c)
			cs.Lost += l
			verified -= v
		}
		s.Categories = append(s.Categories, cs)
	}
	for _, ty := range missing {
		s.Missing = append(s.Missing, MissingType{ty, lostMissing[ty]})
	}
	s.Overall = 100
	for _, c := range s.Categories {
		s.Overall -= c.Lost
	}
	s.Overall = math.Max(0, s.Overall)
	s.cap()
	s.Coverage = 1
	if total > 0 {
		s.Coverage = math.Max(0, verified/100)
	}
	s.indices()
	return s
}

func (s *Score) at(c string) map[page.Type]float64 {
	if s.coef[c] == nil {
		s.coef[c] = map[page.Type]float64{}
	}
	return s.coef[c]
}

// addType adds the losses of category c on pages of type ty; it returns them and the weight that was not verified.
func (s *Score) addType(c string, ty page.Type, unit float64) (lost, unverified float64) {
	tt := s.tally.types[ty]
	for i, r := range s.tally.engine.Rules {
		if r.Category != c || r.Page == nil {
			continue
		}
		p := unit * r.Weight * tt.loss[i]
		s.Rules[i] += p
		lost += p
		unverified += unit * r.Weight * tt.unknown[i]
	}
	for i := range s.tally.engine.Rules {
		if rest := tt.rest[i]; rest != nil {
			p := unit * rest[c]
			s.Rules[i] += p
			lost += p
		}
	}
	return lost, unverified
}

// addSite adds the losses of the site rules of category c.
func (s *Score) addSite(c string) (lost, unverified float64) {
	for _, l := range s.tally.site {
		r := s.tally.engine.Rules[l.rule]
		if r.Category != c {
			continue
		}
		if l.unknown {
			unverified += s.siteC[c] * r.Weight
			continue
		}
		p := s.siteC[c] * r.Weight * l.loss
		s.Rules[l.rule] += p
		lost += p
	}
	return lost, unverified
}

// scopeWeights are the weights of the site rules and of the page rules of each category.
func (t *Tally) scopeWeights() (site, pages map[string]float64) {
	site, pages = map[string]float64{}, map[string]float64{}
	for _, r := range t.engine.Rules {
		if r.Site != nil {
			site[r.Category] += r.Weight
		} else {
			pages[r.Category] += r.Weight
		}
	}
	return site, pages
}

// present are the page types of the site and those that are required and missing, in the order of page.Types.
func (t *Tally) present(m page.Model, complete bool, served []page.Type) (present, missing []page.Type) {
	for _, ty := range page.Types {
		switch {
		case t.types[ty] != nil:
			present = append(present, ty)
		case complete && t.pages > 0 && requires(m, ty) && !slices.Contains(served, ty):
			present = append(present, ty)
			missing = append(missing, ty)
		}
	}
	return present, missing
}

func requires(m page.Model, ty page.Type) bool {
	for _, x := range requiredTypes[m] {
		if x == ty {
			return true
		}
	}
	return false
}

// categoryWeights are the weights Ω of the categories that have a rule which can run on this site, scaled to sum to 100.
func (s *Score) categoryWeights(siteW map[string]float64, present []page.Type) map[string]float64 {
	omega, sum := map[string]float64{}, 0.0
	for _, c := range s.tally.engine.categories {
		can := siteW[c] > 0
		for _, ty := range present {
			can = can || s.tally.types[ty] != nil && s.tally.weight[ty][c] > 0
		}
		if can {
			omega[c] = s.tally.engine.categoryWeight(s.model, c)
			sum += omega[c]
		}
	}
	if sum == 0 { // a pack weighs the only category with 0
		return nil
	}
	for c := range omega {
		omega[c] *= 100 / sum
	}
	return omega
}

// split is the share of category c that site rules carry and the shares of the page types in the rest.
func (t *Tally) split(m page.Model, c string, siteW, pageW float64, present, missing []page.Type) (sigma float64, share map[page.Type]float64) {
	share = map[page.Type]float64{}
	sum := 0.0
	for _, ty := range present {
		if t.weight[ty][c] == 0 || t.engine.technical(c) && t.types[ty] == nil {
			continue // a page that is not there has no technical faults
		}
		share[ty] = typeWeight(m, ty)
		sum += share[ty]
	}
	if sum == 0 {
		return 1, nil
	}
	for ty := range share {
		share[ty] /= sum
	}
	return siteW / (siteW + pageW), share
}

// cap applies the gates: the lowest cap wins and takes what is above it.
func (s *Score) cap() {
	for i, r := range s.tally.engine.Rules {
		limit, ok := homeCaps[r.ID]
		if !ok {
			limit = gateCap
		}
		share := float64(s.tally.gated[i]) / math.Max(1, float64(s.tally.pages))
		if s.tally.capped[i] || r.Gate && share > gateShare {
			c := Cap{Rule: r.ID, Cap: limit}
			if s.Overall > limit {
				c.Points = s.Overall - limit
				s.Overall = limit
			}
			s.Caps = append(s.Caps, c)
		}
	}
}

func (s *Score) indices() {
	for _, x := range Indices {
		max, lost := 0.0, 0.0
		for _, c := range s.Categories {
			for _, name := range x.Categories {
				if c.Name == name {
					max += c.Max
					lost += c.Lost
				}
			}
		}
		v := 100.0
		if max > 0 {
			v = 100 * (1 - lost/max)
		}
		s.Indices = append(s.Indices, math.Max(0, v))
	}
}
