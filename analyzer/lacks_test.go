package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestLacks(t *testing.T) {
	for _, c := range []struct {
		name     string
		model    page.Model
		complete bool
		nodes    []Node
		want     bool
	}{
		{"no page about the company", page.LeadGen, true, []Node{{Outcome: page.Audited, Type: page.Home}}, true},
		{"there is one", page.LeadGen, true, []Node{{Outcome: page.Audited, Type: page.Home}, {Outcome: page.Audited, Type: page.About}}, false},
		{"it answered 404", page.LeadGen, true, []Node{{Outcome: page.Audited, Type: page.Home}, {Outcome: page.ErrorPage, Type: page.About}}, true},
		{"a shop needs none", page.Retail, true, []Node{{Outcome: page.Audited, Type: page.Home}}, false},
		{"a limit cut the crawl short", page.LeadGen, false, []Node{{Outcome: page.Audited, Type: page.Home}}, false},
		{"nothing was read", page.LeadGen, true, nil, false},
	} {
		s := &Site{Model: c.model, Complete: c.complete, Nodes: c.nodes}
		if got := s.Lacks(page.About); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if loss := s.OnceMissing(page.About); (loss == Mention) != c.want {
			t.Errorf("%s: loss %v", c.name, loss)
		}
	}
}
