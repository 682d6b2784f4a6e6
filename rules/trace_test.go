package rules

import (
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// traced runs a changed template on a product page.
func traced(t *testing.T, p *page.Page, pairs ...string) Trace {
	t.Helper()
	set := loadUser(t, careless(pairs...))
	return set.Trace(set.Rules[0], p, analyzer.SinglePage(p, analyzer.Verdict{}, ExampleNow), "en")
}

func oven() *page.Page {
	return &page.Page{URL: "https://example.com/oven", Status: 200, Type: page.Product, Language: "en", Indexable: true,
		Title: page.Line{Text: "Deck oven", Width: 9}, Text: page.Text{Main: "Bakes forty loaves an hour.\n" + strings.Repeat("Stone and steel. ", 20), Words: 65},
		OpenGraph: page.Properties{{Name: "title", Value: "Oven"}}, Images: []page.Image{{URL: "https://example.com/a.jpg", Alt: "An oven"}}}
}

// TestTrace: a fault shows every expression, what it came to, and what it read.
func TestTrace(t *testing.T) {
	tr := traced(t, oven(), "values: {total: page.text.words}", "values: {total: page.text.words, og: \"page.open_graph['title']\", pictures: \"page.images.map(i, i.alt)\"}")
	if tr.Verdict != Fault || len(tr.Messages) != 1 || tr.Messages[0] != `"Deck oven": 65 words, none on delivery` || len(tr.Findings[0].Evidence) != 1 {
		t.Fatalf("%+v", tr)
	}
	want := map[string]struct{ value, fact, is string }{
		"applies":         {"true", "page.title.text", `"Deck oven"`},
		"unknown":         {"false", "page.script_only", "false"},
		"fail":            {"true", "page.text.main", `"Bakes forty loaves an hour.\n`},
		"got":             {`"Deck oven"`, "page.title.text", `"Deck oven"`},
		"values.og":       {`"Oven"`, "page.open_graph['title']", `"Oven"`},
		"values.pictures": {`1: ["An oven"]`, "page.images", `1: [{"url":"https://example.com/a.jpg"`},
		"evidence.quote":  {`"Deck oven"`, "page.title.text", `"Deck oven"`},
	}
	seen := 0
	for _, s := range tr.Steps {
		w, ok := want[s.Key]
		if !ok {
			continue
		}
		seen++
		found := false
		for _, f := range s.Facts {
			found = found || f.Name == w.fact && strings.HasPrefix(f.Value, w.is)
			if n := len([]rune(f.Value)); n > maxFact {
				t.Errorf("%s = %d characters", f.Name, n)
			}
		}
		if s.Value != w.value || !found {
			t.Errorf("%+v, want %+v", s, w)
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d steps: %+v", seen, len(want), tr.Steps)
	}
	if f := tr.Steps[2].Facts; f[0].Name != "params.words" || !strings.HasPrefix(f[0].Value, "[deliver, in stock") {
		t.Errorf("%+v", f)
	}
}

// TestTraceSaysWhyNot: a rule that found nothing says what decided it, and nothing that was not evaluated is shown.
func TestTraceSaysWhyNot(t *testing.T) {
	article, german, noindex, shell, dated := oven(), oven(), oven(), oven(), oven()
	article.Type, german.Language, noindex.Indexable, shell.ScriptOnly, dated.Text.Main = page.Article, "de", false, true, "Delivered in May."
	for name, c := range map[string]struct {
		page    *page.Page
		verdict string
		reason  string
		steps   int
	}{
		"another type":     {article, NotApplicable, "types: the page is of type article, the rule concerns product", 0},
		"another language": {german, CannotTell, `languages: the page is in "de", the rule knows en, zh`, 0},
		"applies":          {noindex, NotApplicable, "applies is false", 1},
		"unknown":          {shell, CannotTell, "unknown is true", 2},
		"fail":             {dated, Passed, "fail is false", 3},
	} {
		if tr := traced(t, c.page); tr.Verdict != c.verdict || tr.Reason != c.reason || len(tr.Steps) != c.steps {
			t.Errorf("%s: %s, %s, %d steps", name, tr.Verdict, tr.Reason, len(tr.Steps))
		}
	}
	tr := traced(t, oven(), "got: page.title.text", "got: page.headings[0].text")
	if tr.Verdict != BrokenRule || !strings.Contains(tr.Reason, "the list has no element 0") || tr.Steps[len(tr.Steps)-1].Error == "" {
		t.Errorf("%+v", tr)
	}
	if tr = traced(t, oven(), "values: {total: page.text.words}", "values: {total: page.text.words, site: site.host, at: string(now)}"); tr.Verdict != Fault || tr.Steps[5].Facts[0].Value != `"example.com"` {
		t.Errorf("a late rule: %+v", tr)
	}
}
