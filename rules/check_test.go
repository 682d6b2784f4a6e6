package rules

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// ruleOf makes a rule from the keys that hold its check; user says whether it comes from outside.
func ruleOf(t *testing.T, user bool, check string) *analyzer.Rule {
	t.Helper()
	r, err := tryRule(user, check)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tryRule(user bool, check string) (*analyzer.Rule, error) {
	const frame = `text:
  en: {title: a, failure: b, why: c, fix: d, message: m}
  zh: {title: a, failure: b, why: c, fix: d, message: m}
severity: warning
weight: 6
category: offer
owner: copy
effort: S
remedy: skill
functions: [sales]
since: v0.1.0
examples: [{name: a, html: x}, {name: b, html: x, fails: [m]}]
`
	pack := Pack{Name: "offer", Dir: "offer", Files: fstest.MapFS{"x.yaml": {Data: []byte(frame + check)}}, user: user}
	set, err := Load([]Pack{pack}, Settings{})
	if err != nil {
		return nil, err
	}
	return set.Rules[0], nil
}

// shopPage has something of every form of fact.
func shopPage() *page.Page {
	p := &page.Page{
		URL: "https://example.com/ovens", Status: 200, Language: "en", Type: page.Product, Indexable: true, TypeConfidence: 0.75,
		Title:     page.Line{Text: "Deck ovens | Crumb", Width: 18},
		OpenGraph: page.Properties{{Name: "title", Value: "Deck ovens"}, {Name: "image", Value: ""}},
		Headings:  []page.Heading{{Level: 1, Text: "Deck ovens"}, {Level: 3, Text: "Prices"}},
		Images:    []page.Image{{URL: "/a.jpg"}, {URL: "/b.jpg", HasAlt: true, Alt: "oven"}, {URL: "/c.jpg"}},
		Robots:    page.Robots{Meta: []string{"noarchive", "max-snippet:50"}},
		Dates:     []page.Date{{Kind: "modified", Value: "2024-05-01"}},
	}
	p.ModelScores[1] = 2.5
	p.Text.Words = 1234
	p.Text.Main = "Bakes forty loaves an hour. 每小时烤四十条面包。"
	p.Text.Hash = 1 << 63
	p.Forms = []page.Form{{Purpose: "contact", Fields: []page.Field{{Name: "mail", Required: true}}}}
	return p
}

// TestExpressions: what expressions can say of a page.
func TestExpressions(t *testing.T) {
	for _, e := range []string{
		`page.title.width == 18 && page.title.text.startsWith('Deck') && size(page.title.text) == 18`,
		`page.url == 'https://example.com/ovens' && page.type == 'product' && page.indexable`,
		`page.open_graph['title'] == 'Deck ovens' && page.open_graph['description'] == ''`,
		`page.open_graph.title == 'Deck ovens' && page.open_graph.description == ''`,
		`'image' in page.open_graph && !('video' in page.open_graph) && size(page.open_graph) == 2`,
		`has(page.open_graph.image) && !has(page.open_graph.video) && has(page.open_graph) && !has(page.twitter)`,
		`page.open_graph.exists(k, k == 'image') && !page.open_graph.all(k, k == 'image')`,
		`has(page.title) && !has(page.description) && !has(page.canonical)`,
		`page.headings[1].level == 3 && page.headings.exists(h, h.level == 1) && !page.headings.all(h, h.level == 1)`,
		`page.headings.filter(h, h.level > 1).map(h, h.text) == ['Prices'] && page.headings.exists_one(h, h.level == 1)`,
		`page.headings.map(h, h.level == 1, h.text) == ['Deck ovens']`,
		`'noarchive' in page.robots.meta && page.robots.meta.exists(d, d.matches('^max-snippet:[0-9]+$'))`,
		`page.model_scores[1] == 2.5 && size(page.model_scores) == 5`,
		`page.forms[0].fields[0].required && page.forms.exists(f, f.fields.exists(x, x.name == 'mail'))`,
		`page.text.words > 1000 && page.text.words > 1000.5 && page.text.words < params.max && double(page.text.words) / 2.0 == 617.0`,
		`page.text.hash > 1u && page.fetch.first_byte_ms == 0`,
		`width('面包ab') == 6 && words('forty loaves 面包') == 4 && lower('ÄB') == 'äb' && 'AB'.lowerAscii() == 'ab' && ' a '.trim() == 'a'`,
		`page.language in params.languages && params.on && params.text == 'x' && size(params.languages) == 2`,
		`page.headings + page.headings == page.headings + page.headings && size(page.headings + page.headings) == 4`,
		`page.headings[0] == page.headings[0] && page.headings[0] != page.headings[1] && page.headings[0] in page.headings`,
		`page.dates.exists(d, now - timestamp(d.value + 'T00:00:00Z') > duration('8760h'))`,
		`site.complete && site.model == 'retail' && 'ovens' in site.offer_words && site.languages[0] == 'en' && site.name == ''`,
		`string(page.status) == '200' && page.type_confidence >= 0.5`,
		`page.title.text.contains('面') ? false : page.canonical.endsWith('')`,
	} {
		r, err := tryRule(false, "params: {max: 2000, languages: [en, zh], on: true, text: x}\nfail: >-\n  "+e+"\ngot: page.url\n")
		if err != nil {
			t.Errorf("%s\n%v", e, err)
			continue
		}
		site := &analyzer.Site{Complete: true, Model: page.Retail, OfferWords: []string{"ovens"}, Languages: []string{"en"},
			Now: time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)}
		if res := r.Check(shopPage(), site); res.Err != nil || res.Status != analyzer.Fail {
			t.Errorf("%s\n%+v", e, res)
		}
	}
}

// TestLate: what reads the site or the clock runs when the crawl is over.
func TestLate(t *testing.T) {
	for check, late := range map[string]bool{
		"fail: page.indexable\ngot: page.url\n":                                  false,
		"fail: page.indexable\ngot: page.url\nlate: true\n":                      true,
		"fail: site.complete\ngot: page.url\n":                                   true,
		"fail: page.indexable\ngot: site.name\n":                                 true,
		"applies: site.model != 'retail'\nfail: page.indexable\ngot: page.url\n": true,
		"fail: page.indexable\nevidence: {quote: string(now)}\n":                 true,
		"fail: page.headings.exists(h, h.text == site.name)\ngot: page.url\n":    true,
		"fail: page.indexable\ngot: page.url\nvalues: {name: site.name}\n":       true,
		"fail: page.headings.exists(site, site.text == '')\ngot: page.url\n":     true, // a name is a name
	} {
		if r := ruleOf(t, false, check); r.Late != late {
			t.Errorf("%s: late is %v", check, r.Late)
		}
	}
}

// TestFound: measure, values, count, loss and evidence of a failed check.
func TestFound(t *testing.T) {
	if m := Render(&analyzer.Rule{}, "zh", "{got}", ruleOf(t, true, "fail: page.indexable\ngot: term('none', '无')\n").Check(shopPage(), nil).Values); m != "无" {
		t.Errorf("a term in a Chinese report: %q", m)
	}
	r := ruleOf(t, false, `
params: {max: 2000}
fail: page.text.words < params.max
loss: 1.0 - double(page.text.words) / params.max
confidence: 0.8
got: page.text.words
values:
  bare: page.images.filter(i, !i.has_alt).map(i, i.url)
  half: double(page.text.words) / 2.0
evidence:
  - {quote: "page.images.filter(i, !i.has_alt).map(i, i.url)", selector: img}
  - quote: page.title.text
  - quote: page.canonical
`)
	res := r.Check(shopPage(), nil)
	if res.Err != nil || res.Status != analyzer.Fail || res.Loss < 0.38 || res.Loss > 0.39 || res.Confidence != 0.8 || res.Count != 3 {
		t.Errorf("%+v", res)
	}
	if len(res.Evidence) != 3 || res.Evidence[1] != (analyzer.Evidence{Quote: "/c.jpg", Selector: "img"}) || res.Evidence[2].Quote != "Deck ovens | Crumb" {
		t.Errorf("evidence: %+v", res.Evidence)
	}
	if m := Render(r, "en", "{got}; {bare}; {half}; {max}", res.Values); m != "1,234; /a.jpg, /c.jpg; 617; 2,000" {
		t.Error(m)
	}
	if m := Render(r, "zh", "{got}；{bare}；{half}", res.Values); m != "1234；/a.jpg、/c.jpg；617" {
		t.Error(m)
	}
}

// TestQuote: without evidence, the words that were measured are quoted.
func TestQuote(t *testing.T) {
	for got, want := range map[string]string{
		"page.title.width":                              "Deck ovens | Crumb",
		"page.title.text":                               "Deck ovens | Crumb",
		"page.headings.map(h, h.text)":                  "Deck ovens,Prices",
		"page.text.words":                               "1234",
		"page.type_confidence":                          "0.75",
		"page.images.map(i, i.alt)":                     "oven",
		"page.headings.filter(h, h.level == 3)[0].text": "Prices",
	} {
		res := ruleOf(t, false, "fail: page.indexable\ngot: \""+got+"\"\n").Check(shopPage(), nil)
		var quotes []string
		for _, e := range res.Evidence {
			quotes = append(quotes, e.Quote)
		}
		if strings.Join(quotes, ",") != want {
			t.Errorf("%s: %q, %v", got, quotes, res.Err)
		}
	}
}

// TestMuchEvidence: ten pieces are kept, the true number is the count.
func TestMuchEvidence(t *testing.T) {
	p := shopPage()
	for range 50 {
		p.Images = append(p.Images, page.Image{URL: strings.Repeat("面", 500)})
	}
	res := ruleOf(t, false, "fail: page.indexable\ngot: page.images.map(i, i.url)\n").Check(p, nil)
	if res.Count != 53 || len(res.Evidence) != analyzer.MaxEvidence {
		t.Errorf("count %d, evidence %d", res.Count, len(res.Evidence))
	}
	if n := len([]rune(res.Evidence[9].Quote)); n > analyzer.MaxQuote {
		t.Errorf("a quote of %d characters", n)
	}
	if res = ruleOf(t, false, "fail: page.indexable\ngot: page.url\ncount: size(page.images)\n").Check(p, nil); res.Count != 53 {
		t.Errorf("count: %d", res.Count)
	}
}

func TestOrderOfGuards(t *testing.T) {
	check := "applies: page.status == 200\nunknown: page.script_only\nfail: page.indexable\ngot: page.url\n"
	r := ruleOf(t, false, check)
	p := shopPage()
	p.ScriptOnly = true
	if res := r.Check(p, nil); res.Status != analyzer.Unknown {
		t.Errorf("%+v", res)
	}
	p.Status = 404
	if res := r.Check(p, nil); res.Status != analyzer.NotApplicable {
		t.Errorf("%+v", res)
	}
	p.Status, p.ScriptOnly, p.Indexable = 200, false, false
	if res := r.Check(p, nil); res.Status != analyzer.Pass {
		t.Errorf("%+v", res)
	}
}

// TestNoLoss: a fault that costs nothing is none, and a loss never leaves 0 … 1.
func TestNoLoss(t *testing.T) {
	for loss, want := range map[string]float64{"0.0": 0, "-1.0": 0, "0": 0, "0.25": 0.25, "7.5": 1, "1": 1} {
		res := ruleOf(t, false, "fail: page.indexable\ngot: page.url\nloss: "+loss+"\n").Check(shopPage(), nil)
		if res.Loss != want || (res.Status == analyzer.Fail) != (want > 0) {
			t.Errorf("loss %s: %+v", loss, res)
		}
	}
}

// TestBroken: what fails at run time is an error of the rule that names file, line and key, not a verdict.
func TestBroken(t *testing.T) {
	for check, says := range map[string]string{
		"fail: page.headings[7].level == 1\ngot: page.url\n":                                        "offer/x.yaml:13: fail: ",
		"fail: 1 / size(page.links) == 1\ngot: page.url\n":                                          "fail: ",
		"fail: page.indexable\ngot: page.url\nloss: 1.0 / double(size(page.links))\n":               "loss is not a number",
		"fail: page.indexable\ngot: page.headings[7].text\n":                                        "got: ",
		"fail: page.indexable\ngot: page.url\nvalues: {a: 'page.headings[7].text'}\n":               "values.a: ",
		"fail: page.indexable\nevidence: {quote: 'page.headings[7].text'}\n":                        "evidence.quote: ",
		"applies: timestamp(page.url) > timestamp(page.url)\nfail: page.indexable\ngot: page.url\n": "applies: ",
	} {
		for _, user := range []bool{false, true} {
			res := ruleOf(t, user, check).Check(shopPage(), nil)
			if res.Err == nil || !strings.Contains(res.Err.Error(), says) || res.Status != analyzer.Pass {
				t.Errorf("%s: want %q: %+v", check, says, res)
			}
		}
	}
}

// TestUserLimits: an expression that gets past the estimate on a page larger than any is stopped in time.
func TestUserLimits(t *testing.T) {
	r := ruleOf(t, true, "fail: page.links.exists(l, l.text in page.robots.meta)\ngot: page.url\n")
	p := shopPage()
	p.Links, p.Robots.Meta = make([]page.Link, 5000), slices.Repeat([]string{"a"}, 5000)
	begin := time.Now()
	res := r.Check(p, nil)
	if res.Err == nil || !strings.Contains(res.Err.Error(), "the page is too large for this expression") {
		t.Errorf("%+v", res)
	}
	if d := time.Since(begin); d > time.Second {
		t.Errorf("took %v", d)
	}
	if res := r.Check(shopPage(), nil); res.Err != nil {
		t.Errorf("on a page of the usual size: %v", res.Err)
	}
}

// TestManyGoroutines: one set judges pages on any number of goroutines, each with its own result.
func TestManyGoroutines(t *testing.T) {
	for _, user := range []bool{false, true} {
		r := ruleOf(t, user, "params: {max: 5}\nfail: page.text.words > params.max && page.headings.exists(h, h.level == 1)\ngot: page.text.words\n")
		var group sync.WaitGroup
		for n := range 16 {
			group.Go(func() {
				p := shopPage()
				p.Text.Words = n
				for range 50 {
					res := r.Check(p, nil)
					if res.Err != nil || (res.Status == analyzer.Fail) != (n > 5) || n > 5 && res.Values[0].Any != n {
						t.Errorf("%d words: %+v", n, res)
						return
					}
				}
			})
		}
		group.Wait()
	}
}
