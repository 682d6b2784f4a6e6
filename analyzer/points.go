package analyzer

import "math"
import "github.com/siteassay/assay/page"

// PagePoints are the points that each finding of one page costs the site, in the order of j.Findings. gate is what
// Tally.Page returned: that finding also takes what the others left of the page.
func (s *Score) PagePoints(ty page.Type, j *Judgement, gate int) []float64 {
	points := make([]float64, len(j.Findings))
	lost := map[string]float64{}
	for k := range j.Findings {
		f := &j.Findings[k]
		i := s.tally.Index(f.Rule)
		if i < 0 {
			continue
		}
		r := s.tally.engine.Rules[i]
		points[k] = s.coef[r.Category][ty] * r.Weight * f.Weight()
		lost[r.Category] += r.Weight * f.Weight()
	}
	if gate >= 0 {
		for _, c := range s.tally.engine.categories {
			points[gate] += s.coef[c][ty] * (s.tally.weight[ty][c] - lost[c])
		}
	}
	return points
}

// SitePoints are the points that a finding of a site rule costs.
func (s *Score) SitePoints(f *Finding) float64 {
	i := s.tally.Index(f.Rule)
	if i < 0 {
		return 0
	}
	r := s.tally.engine.Rules[i]
	return s.siteC[r.Category] * r.Weight * f.Weight()
}

// PageScore is the score of one page by itself, 0 … 100: the categories that judge its type, by their weights.
func (s *Score) PageScore(ty page.Type, j *Judgement, gate int) float64 {
	if gate >= 0 {
		return 0
	}
	lost := map[string]float64{}
	for k := range j.Findings {
		if i := s.tally.Index(j.Findings[k].Rule); i >= 0 {
			r := s.tally.engine.Rules[i]
			lost[r.Category] += r.Weight * j.Findings[k].Weight()
		}
	}
	sum, loss := 0.0, 0.0
	for _, c := range s.tally.engine.categories {
		w := s.tally.weight[ty][c]
		if w == 0 {
			continue
		}
		o := s.tally.engine.categoryWeight(s.model, c)
		sum += o
		loss += o * lost[c] / w
	}
	if sum == 0 {
		return 100
	}
	return math.Max(0, 100*(1-loss/sum))
}

// Band names a score (domain.md 3.2).
func Band(score float64) string {
	switch {
	case score >= 85:
		return "strong"
	case score >= 70:
		return "good"
	case score >= 50:
		return "leaking"
	}
	return "broken"
}

// Gain is what all findings of one page rule on pages of one type cost, the rest that gates take included: the points
// that come back when the work is done.
func (s *Score) Gain(rule int, ty page.Type) float64 {
	tt := s.tally.types[ty]
	if tt == nil {
		return 0
	}
	r := s.tally.engine.Rules[rule]
	p := s.coef[r.Category][ty] * r.Weight * tt.loss[rule]
	for _, c := range s.tally.engine.categories {
		p += s.coef[c][ty] * tt.rest[rule][c]
	}
	return p
}

// Kept are the points that a rule holds because nothing was found: its whole weight on the pages it could judge.
func (s *Score) Kept(rule int) float64 {
	r := s.tally.engine.Rules[rule]
	if r.Site != nil {
		return s.siteC[r.Category] * r.Weight
	}
	p := 0.0
	for _, ty := range page.Types {
		if tt := s.tally.types[ty]; tt != nil && r.Concerns(ty) {
			p += s.coef[r.Category][ty] * r.Weight * (float64(tt.pages) - tt.unknown[rule])
		}
	}
	return p
}

// Judged is how many pages of a type were added, and the sum of the type's weights is over them.
func (t *Tally) Judged(ty page.Type) int {
	if tt := t.types[ty]; tt != nil {
		return tt.pages
	}
	return 0
}
