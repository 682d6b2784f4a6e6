package audit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
)

// How many pages are asked for in other guises, besides the start page.
const (
	maxSellingGuises = 10
	maxSuspectGuises = 10
	suspectFrom      = 0.3 // of page.FuseSigns: one strong sign
)

// A suspect is a page that shows signs of foreign content.
type suspect struct {
	crawler.GuiseTarget
	p float64
}

// guiseTargets chooses the pages that are asked for once more: the start, the first ten that sell, the ten that are suspected
// most. The crawler calls it when the last page is committed, so a run that was cut off and goes on chooses the same.
func (a *audit) guiseTargets() []crawler.GuiseTarget {
	var selling, start []crawler.GuiseTarget
	var suspects []suspect
	err := a.store.EachPage(func(v *page.Visit, facts, _ []byte) error {
		p, err := page.Decode(facts)
		if err != nil {
			return fmt.Errorf("facts of %s: %w", v.Target.URL, err)
		}
		t := crawler.GuiseTarget{URL: p.URL, Chinese: p.Language == "zh"}
		if share, _ := p.Signals.SpamProbability(); share >= suspectFrom {
			suspects = append(suspects, suspect{t, share})
			slices.SortStableFunc(suspects, func(x, y suspect) int { return cmp.Compare(y.p, x.p) })
			suspects = suspects[:min(len(suspects), maxSuspectGuises)]
		}
		switch {
		case len(start) == 0:
			start = append(start, t)
		case p.Type.Sells() && len(selling) < maxSellingGuises:
			selling = append(selling, t)
		}
		return nil
	})
	if a.rollErr == nil {
		a.rollErr = err
	}
	targets := append(start, selling...)
	for _, s := range suspects {
		if !slices.Contains(targets, s.GuiseTarget) {
			targets = append(targets, s.GuiseTarget)
		}
	}
	return targets
}
