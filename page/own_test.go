package page

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// ownOf parses a document with extractors and returns its own facts as JSON.
func ownOf(t *testing.T, html string, header map[string][]string, list ...Extractor) string {
	t.Helper()
	x, errs := NewExtract(list)
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	p := Parser{Extract: x}.Parse(Source{URL: "https://www.crumb.example/", Header: header, Body: []byte(html)})
	b, err := json.Marshal(p.Own)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const ownPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Deck oven</title><meta name="Author" content="Ada Brook">
<script type="application/ld+json">{"@context":"https://schema.org","@type":["Product","Thing"],"name":"Deck oven","offers":{"@type":"Offer","price":"2400.50","priceCurrency":"EUR"},"award":["Gold 2024","Silver 2023"]}</script></head>
<body><main><h1>Deck oven</h1><p class="price">From € 2,400.50 a piece</p><dl><dt>Delivery time</dt><dd>12 working days</dd><dt>Weight</dt><dd data-kg="310.5">about 310 kg</dd></dl>
<ul class="colours"><li>Black</li><li>White <b>gloss</b></li><li>Black</li></ul><p>The offer ends on 31 May 2026. Order by phone.</p></main></body></html>`

func TestOwnFacts(t *testing.T) {
	header := map[string][]string{"X-Powered-By": {"Kiln 4.2"}}
	for _, test := range []struct {
		name string
		e    Extractor
		want string
	}{
		{"text", Extractor{Selector: "main h1"}, `"Deck oven"`},
		{"attribute", Extractor{Selector: "dd[data-kg]", Attribute: "data-kg", Type: OwnNumber}, `310.5`},
		{"title", Extractor{Selector: "head > title"}, `"Deck oven"`},
		{"count", Extractor{Selector: ".colours li", Type: OwnCount}, `3`},
		{"none to count", Extractor{Selector: ".sizes li", Type: OwnCount}, `0`},
		{"list", Extractor{Selector: ".colours li", Type: OwnList}, `["Black","White gloss"]`},
		{"beside", Extractor{Selector: `dt:contains("Delivery time") + dd`, Pattern: `(\d+) working days`, Type: OwnNumber}, `12`},
		{"money", Extractor{Selector: ".price", Type: OwnMoney}, `{"amount":2400.5,"currency":"EUR","text":"From € 2,400.50 a piece"}`},
		{"date", Extractor{Pattern: `ends on ([^.]+)`, Type: OwnDate}, `"2026-05-31"`},
		{"pattern", Extractor{Pattern: `(?i)order by (\w+)`}, `"phone"`},
		{"no pattern", Extractor{Pattern: `order by (fax)`}, ``},
		{"count of a pattern", Extractor{Pattern: `\d+`, Type: OwnCount}, `7`},
		{"bool", Extractor{Selector: ".price", Type: OwnBool}, `true`},
		{"no bool", Extractor{Selector: ".gone", Type: OwnBool}, `false`},
		{"json-ld", Extractor{JSONLD: "Product.offers.price", Type: OwnMoney}, `{"amount":2400.5,"currency":"EUR","text":"2400.50 EUR"}`},
		{"json-ld of any type", Extractor{JSONLD: "name"}, `"Deck oven"`},
		{"json-ld entry", Extractor{JSONLD: "Product.award[1]"}, `"Silver 2023"`},
		{"json-ld of another type", Extractor{JSONLD: "Event.name"}, ``},
		{"json-ld type", Extractor{JSONLD: "Product", Type: OwnBool}, `true`},
		{"meta", Extractor{Meta: "author"}, `"Ada Brook"`},
		{"header", Extractor{Header: "x-powered-by", Pattern: `^(\w+)`}, `"Kiln"`},
		{"unreadable number", Extractor{Selector: "h1", Type: OwnNumber}, ``},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.e.Name = "f"
			want := `{}`
			if test.want != "" {
				want = `{"f":` + test.want + `}`
			}
			if got := ownOf(t, ownPage, header, test.e); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestOwnNumberForms(t *testing.T) {
	for _, test := range []struct {
		lang, text string
		typ        OwnType
		want       string
	}{
		{"en", "1,234.50 pieces", OwnNumber, `1234.5`},
		{"de", "1.234,50 Stück", OwnNumber, `1234.5`},
		{"de", "Gewicht: 1.200 kg", OwnNumber, `1200`},
		{"en", "v 1.200", OwnNumber, `1.2`},
		{"fr", "1 234,5 kg", OwnNumber, `1234.5`},
		{"en", "down to -20 degrees", OwnNumber, `-20`},
		{"en", "model B-20, 7 parts", OwnNumber, `7`},
		{"zh", "服务过20万家企业", OwnNumber, `200000`},
		{"zh", "成立于１９９８年", OwnNumber, `1998`},
		{"de", "1.299,00 €", OwnMoney, `{"amount":1299,"currency":"EUR","text":"1.299,00 €"}`},
		{"zh", "售价 3.5万元起", OwnMoney, `{"amount":35000,"currency":"CNY","text":"售价 3.5万元起"}`},
		{"en", "2 for $30", OwnMoney, `{"amount":30,"currency":"USD","text":"2 for $30"}`},
		{"de", "Stand: 5. März 2026", OwnDate, `"2026-03-05"`},
		{"zh", "更新于2026年3月5日", OwnDate, `"2026-03-05"`},
		{"en", "2026-03-05T10:00:00Z", OwnDate, `"2026-03-05"`},
		{"en", "as of March 5, 2026", OwnDate, `"2026-03-05"`},
	} {
		filler := map[string]string{
			"en": "We build the ovens that a small bakery needs and we deliver them with our own vans to your door.",
			"de": "Wir bauen die Öfen, die eine kleine Bäckerei braucht, und liefern sie mit unseren eigenen Wagen bis an die Tür.",
			"fr": "Nous construisons les fours dont une petite boulangerie a besoin et nous les livrons avec nos propres camions.",
			"zh": "我们为小型面包房生产烤炉，并由自己的车队送货上门，安装调试全部由我们的师傅完成，欢迎来电咨询。",
		}[test.lang]
		html := fmt.Sprintf(`<html lang=%s><meta charset=utf-8><main><p>%s</p><p class=x>%s</p></main>`, test.lang, filler, test.text)
		if got, want := ownOf(t, html, nil, Extractor{Name: "f", Selector: ".x", Type: test.typ}), `{"f":`+test.want+`}`; got != want {
			t.Errorf("%s %q: got %s, want %s", test.lang, test.text, got, want)
		}
	}
}

func TestOwnIsStored(t *testing.T) {
	x, _ := NewExtract([]Extractor{{Name: "price", Selector: ".price", Type: OwnMoney}, {Name: "colours", Selector: ".colours li", Type: OwnList},
		{Name: "parts", Selector: "dd", Type: OwnCount}, {Name: "gone", Selector: ".gone"}})
	p := Parser{Extract: x}.Parse(Source{URL: "https://www.crumb.example/", Body: []byte(ownPage)})
	q, err := Decode(Encode(nil, p))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Own, q.Own) || len(q.Own) != 3 {
		t.Errorf("stored %+v, parsed %+v", q.Own, p.Own)
	}
	if q.Own.Get("parts").Number != 2 || q.Own.Get("gone") != nil {
		t.Errorf("%+v", q.Own)
	}
}

func TestOwnIsBounded(t *testing.T) {
	var list []Extractor
	for i := range MaxExtractors {
		list = append(list, Extractor{Name: fmt.Sprintf("f%d", i), Selector: "p", Type: []OwnType{OwnText, OwnList}[i%2]})
	}
	x, _ := NewExtract(list)
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "<p>%d %s</p>", i, strings.Repeat("面包 oven ", 900))
	}
	p := Parser{Extract: x}.Parse(Source{Body: []byte(b.String())})
	if len(p.Own) != MaxExtractors || !p.OwnCut {
		t.Errorf("%d facts, cut %v", len(p.Own), p.OwnCut)
	}
	if size := len(Encode(nil, &Page{Own: p.Own})); size > 64<<10 {
		t.Errorf("own facts are stored in %d bytes", size)
	}
	if _, errs := NewExtract(append(list, Extractor{Name: "more", Selector: "p"})); len(errs) != 1 {
		t.Errorf("%d facts are taken: %v", len(list)+1, errs)
	}
}

func TestExtractRefuses(t *testing.T) {
	for _, test := range []struct {
		e    Extractor
		want string
	}{
		{Extractor{Name: "A"}, `name@0: "A" cannot be the name of a fact`},
		{Extractor{Name: "a"}, "name@0: nothing says where the fact a stands"},
		{Extractor{Name: "a", Selector: "p", Header: "Date"}, "name@0: the fact a is to be read from 2 places"},
		{Extractor{Name: "a", Pattern: "x", Attribute: "href"}, "attribute@0: an attribute of which element?"},
		{Extractor{Name: "a", Pattern: "x", Type: "int"}, `type@0: "int" is no type of a fact`},
		{Extractor{Name: "a", Pattern: "(x"}, "pattern@0: bad pattern: missing closing )"},
		{Extractor{Name: "a", Pattern: "(a{1,100}){1,100}"}, "pattern@0: "},
		{Extractor{Name: "a", Selector: "p >> b"}, `selector@3: a tag, .class, #id or [attribute] is wanted at ">"`},
		{Extractor{Name: "a", Selector: "p:hover"}, "selector@1: the pseudo-class :hover is not understood"},
		{Extractor{Name: "a", Selector: "p[data-x"}, "selector@8: the attribute data-x is not closed with ]"},
		{Extractor{Name: "a", Selector: `价[x="1]`}, `selector@4: the quotation mark is not closed`},
		{Extractor{Name: "a", Selector: "p,"}, "selector@2: the selector ends too early"},
		{Extractor{Name: "a", Selector: "p!"}, `selector@1: "!" does not belong here`},
		{Extractor{Name: "a", Selector: strings.Repeat("a ", 13)}, "selector@24: more than 12 compounds"},
		{Extractor{Name: "a", Selector: strings.Repeat("a,", 300)}, "selector@40: more than 20 parts"},
		{Extractor{Name: "a", Selector: "p:nth-child(x)"}, `selector@12: "x" is no place among siblings`},
		{Extractor{Name: "a", Meta: `x"]`}, "meta@0: "},
	} {
		_, errs := NewExtract([]Extractor{test.e})
		got := "accepted"
		if len(errs) > 0 {
			got = fmt.Sprintf("%s@%d: %s", errs[0].Key, errs[0].Offset, errs[0].Msg)
		}
		if !strings.HasPrefix(got, test.want) {
			t.Errorf("%+v: %s, want %s", test.e, got, test.want)
		}
	}
}

func TestDigestNamesTheExtractors(t *testing.T) {
	a, _ := NewExtract([]Extractor{{Name: "a", Selector: "p"}, {Name: "b", Selector: "b"}})
	same, _ := NewExtract([]Extractor{{Name: "b", Selector: "b"}, {Name: "a", Selector: "p"}})
	other, _ := NewExtract([]Extractor{{Name: "a", Selector: "p"}, {Name: "b", Selector: "i"}})
	if a.Digest() != same.Digest() || a.Digest() == other.Digest() || a.Digest() == 0 || (*Extract)(nil).Digest() != 0 {
		t.Errorf("%x %x %x", a.Digest(), same.Digest(), other.Digest())
	}
}

// fullPack is a pack of 200 selectors of the kinds that people write.
func fullPack(tb testing.TB) *Extract {
	forms := []string{".block-%d > .card a.btn", "section h2.title-%d", "#part-%d .card-text", `img[alt="Shelf %d in use"]`, "main .block .card p.x%d",
		"nav li:nth-child(%d) a", "div.card:not(.card-%d) > a", `h2:contains("Part %d") + .card p`, `a[href*="/shelves/%d"]`, "footer a ~ a.f%d"}
	var list []Extractor
	for i := range 200 {
		e := Extractor{Name: fmt.Sprintf("f%d", i), Selector: fmt.Sprintf(forms[i%len(forms)], i%24), Type: OwnTypes[i%len(OwnTypes)]}
		list = append(list, e)
	}
	x, errs := NewExtract(list)
	if len(errs) > 0 {
		tb.Fatal(errs[0])
	}
	return x
}

func BenchmarkOwn(b *testing.B) {
	x, src := fullPack(b), Source{URL: "https://www.northfold.example/shelves/steel", Status: 200, Body: shopPage()}
	o := outlineOf(b, src)
	p := Parse(src)
	b.SetBytes(int64(len(src.Body)))
	b.ReportAllocs()
	for b.Loop() {
		p.Own = nil
		o.own(p, x)
	}
}
