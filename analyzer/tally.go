package analyzer

import "github.com/siteassay/assay/page"

// A Tally adds up what the rules said of each page, so that the score needs no page again. Its size depends on the
// number of rules, not on the number of pages. Pages are added in the order of the crawl: sums of floating-point
// numbers come out the same at any number of workers.
type Tally struct {
	engine *Engine
	index  map[string]int // rule id → index
	types  map[page.Type]*typeTally
	weight map[page.Type]map[string]float64 // W of domain.md 3.2: type → category → Σ weights
	pages  int
	Rules  []RuleTally // by index into Engine.Rules
	site   []siteLoss
	gated  map[int]int  // gate rule → pages
	capped map[int]bool // rules that cap the site because of the home page
}

// RuleTally is how one rule fared.
type RuleTally struct {
	Judged   int // pages it concerned and could tell
	NA       int
	Unknown  int
	Pages    int // pages with a finding; related pages of site findings
	Findings int
}

type typeTally struct {
	pages   int
	loss    []float64                  // by rule: Σ effective loss
	unknown []float64                  // by rule: pages on which it could not tell
	rest    map[int]map[string]float64 // gate rule → category → weight that its pages lose beyond their findings
}

type siteLoss struct {
	rule    int
	loss    float64
	unknown bool
}

// NewTally starts an account for the rules of e.
func NewTally(e *Engine) *Tally {
	t := &Tally{
		engine: e, index: make(map[string]int, len(e.Rules)), types: map[page.Type]*typeTally{},
		weight: map[page.Type]map[string]float64{}, Rules: make([]RuleTally, len(e.Rules)),
		gated: map[int]int{}, capped: map[int]bool{},
	}
	for i, r := range e.Rules {
		t.index[r.ID] = i
	}
	for _, ty := range page.Types {
		w := map[string]float64{}
		for _, r := range e.Rules {
			if r.Page != nil && r.Concerns(ty) {
				w[r.Category] += r.Weight
			}
		}
		t.weight[ty] = w
	}
	return t
}

// Index is the index of a rule, -1 when the engine has none of that id.
func (t *Tally) Index(rule string) int {
	if i, ok := t.index[rule]; ok {
		return i
	}
	return -1
}

// Page adds the judgement of one page and returns which of its findings is a confirmed gate, -1 for none. home says
// that it is the start page.
func (t *Tally) Page(ty page.Type, j *Judgement, home bool) (gate int) {
	tt := t.types[ty]
	if tt == nil {
		tt = &typeTally{loss: make([]float64, len(t.engine.Rules)), unknown: make([]float64, len(t.engine.Rules))}
		t.types[ty] = tt
	}
	tt.pages++
	t.pages++
	lost := map[string]float64{}
	gate = -1
	for k := range j.Findings {
		f := &j.Findings[k]
		i, ok := t.index[f.Rule]
		if !ok {
			continue
		}
		r := t.engine.Rules[i]
		tt.loss[i] += f.Weight()
		lost[r.Category] += r.Weight * f.Weight()
		t.Rules[i].Pages++
		t.Rules[i].Findings++
		if r.Gate && f.Weight() >= 1 && gate < 0 {
			gate = k
		}
		if _, ok := homeCaps[r.ID]; ok && home {
			t.capped[i] = true
		}
	}
	for i, r := range t.engine.Rules {
		if r.Page == nil || !r.Concerns(ty) {
			continue
		}
		switch {
		case j.Unknown.Has(i):
			t.Rules[i].Unknown++
			tt.unknown[i]++
		case j.NA.Has(i):
			t.Rules[i].NA++
		default:
			t.Rules[i].Judged++
		}
	}
	if gate >= 0 {
		t.gate(tt, ty, t.index[j.Findings[gate].Rule], lost, home)
	}
	return gate
}

// gate makes a page worth nothing: what its findings left of each category is lost to the gate rule.
func (t *Tally) gate(tt *typeTally, ty page.Type, rule int, lost map[string]float64, home bool) {
	if tt.rest == nil {
		tt.rest = map[int]map[string]float64{}
	}
	if tt.rest[rule] == nil {
		tt.rest[rule] = map[string]float64{}
	}
	for c, w := range t.weight[ty] {
		tt.rest[rule][c] += w - lost[c]
	}
	t.gated[rule]++
	if home {
		t.capped[rule] = true
	}
}

// Site adds the findings of the site rules, those of one rule together, and the rules that could not tell.
func (t *Tally) Site(findings []Finding, unknown []int) {
	for k := 0; k < len(findings); {
		from := k
		for ; k < len(findings) && findings[k].Rule == findings[from].Rule; k++ {
		}
		i, ok := t.index[findings[from].Rule]
		if !ok {
			continue
		}
		for f := range findings[from:k] {
			t.site = append(t.site, siteLoss{rule: i, loss: findings[from+f].Weight()})
		}
		t.Rules[i].Findings += k - from
		t.Rules[i].Pages += Concerned(findings[from:k])
	}
	for _, i := range unknown {
		t.site = append(t.site, siteLoss{rule: i, unknown: true})
		t.Rules[i].Unknown++
	}
}
