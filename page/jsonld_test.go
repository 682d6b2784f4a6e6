package page

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// describe is the entities in one line each.
func describe(list []Entity) string {
	var out []string
	for _, e := range list {
		s := e.Format + " " + e.Type
		for _, p := range e.Properties {
			s += fmt.Sprintf(" %s=%s", p.Name, p.Value)
		}
		if e.Error != "" {
			s += " error: " + e.Error
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestJSONLD(t *testing.T) {
	tests := []struct{ name, json, want string }{
		{"object", `{"@context":"https://schema.org","@type":"Product","name":"Deck oven","offers":{"@type":"Offer","price":2900.50,"availability":"https://schema.org/InStock"}}`,
			"json-ld Product name=Deck oven offers.@type=Offer offers.price=2900.50 offers.availability=https://schema.org/InStock"},
		{"types", `{"@type":["https://schema.org/Bakery","schema:Store"],"name":"Crumb"}`, "json-ld Bakery,Store name=Crumb"},
		{"array", `[{"@type":"A","x":1},{"@type":"B"}]`, "json-ld A x=1\njson-ld B"},
		{"graph", `{"@context":"x","@graph":[{"@type":"WebSite","name":"Crumb"},{"@type":"WebPage","isPartOf":{"@id":"#s"}}]}`,
			"json-ld WebSite name=Crumb\njson-ld WebPage isPartOf.@id=#s"},
		{"two objects", `{"@type":"A"} {"@type":"B"}`, "json-ld A\njson-ld B"},
		{"first of several values", `{"@type":"A","sameAs":["one","two"],"offers":[{"price":1},{"price":2}]}`, "json-ld A sameAs=one offers.price=1"},
		{"language map", `{"@type":"A","name":{"@value":"Brot","@language":"de"}}`, "json-ld A name=Brot name.@language=de"},
		{"no type", `{"name":"x"}`, "json-ld  name=x"},
		{"comment wrapper", "<!--\n{\"@type\":\"A\"}\n-->", "json-ld A"},
		{"CDATA wrapper", "//<![CDATA[\n{\"@type\":\"A\"}\n//]]>", "json-ld A"},
		{"escapes", `{"@type":"A","name":"caf\u00e9 \ud83c\udf5e \/ \"q\""}`, `json-ld A name=café 🍞 / "q"`},
		{"null and false", `{"@type":"A","a":null,"b":false}`, "json-ld A b=false"},
		{"comma before brace", `{"@type":"A","b":1,}`, "json-ld  error: comma before }"},
		{"comma before bracket", `{"@type":"A","b":[1,]}`, "json-ld  error: comma before ]"},
		{"line break in a string", "{\"name\":\"a\nb\"}", "json-ld  error: line break or control character in a string"},
		{"missing comma", `{"a":1 "b":2}`, `json-ld  error: comma or } expected, not '"'`},
		{"cut off", `{"a":{"b":"c`, "json-ld  error: string does not end"},
		{"curly quotes", `{“a”:1}`, "json-ld  error: member name expected, not '“'"},
		{"what stands before the fault is kept", `{"@type":"A"} oops`, "json-ld A\njson-ld  error: unexpected 'o'"},
		{"empty", "  ", "json-ld  error: block is empty"},
		{"deep", strings.Repeat("[", 100) + strings.Repeat("]", 100), "json-ld  error: nested too deeply"},
		{"leading zero", `{"a":01}`, "json-ld  error: number is not well-formed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, `<script type="application/ld+json; charset=utf-8">`+test.json+`</script>`)
			equal(t, "entities", describe(p.Structured), test.want)
		})
	}
}

func TestJSONLDQuote(t *testing.T) {
	p := parseHTML(t, `<script type="application/ld+json">{"@type":"Bakery","telephone":"030 1",}</script>`)
	equal(t, "quote", p.Structured[0].Quote, `{"@type":"Bakery","telephone":"030 1",}`)
}

func TestJSONLDLimits(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"@type":"A"`)
	for i := range 110 {
		fmt.Fprintf(&b, `,"p%d":"%s"`, i, strings.Repeat("é", 260))
	}
	b.WriteString("}")
	p := parseHTML(t, strings.Repeat(`<script type="application/ld+json">`+b.String()+`</script>`, 104))
	equal(t, "entities", len(p.Structured), maxBlocks)
	equal(t, "properties", len(p.Structured[0].Properties), maxProperties)
	equal(t, "value", len(p.Structured[0].Properties[0].Value), maxValue)
}

func TestMicrodata(t *testing.T) {
	p := parseHTML(t, `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop=name>Deck oven</h1><img itemprop=image src=/a.png>
<div itemprop=offers itemscope itemtype="http://schema.org/Offer"><meta itemprop=priceCurrency content=EUR><span itemprop="price" content="2900">2.900 €</span>
<link itemprop=availability href="https://schema.org/InStock"></div><time itemprop=releaseDate datetime=2026-01-02>January</time></div>
<p itemprop=name>outside</p><div itemscope><span itemprop="a b">x</span></div>`)
	equal(t, "entities", describe(p.Structured),
		"microdata Product name=Deck oven image=https://www.crumb.example/a.png offers.@type=Offer offers.priceCurrency=EUR offers.price=2900 "+
			"offers.availability=https://schema.org/InStock releaseDate=2026-01-02\nmicrodata  a=x b=x")
}

func TestRDFa(t *testing.T) {
	p := parseHTML(t, `<meta property="og:title" content=x><div vocab="https://schema.org/" typeof="Bakery"><b property=name>Crumb</b>
<div property=address typeof=PostalAddress><i property="schema:streetAddress">Mill Lane 4</i></div><a property=url href=/home>Home</a></div>`)
	equal(t, "entities", describe(p.Structured),
		"rdfa Bakery name=Crumb address.@type=PostalAddress address.streetAddress=Mill Lane 4 url=https://www.crumb.example/home")
}

// FuzzJSON compares what the parser accepts with encoding/json.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5e3,"\u00e9",null,true]}`, `[1,]`, `{"a" 1}`, `"\ud83c\udf5e"`, `-0.1E+2`, `01`, "\"\t\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := jsonParser{s: s, values: maxJSONValues}
		_, err := p.value(0)
		if err == nil {
			p.space()
			if p.i != len(s) {
				return
			}
		}
		if strings.Contains(s, "\uFEFF") || strings.Count(s, "[")+strings.Count(s, "{") > maxJSONDepth {
			return
		}
		if want := json.Valid([]byte(s)); (err == nil) != want {
			t.Errorf("%q: valid %v, error %v", s, want, err)
		}
	})
}
