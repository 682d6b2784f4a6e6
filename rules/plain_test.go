package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// conditions and whether the interpreter is never asked for them.
var conditions = []struct {
	text  string
	plain bool
}{
	{"page.indexable", true},
	{"!page.indexable", true},
	{"true", true},
	{"!(page.indexable && page.script_only)", true},
	{"page.status < 400", true},
	{"page.status <= 200 && page.status >= 200", true},
	{"page.status != 200 || page.type == 'product'", true},
	{"400 > page.status", true},
	{"page.title.text == ''", true},
	{"page.title.text < page.url", true},
	{"page.title.width > params.max", true},
	{"page.text.words >= int(params.max)", true},
	{"page.text.words >= int(-1.5)", true},
	{"page.type_confidence >= 0.75", true},
	{"page.type_confidence > 0", true},
	{"page.status >= 200.0 && page.status < 200.5", true},
	{"page.indexable == page.script_only", true},
	{"page.indexable != page.script_only", true},
	{"size(page.headings) > 1", true},
	{"size(page.open_graph) == 2", true},
	{"size(page.structured_data) == 0 || size(page.images) > 2", true},
	{"page.type in ['legal', 'cart', 'product']", true},
	{"!(page.language in params.languages)", true},
	{"params.strict ? page.indexable : page.script_only", true},
	{"params.strict", true},
	{"page.language == params.language", true},
	{"page.title.text.trim() == ''", true},
	{"page.indexable && page.title.text.trim() == ''", true},
	{"page.title.text.trim() == '' && !page.indexable", true},
	{"page.headings[7].level == 1 && !page.indexable", false},
	{"page.indexable || page.headings[7].level == 1", false},
	{"page.headings[7].level == 1", false},
	{"page.headings.exists(page, page.level == 1)", true},
	{"page.headings.exists(h, h.level > 1 && h.text.contains('oven'))", true},
	{"!page.headings.exists(h, h.level == 9)", true},
	{"page.headings.exists(h, h.level == 1 && page.indexable)", true},
	{"page.headings.exists(h, h.text.matches('^O'))", true},
	{"page.headings.exists(params, params.level == 1)", true},
	{"page.headings.exists_one(h, h.level == 1)", false},
	{"page.headings.all(h, h.level > 0)", true},
	{"params.languages.exists(l, l == 'de')", true},
	{"page.links.exists(l, l.rel.exists(r, r == 'nofollow'))", true},
	{"page.forms.exists(f, f.fields.exists(x, x.required))", true},
	{"page.structured_data.exists(e, e.type in params.languages)", true},
	{"'title' in page.open_graph", true},
	{"!('nothing' in page.open_graph)", true},
	{"page.open_graph['title'] == ''", true},
	{"page.open_graph['nothing'] == ''", true},
	{"page.title.text.contains('ee')", true},
	{"page.url.startsWith('https://')", true},
	{"lower(page.title.text).trim().endsWith(page.language)", true},
	{"page.title.text.lowerAscii() != page.title.text", true},
	{"page.document.bytes > int(params.max) * 1000", true},
	{"page.document.bytes / 4 > 100", false},
	{"has(page.open_graph.title) && page.status == 200", true},
	{"size(page.title.text) > 3", true},
	{"page.indexable && site.mainland", true},
	{"page.title.text.contains(site.name)", true},
	{"lower(page.text.main).contains('forty loaves')", true},
	{"lower(page.text.main).trim().startsWith('bakes')", true},
	{"params.languages.exists(l, lower(page.text.main).contains(l) || page.language == l)", true},
	{"page.headings.exists(h, params.languages.exists(l, h.text.contains(l)))", true},
	{"size(page.headings.filter(h, h.level > 1)) == 1", true},
	{"page.headings.filter(h, h.level > 1).size() == 1", true},
	{"size(page.headings.filter(h, h.level > 1).filter(x, x.text.contains('r'))) > 0", true},
	{"page.headings.filter(h, h.level > 1).exists(h, h.text == 'Prices')", true},
	{"page.headings.filter(h, h.level > 1).all(h, h.text == 'Prices')", true},
	{"'Prices' in page.headings.map(h, h.text)", true},
	{"'Prices' in page.headings.map(h, h.level == 1, h.text)", true},
	{"'noarchive' in page.robots.meta && !('nosnippet' in page.robots.meta)", true},
	{"page.robots.meta.exists(d, d.matches('^max-snippet:[0-9]+$'))", true},
	{"page.headings.exists(h, page.headings.exists(x, x.level > h.level))", true},
	{"page.headings.map(h, h.text) == ['Deck ovens', 'Prices']", false},
	{"page.headings.filter(h, h.level > 9)[0].level == 1", false},
	{"page.headings.filter(h, page.headings[7].level == 1).size() == 1", false},
	{"page.text.main.matches('(?i)FORTY (loaves|buns)')", true},
	{"page.text.main.matches('forty (days|nights)')", true},
	{"page.text.main.matches('[0-9]+ days')", true},
	{"page.text.main.matches('每小时烤')", true},
	{"matches(page.url, '/ov[a-e]n')", true},
	{"width(page.title.text) > 3 && words(page.title.text) == 3", true},
	{"double(page.text.words) / 2.0 == 617.0", true},
	{"page.text.words + page.status > 1400 && page.text.words - 1 < 1234", true},
	{"page.text.words * 2 == 2468", true},
	{"double(page.status + 1) / 0.0 > 1.0", true},
	{"page.status / 0 > 1", false},
	{"own.weight > 300.0", false},
	{"has(own.weight) && own.weight > 300.0", true},
	{"has(own.price) && own.price.amount > 300.0", true},
	{"own.maker == 'Crumb' || own.maker == ''", true},
	{"own.decks == 2 || own.decks == 0", true},
	{"own.sold || !own.sold", true},
	{"own.colours.exists(x, x == 'black') || 'red' in own.colours || size(own.colours) == 0", true},
	{"has(own.ends) && own.ends < now", false},
	{"page.open_graph.title == 'Deck ovens'", true},
	{"page.open_graph.exists(k, k == 'title')", false},
	{"page.text.hash > 1u", false},
	{"page.model_scores[1] == 2.5", false},
}

// measures and whether the interpreter is never asked for them.
var measures = []struct {
	text  string
	plain bool
}{
	{"page.title.text", true},
	{"lower(page.text.main)", true},
	{"page.text.words", true},
	{"page.type_confidence * 100.0", true},
	{"page.headings.map(h, h.text)", true},
	{"page.images.filter(i, !i.has_alt).map(i, i.url)", true},
	{"page.images.map(i, i.has_alt, lower(i.alt).trim())", true},
	{"params.languages.filter(l, page.language == l)", true},
	{"page.robots.meta", true},
	{"page.robots.meta.filter(m, m.startsWith('x'))", true},
	{"own.colours", true},
	{"own.maker", true},
	{"own.weight", false},
	{"page.status < 300 ? 'fine' : 'bad'", false},
	{"string(page.status)", false},
	{"size(page.images)", true},
	{"params.max", true},
}

// ownPages makes the facts of the user's that conditions and measures read, and a page that has them.
func ownPages(t *testing.T) (*page.Extract, *page.Page) {
	x, errs := page.NewExtract([]page.Extractor{
		{Name: "weight", Selector: ".kg", Type: page.OwnNumber}, {Name: "price", Selector: ".price", Type: page.OwnMoney},
		{Name: "maker", Selector: ".maker"}, {Name: "decks", Selector: ".deck", Type: page.OwnCount}, {Name: "sold", Selector: ".sold", Type: page.OwnBool},
		{Name: "colours", Selector: "li", Type: page.OwnList}, {Name: "ends", Selector: ".ends", Type: page.OwnDate},
	})
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	return x, page.Parser{Extract: x}.Parse(page.Source{URL: "https://example.com/deck", Status: 200, Body: []byte(`<html lang=en><title>Deck ovens</title>
<main><p class=kg>310 kg<p class=price>€ 2,400<p class=maker>Crumb<p class=deck><p class=deck><p class=sold>sold<ul><li>black<li>red</ul><p class=ends>31 May 2026</main>`)})
}

// TestPlainIsWhatTheInterpreterSays holds the plain form of every expression against the interpreter, on pages that have much and little.
func TestPlainIsWhatTheInterpreterSays(t *testing.T) {
	params := map[string]any{"max": 17.0, "strict": true, "language": "en", "languages": []string{"de", "en"}}
	extract, full := ownPages(t)
	c := newCompiler(&source{own: ownType(extract)}, params, false)
	bare := &page.Page{Status: 404, Language: "zh", Type: page.Home, ScriptOnly: true}
	odd := shopPage()
	odd.TypeConfidence = math.NaN()
	pages := map[string]*page.Page{"shop": shopPage(), "bare": bare, "odd": odd, "zero": {}, "full": full}
	site := &analyzer.Site{Mainland: true, Name: "Crumb"}
	for _, x := range slices.Concat(conditions, measures) {
		checked, iss := c.env.Compile(x.text)
		if iss.Err() != nil {
			t.Fatalf("%s: %v", x.text, iss.Err())
		}
		e := c.program("fail", &node{}, checked)
		for name, p := range pages {
			ctx := &analyzer.Context{Page: p, Site: site}
			var said any
			known := false
			if e.decision != nil {
				told := e.decision(viewOf(ctx, nil))
				said, known = strconv.FormatBool(told == yes), told != open
			} else if e.value != nil {
				said, known = e.value(viewOf(ctx, nil))
			}
			if x.plain && !known && name != "odd" {
				t.Errorf("%s on %s: nothing is decided", x.text, name)
			}
			if !x.plain && known && name == "shop" && !strings.Contains(x.text, "&&") && !strings.Contains(x.text, "||") {
				t.Errorf("%s on %s: it is plain", x.text, name)
			}
			v, _, err := e.program.Eval(&activation{ctx: ctx})
			if !known {
				continue
			}
			if err != nil {
				t.Errorf("%s on %s: decided, and the interpreter says %v", x.text, name, err)
			} else if want := native(v); fmt.Sprintf("%#v", said) != fmt.Sprintf("%#v", want) {
				t.Errorf("%s on %s: decided %#v, the interpreter says %#v", x.text, name, said, want)
			}
		}
	}
}

// A side that settles the matter keeps the interpreter out of it, as costs and errors of the other side show.
func TestASettledConditionAsksNobody(t *testing.T) {
	r := ruleOf(t, false, "applies: page.script_only && page.headings[99].level > 0\nfail: page.indexable\ngot: page.url\n")
	if res := r.Check(shopPage(), nil); res.Err != nil || res.Status != analyzer.NotApplicable {
		t.Errorf("%+v", res)
	}
	r = ruleOf(t, false, "applies: page.indexable && page.headings[99].level > 0\nfail: page.indexable\ngot: page.url\n")
	if res := r.Check(shopPage(), nil); res.Err == nil {
		t.Errorf("an index beyond the list went unnoticed: %+v", res)
	}
}

func BenchmarkPlainRule(b *testing.B) {
	r, err := tryRule(false, "applies: page.status < 400 && page.indexable\nfail: page.title.width > 60 || page.title.text == ''\ngot: page.title.width\n")
	if err != nil {
		b.Fatal(err)
	}
	p := shopPage()
	b.ReportAllocs()
	for b.Loop() {
		if res := r.Check(p, nil); res.Err != nil {
			b.Fatal(fmt.Sprint(res.Err))
		}
	}
}
