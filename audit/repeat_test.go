package audit

import (
	"strconv"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// TestOneFaultInATemplateIsOneFix: the same words at the same place on products and articles are one piece of work; pages that
// each show something of their own are one for each type.
func TestOneFaultInATemplateIsOneFix(t *testing.T) {
	rules := []*analyzer.Rule{{ID: "a/footer", Weight: 1}, {ID: "b/title", Weight: 1}}
	engine := analyzer.NewEngine(rules)
	tally := analyzer.NewTally(engine)
	w := workBook{folds: map[foldKey]*fold{}}
	for i := range 20 {
		typ := page.Product
		if i%2 == 1 {
			typ = page.Article
		}
		u := "https://crumb.example/" + strconv.Itoa(i)
		j := analyzer.Judgement{Findings: []analyzer.Finding{
			{Rule: "a/footer", Loss: 1, Confidence: 1, Evidence: []analyzer.Evidence{{Quote: "click here", Selector: "footer a"}}},
			{Rule: "b/title", Loss: 1, Confidence: 1, Evidence: []analyzer.Evidence{{Quote: "Oven " + strconv.Itoa(i)}}},
		}}
		w.add(tally, &analyzer.Node{URL: u}, &page.Page{URL: u, Type: typ}, &j, -1, func(*analyzer.Finding) int { return -1 })
	}
	list := w.merged()
	if len(list) != 3 {
		t.Fatalf("%d pieces of work, want one footer and two kinds of titles", len(list))
	}
	footer := list[0]
	r := footer.fold.repeats.top(footer.fold.pages)
	if len(footer.keys) != 2 || footer.fold.pages != 20 || r == nil || r.Pages != 20 || r.Quote != "click here" || len(footer.fold.worst) != 5 {
		t.Errorf("the footer: %+v, repeated %+v", footer.fold, r)
	}
	for _, m := range list[1:] {
		if m.fold.pages != 10 || m.fold.repeats.top(m.fold.pages) != nil {
			t.Errorf("titles: %+v", m.fold)
		}
	}
}
