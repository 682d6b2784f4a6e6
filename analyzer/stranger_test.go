package analyzer

import (
	"fmt"
	"math"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestFusionOfTheSeed: the numbers of domain.md 4.2 for the page that it measured, and what is left when any one family is missing.
func TestFusionOfTheSeed(t *testing.T) {
	all := []page.Signal{{Family: "T", Name: "topic", Score: 0.35}, {Family: "T", Name: "lexicon", Score: 0.45}, {Family: "T", Name: "form", Score: 0.2},
		{Family: "S", Name: "script", Score: 0.3}, {Family: "B", Name: "gloss", Score: 0.45}, {Family: "G", Name: "domain", Score: 0.2}}
	likely, suspected, confirmed := IsForeign(all)
	if math.Abs(likely-0.8306) > 1e-4 || !suspected || !confirmed {
		t.Errorf("%.4f, suspected %t, confirmed %t", likely, suspected, confirmed)
	}
	for _, family := range []string{"T", "S", "B", "G"} {
		var rest []page.Signal
		for _, s := range all {
			if s.Family != family {
				rest = append(rest, s)
			}
		}
		if likely, suspected, _ := IsForeign(rest); !suspected {
			t.Errorf("without %s: %.2f is not suspected", family, likely)
		}
	}
	if _, suspected, _ := IsForeign([]page.Signal{{Family: "C", Name: "cloaked", Score: 0.5}}); suspected {
		t.Error("one family alone is suspected")
	}
}

func TestTripled(t *testing.T) {
	past := NewPast()
	for k := range 6 {
		past.Add(fmt.Sprintf("https://crumb.example/%d", k), Digest{})
	}
	nodes := func(from, to int) (list []Node) {
		for k := from; k < to; k++ {
			list = append(list, Node{URL: fmt.Sprintf("https://crumb.example/%d", k), Outcome: page.Audited})
		}
		return list
	}
	for _, c := range []struct {
		from, to int
		want     bool
	}{{0, 18, true}, {0, 17, false}, {3, 40, false}, {0, 6, false}} {
		if got := past.Tripled(nodes(c.from, c.to)); got != c.want {
			t.Errorf("%d to %d: %t", c.from, c.to, got)
		}
	}
	if (*Past)(nil).Tripled(nodes(0, 100)) {
		t.Error("a first run has grown")
	}
	n := Intrusion{Past: past, Tripled: true}
	if n.grown(&page.Page{URL: "https://crumb.example/3"}) || !n.grown(&page.Page{URL: "https://crumb.example/12"}) {
		t.Error("old pages did not come with the growth, new ones did")
	}
}

// TestCodesOfSeveralEngines: a page that shows the codes of two search engines, as the start page does, proves nothing for anybody else.
func TestCodesOfSeveralEngines(t *testing.T) {
	own := page.Properties{{Name: "google-site-verification", Value: "a"}, {Name: "msvalidate.01", Value: "b"}}
	s := &Site{}
	s.Intrusion.frame.started = true
	s.Intrusion.frame.codes = []uint32{codeOf(&page.Page{Metas: own})}
	if code := s.foreignCode(&page.Page{Metas: own}); code != "" {
		t.Errorf("own codes are foreign: %s", code)
	}
	if code := s.foreignCode(&page.Page{Metas: page.Properties{{Name: "google-site-verification", Value: "x"}}}); code == "" {
		t.Error("a stranger's code is not seen")
	}
}
