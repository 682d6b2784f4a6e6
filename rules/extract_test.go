package rules

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

const ownFile = `# what our clients promise
delivery_days:
  selector: dt:contains("Delivery") + dd
  pattern: (\d+) working days
  type: number
price: {selector: .price, type: money}
until: {pattern: 'ends on ([^.]+)', type: date}
colours: {selector: .colours li, type: list}
photos: {selector: main img, type: count}
sold: {selector: .sold-out, type: bool}
maker: {json_ld: Product.brand.name}
engine: {header: x-engine}
`

// withOwn loads a pack of one rule, whose expressions are replaced, and of own facts.
func withOwn(fail, got, extract string) (*Set, error) {
	rule := strings.NewReplacer("page.title.width > params.max", fail, "got: page.title.width", "got: "+got, "loss: double(page.title.width) / 200.0\n", "",
		"applies: page.indexable\n", "", "evidence: {quote: page.title.text, selector: head > title}\n", "").Replace(sound)
	files := fstest.MapFS{"dated.yaml": {Data: []byte(rule)}}
	if extract != "" {
		files["extract.yaml"] = &fstest.MapFile{Data: []byte(extract)}
	}
	return Load([]Pack{{Name: "offer", Dir: "offer", Files: files, user: true}}, Settings{})
}

const ownHTML = `<html lang=en><title>Deck oven</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","brand":{"@type":"Brand","name":"Kiln"}}</script>
<main><h1>Deck oven</h1><p class=price>From 2,400 euros</p><dl><dt>Delivery</dt><dd>12 working days</dd></dl><p>The offer ends on 31 May 2026. Ask us.</p>
<ul class=colours><li>Black<li>White</ul><img src=a.png alt=a><img src=b.png alt=b></main>`

// ownResult judges ownHTML and a page that has none of the facts.
func ownResult(t *testing.T, fail, got string) (full, bare analyzer.Result) {
	t.Helper()
	set, err := withOwn(fail, got, ownFile)
	if err != nil {
		t.Fatalf("%s: %v", fail, err)
	}
	judge := func(html string) analyzer.Result {
		p := page.Parser{Extract: set.Extract}.Parse(page.Source{URL: "https://example.com/", Body: []byte(html), Header: map[string][]string{"X-Engine": {"Kiln 4"}}})
		site := analyzer.SinglePage(p, analyzer.Verdict{}, ExampleNow)
		return set.Rules[0].Page(&analyzer.Context{Page: p, Params: set.Rules[0].Params, Site: site})
	}
	return judge(ownHTML), judge(`<html lang=en><title>Deck oven</title><main><p>Ask us.</p></main>`)
}

func TestOwnFactsInExpressions(t *testing.T) {
	for _, c := range []struct {
		fail, got  string
		value      any
		full, bare analyzer.Status
	}{
		{"own.delivery_days > 10.0", "own.delivery_days", 12.0, analyzer.Fail, analyzer.NotApplicable},
		{"own.delivery_days > 10", "own.delivery_days", 12.0, analyzer.Fail, analyzer.NotApplicable},
		{"true && !has(own.delivery_days)", "page.title.text", "Deck oven", analyzer.Pass, analyzer.Fail},
		{"has(own.delivery_days) && own.delivery_days > 10", "own.delivery_days", 12.0, analyzer.Fail, analyzer.Pass},
		{"own.price.amount > 2000 && own.price.currency == 'EUR'", "own.price.text", "From 2,400 euros", analyzer.Fail, analyzer.NotApplicable},
		{"own.until < now", "string(own.until)", "2026-05-31T00:00:00Z", analyzer.Fail, analyzer.NotApplicable},
		{"size(own.colours) != 3", "own.colours", nil, analyzer.Fail, analyzer.Fail},
		{"true && 'White' in own.colours", "own.colours", nil, analyzer.Fail, analyzer.Pass},
		{"own.photos < 3", "own.photos", 2, analyzer.Fail, analyzer.Fail},
		{"true && !own.sold", "page.title.text", "Deck oven", analyzer.Fail, analyzer.Fail},
		{"own.maker == 'Kiln'", "own.maker", "Kiln", analyzer.Fail, analyzer.Pass},
		{"own.maker == ''", "page.title.text", "Deck oven", analyzer.Pass, analyzer.Fail},
		{"own.engine.startsWith('Kiln')", "own.engine", "Kiln 4", analyzer.Fail, analyzer.Fail},
	} {
		full, bare := ownResult(t, c.fail, c.got)
		if full.Err != nil || bare.Err != nil {
			t.Errorf("%s: %v, %v", c.fail, full.Err, bare.Err)
		}
		if full.Status != c.full || bare.Status != c.bare {
			t.Errorf("%s: %v and %v without the facts, want %v and %v", c.fail, full.Status, bare.Status, c.full, c.bare)
		}
		if c.value != nil && full.Status == analyzer.Fail && full.Values[0].Any != c.value {
			t.Errorf("%s: got is %#v, want %#v", c.fail, full.Values[0].Any, c.value)
		}
	}
}

func TestOwnFactsRefused(t *testing.T) {
	for _, c := range []struct{ fail, extract, at, says string }{
		{"own.delivry_days > 1.0", ownFile, "dated.yaml:28:11", `no field "delivry_days" in own; did you mean "delivery_days"?`},
		{"own.delivery_days == 'x'", ownFile, "dated.yaml:28:25", "cannot work on"},
		{"own.price > 2", ownFile, "dated.yaml:28:17", "cannot work on"},
		{"delivery_days > 1", ownFile, "dated.yaml:28:7", `did you mean "own.delivery_days"?`},
		{"own.x == ''", "", "dated.yaml:28:7", "define them in extract.yaml"},
		{"own.a == ''", "a: {selecter: p}", "extract.yaml:1:5", `unknown key "selecter" in the fact a; did you mean "selector"?`},
		{"own.a == ''", "a: {selector: p, type: nmber}", "extract.yaml:1:24", `did you mean "number"?`},
		{"own.a == ''", "a: .x", "extract.yaml:1:4", "write a: {selector: .x}"},
		{"own.a == ''", "- a", "extract.yaml:1:1", "own facts need names"},
		{"own.a == ''", "a:\n  selector: p > b:hover", "extract.yaml:2:18", "the pseudo-class :hover is not understood"},
		{"own.a == ''", "a: {selector: 'p[x=\"1\"'}", "extract.yaml:1:23", "is not closed with ]"},
		{"own.a == ''", "a: {pattern: '(x'}", "extract.yaml:1:15", "bad pattern: missing closing )"},
		{"own.a == ''", "a: {type: number}", "extract.yaml:1:1", "nothing says where the fact a stands"},
		{"own.a == ''", "a: {selector: p, header: x}", "extract.yaml:1:1", "from 2 places"},
		{"own.a == ''", "A b: {selector: p}", "extract.yaml:1:1", `"A b" cannot be the name of a fact`},
		{"own.a == ''", "a: {selector: p}\na: {selector: b}", "extract.yaml:2:1", "stands twice"},
		{"own.a == ''", "a: &x {selector: p}", "extract.yaml:1:4", ""},
		{"own.a == ''", "a: {selector: \xff}", "extract.yaml:1:15", ""},
		{"own.a == ''", "", "dated.yaml:28:7", "there are no own facts"},
	} {
		_, err := withOwn(c.fail, "page.title.text", c.extract)
		var first *Error
		if !errors.As(err, &first) {
			t.Errorf("%s / %s: %v", c.fail, c.extract, err)
			continue
		}
		if got := fmt.Sprintf("%s:%d:%d", strings.TrimPrefix(first.File, "offer/"), first.Line, first.Column); got != c.at {
			t.Errorf("%s / %s: at %s, want %s\n%v", c.fail, c.extract, got, c.at, err)
		}
		if !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s / %s: want %q\n%v", c.fail, c.extract, c.says, err)
		}
	}
}

func TestPacksShareOwnFacts(t *testing.T) {
	load := func(a, b string) error {
		_, err := Load([]Pack{
			{Name: "a", Dir: "a", Files: fstest.MapFS{"extract.yaml": {Data: []byte(a)}}},
			{Name: "b", Dir: "b", Files: fstest.MapFS{"extract.yaml": {Data: []byte(b)}}},
		}, Settings{})
		return err
	}
	if err := load("price: {selector: .p}", "# the same\nprice: {selector: .p}"); err != nil {
		t.Error(err)
	}
	err := load("price: {selector: .p}", "price: {selector: .q}")
	if err == nil || !strings.Contains(err.Error(), "b/extract.yaml:1:1") || !strings.Contains(err.Error(), "already defined in a/extract.yaml:1") {
		t.Error(err)
	}
}

func TestOwnFactsDecideTheDigest(t *testing.T) {
	a, err := withOwn("own.price.amount > 1", "own.price.text", ownFile)
	if err != nil {
		t.Fatal(err)
	}
	b, err := withOwn("own.price.amount > 1", "own.price.text", strings.Replace(ownFile, ".price", ".cost", 1))
	if err != nil {
		t.Fatal(err)
	}
	if a.Digest == b.Digest {
		t.Error("another selector, the same rule set")
	}
}

// TestTitlesOfOwnFacts: reports call a fact as its pack says, in their language; a wrong title is told with its place.
func TestTitlesOfOwnFacts(t *testing.T) {
	load := func(extract string) (*Set, error) {
		return Load([]Pack{{Name: "acme", Dir: "acme", user: true, wording: []string{"en"}, Files: fstest.MapFS{"extract.yaml": {Data: []byte(extract)}}}}, Settings{})
	}
	set, err := load("price: {title: {en: Price}, selector: .price, type: money}\nmaker: {title: Made by, selector: .maker}\nstock: {selector: .stock}\n")
	if err != nil {
		t.Fatal(err)
	}
	if set.Titles["price"]["zh"] != "Price" || set.Titles["maker"]["en"] != "Made by" || set.Titles["stock"] != nil {
		t.Errorf("%v", set.Titles)
	}
	if _, err := load("price: {title: {de: Preis}, selector: .price}"); err == nil || !strings.Contains(err.Error(), `acme/extract.yaml:1:17: unknown key "de"`) {
		t.Errorf("%v", err)
	}
}

// TestADayIsAMeasure: a day is printed and quoted as 2026-05-31.
func TestADayIsAMeasure(t *testing.T) {
	set, err := loadOver("applies: has(own.price)\n", "", "collect: own.delivery\n", "", "fail: group.pages >= params.least && group.distinct > 1", "fail: now > own.until",
		"got: group.values.map(v, v.text)", "got: own.until", "{got} on {pages} pages, {missing} without, {distinct} different", "until {got}")
	if err != nil {
		t.Fatal(err)
	}
	p := page.Parser{Extract: set.Extract}.Parse(page.Source{URL: "https://example.com/", Status: 200, Body: []byte("<title>A</title><p class=until>until 31 May 2026</p>")})
	res := set.Rules[0].Check(p, analyzer.SinglePage(p, analyzer.Verdict{}, ExampleNow))
	if res.Err != nil || res.Status != analyzer.Fail || res.Values[0].Any != "2026-05-31" || res.Evidence[0].Quote != "2026-05-31" {
		t.Errorf("%+v", res)
	}
}
