package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A CostBook counts what the rules of users cost on a sample of pages, so that the author of a slow pack learns which of his rules to mend.
// It counts the work of expressions (Result.Work) and does not time it: counts are the same in every run and on every machine, and so
// is the report. The sample is the first pages of the crawl.
type CostBook struct {
	engine *Engine
	rules  []int // of packs that do not come with the program
	checks []SiteCheck
	work   []int
	pages  int
}

// costSample is how many pages are looked at.
const costSample = 20

// A RuleCost is what one rule costs.
type RuleCost struct {
	Rule  string
	Work  float64 // a page, in units of about 10 ns
	Share float64 // 0 … 1 of what all rules of users cost
}

// A Worker is a site check that counts its work.
type Worker interface{ Work() int }

// NewCostBook prepares for the pages of a site.
func NewCostBook(e *Engine, s *Site) *CostBook {
	c := &CostBook{engine: e}
	for i, r := range e.Rules {
		if r.Pack == "builtin" || r.Pack == "" {
			continue
		}
		var check SiteCheck
		if r.Site != nil {
			check = r.Site(s)
			if _, counts := check.(Worker); !counts {
				continue
			}
		}
		c.rules, c.checks = append(c.rules, i), append(c.checks, check)
	}
	c.work = make([]int, len(c.rules))
	return c
}

// Page counts what the rules cost on page i of the site, when it belongs to the sample.
func (c *CostBook) Page(i int32, p *page.Page, s *Site) {
	if len(c.rules) == 0 || c.pages == costSample {
		return
	}
	c.pages++
	ctx := Context{Page: p, Site: s}
	defer ctx.release()
	for k, r := range c.rules {
		rule := c.engine.Rules[r]
		switch {
		case c.checks[k] != nil:
			c.checks[k].Page(i, p)
			c.work[k] = c.checks[k].(Worker).Work()
		case rule.Concerns(p.Type):
			c.work[k] += rule.check(&ctx).Work
		}
	}
}

// Dearest are the rules that cost most, those first, at most n.
func (c *CostBook) Dearest(n int) []RuleCost {
	total := 0
	for _, w := range c.work {
		total += w
	}
	if total == 0 {
		return nil
	}
	costs := make([]RuleCost, 0, len(c.rules))
	for k, w := range c.work {
		if w > 0 {
			costs = append(costs, RuleCost{c.engine.Rules[c.rules[k]].ID, float64(w) / float64(c.pages), float64(w) / float64(total)})
		}
	}
	slices.SortFunc(costs, func(a, b RuleCost) int { return cmp.Or(cmp.Compare(b.Work, a.Work), strings.Compare(a.Rule, b.Rule)) })
	return costs[:min(n, len(costs))]
}
