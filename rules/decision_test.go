package rules

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"cel.dev/cel-go/common/types"

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
	{"params.strict ? page.indexable : page.script_only", false},
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
	{"page.headings.exists(h, h.level == 1 && page.indexable)", false},
	{"page.headings.exists(h, h.text.matches('^O'))", false},
	{"page.headings.exists(params, params.level == 1)", false},
	{"page.headings.exists_one(h, h.level == 1)", false},
	{"page.headings.all(h, h.level > 0)", false},
	{"params.languages.exists(l, l == 'de')", false},
	{"page.links.exists(l, l.rel.exists(r, r == 'nofollow'))", false},
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
	{"has(page.open_graph.title) && page.status == 200", false},
	{"size(page.title.text) > 3", false},
	{"page.indexable && site.mainland", false},
}

func TestADecisionIsWhatTheInterpreterSays(t *testing.T) {
	params := map[string]any{"max": 17.0, "strict": true, "language": "en", "languages": []string{"de", "en"}}
	c := newCompiler(&source{}, params, false)
	bare := &page.Page{Status: 404, Language: "zh", Type: page.Home, ScriptOnly: true}
	odd := shopPage()
	odd.TypeConfidence = math.NaN()
	pages := map[string]*page.Page{"shop": shopPage(), "bare": bare, "odd": odd, "zero": {}}
	for _, x := range conditions {
		checked, iss := c.env.Compile(x.text)
		if iss.Err() != nil {
			t.Fatalf("%s: %v", x.text, iss.Err())
		}
		e := c.program("fail", &node{}, checked)
		for name, p := range pages {
			said := open
			if e.decision != nil {
				said = e.decision(reflect.ValueOf(p).Elem())
			}
			if x.plain && said == open && name != "odd" {
				t.Errorf("%s on %s: nothing is decided", x.text, name)
			}
			v, _, err := e.program.Eval(&activation{ctx: &analyzer.Context{Page: p, Site: &analyzer.Site{}}})
			if said == open {
				continue
			}
			if err != nil {
				t.Errorf("%s on %s: decided, and the interpreter says %v", x.text, name, err)
			} else if got, want := said == yes, v == types.True; got != want {
				t.Errorf("%s on %s: decided %v, the interpreter says %v", x.text, name, got, want)
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
