package analyzer

import (
	"math"
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestOwnCategory: a category of a pack takes its share of the 100 points, and the others shrink in proportion.
func TestOwnCategory(t *testing.T) {
	rule := func(category string) *Rule {
		return &Rule{ID: category + "/a", Category: category, Weight: 5, Page: func(*Context) Result { return Result{} }}
	}
	e := NewEngine([]*Rule{rule("indexing"), rule("links"), rule("menu")},
		OwnCategory{Name: "menu", Title: map[string]string{"en": "Menu", "zh": "菜单"}, Heading: "trust", Weight: 4},
		OwnCategory{Name: "links", Weight: 9})
	tally := NewTally(e)
	tally.Page(page.Home, &Judgement{Findings: []Finding{{Rule: "menu/a", Loss: 0.5, Confidence: 1}}}, true)
	s := tally.Score(page.LeadGen, false)
	if math.Abs(s.Overall-90) > 1e-9 { // indexing 7, links 9, menu 4: 20 points of 100 for menu, half of them lost
		t.Errorf("score %v", s.Overall)
	}
	for _, c := range s.Categories {
		if want := map[string]float64{"indexing": 35, "links": 45, "menu": 20}[c.Name]; math.Abs(c.Max-want) > 1e-9 {
			t.Errorf("%s carries %v, want %v", c.Name, c.Max, want)
		}
	}
	if e.CategoryTitle("menu", "zh") != "菜单" || e.CategoryTitle("links", "en") != "Links" || e.HeadingOf("menu") != "trust" || e.HeadingOf("links") != "seo" || e.HeadingOf("x") != "" {
		t.Error("titles or headings")
	}
	if all := e.Categories(); len(all) != len(Categories)+1 || !slices.Contains(all, "menu") {
		t.Errorf("%v", all)
	}
}

// TestMissingPageSpeaksForNoPack: rules of a pack speak of pages that are there; a page type that is missing costs
// nothing in its category.
func TestMissingPageSpeaksForNoPack(t *testing.T) {
	r := &Rule{ID: "menu/a", Category: "menu", Weight: 5, Types: []page.Type{page.Home, page.Product}, Page: func(*Context) Result { return Result{} }}
	tally := NewTally(NewEngine([]*Rule{r}, OwnCategory{Name: "menu", Heading: "trust", Weight: 4}))
	tally.Page(page.Home, &Judgement{}, true)
	if s := tally.Score(page.Retail, true); s.Overall != 100 {
		t.Errorf("score %v", s.Overall)
	}
}
