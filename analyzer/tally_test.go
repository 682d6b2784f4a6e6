package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestTallyCounts(t *testing.T) {
	productsOnly := saying("seo/b", Result{})
	productsOnly.Types = []page.Type{page.Product}
	siteRule := &Rule{ID: "seo/s", Category: "seo", Weight: 3, Site: func(*Site) SiteCheck { return nil }}
	e := NewEngine([]*Rule{saying("seo/a", Result{}), productsOnly, siteRule, {ID: "seo/u", Category: "seo", Weight: 2, Site: siteRule.Site}})
	y := NewTally(e)
	y.Page(page.Home, &Judgement{Findings: []Finding{{Rule: "seo/a", Loss: 0.5, Confidence: 0.5}}}, true)
	y.Page(page.Product, &Judgement{NA: Bits("\x01"), Unknown: Bits("\x02")}, false)
	y.Page(page.Product, &Judgement{Findings: []Finding{{Rule: "seo/gone", Loss: 1, Confidence: 1}}}, false) // of a rule that is no more
	y.Site([]Finding{
		{Rule: "seo/s", Loss: 0.5, Confidence: 1, Related: []string{"/a", "/b"}},
		{Rule: "seo/s", Loss: 0.25, Confidence: 1},
	}, []int{3})
	for i, want := range []RuleTally{
		{Judged: 2, NA: 1, Pages: 1, Findings: 1},
		{Judged: 1, Unknown: 1},
		{Pages: 3, Findings: 2},
		{Unknown: 1},
	} {
		if y.Rules[i] != want {
			t.Errorf("%s: %+v, want %+v", e.Rules[i].ID, y.Rules[i], want)
		}
	}
	if y.Index("seo/s") != 2 || y.Index("seo/gone") != -1 {
		t.Errorf("indices %d and %d", y.Index("seo/s"), y.Index("seo/gone"))
	}
}

// TestGateNeedsCertainty: only a finding without doubt makes a page worth nothing, and only one finding does.
func TestGateNeedsCertainty(t *testing.T) {
	gate := func(id string) *Rule {
		r := saying(id, Result{})
		r.Gate = true
		return r
	}
	e := NewEngine([]*Rule{gate("trust/a"), gate("trust/b"), saying("trust/c", Result{})})
	found := func(rule string, loss, confidence float64) Finding {
		return Finding{Rule: rule, Loss: loss, Confidence: confidence}
	}
	for _, c := range []struct {
		name     string
		findings []Finding
		want     int
	}{
		{"none", nil, -1},
		{"no gate", []Finding{found("trust/c", 1, 1)}, -1},
		{"suspected", []Finding{found("trust/a", 0.5, 1)}, -1},
		{"likely", []Finding{found("trust/a", 1, 0.8)}, -1},
		{"confirmed", []Finding{found("trust/c", 1, 1), found("trust/a", 1, 1)}, 1},
		{"two", []Finding{found("trust/a", 0.5, 1), found("trust/b", 1, 1), found("trust/a", 1, 1)}, 1},
	} {
		y := NewTally(e)
		if got := y.Page(page.Article, &Judgement{Findings: c.findings}, false); got != c.want {
			t.Errorf("%s: finding %d is the gate, want %d", c.name, got, c.want)
		}
		s := y.Score(page.LeadGen, false)
		if gated := c.want >= 0; gated != (s.PageScore(page.Article, &Judgement{Findings: c.findings}, c.want) == 0) {
			t.Errorf("%s: page score %v", c.name, s.PageScore(page.Article, &Judgement{Findings: c.findings}, c.want))
		}
	}
}
