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
		{"two objects", `{"@type":"A"} {"@type":"B"}`, "json-ld A\njson-ld B\njson-ld  error: a second value after the first, not in a list"},
		{"prefix of the context", `{"@context":{"s":"https://schema.org/"},"@type":"s:Product","s:name":"D3"}`, "json-ld Product name=D3"},
		{"names of the context", `{"@context":["https://schema.org/",{"type":"@type","title":"schema:name"}],"type":"Product","title":"D3"}`, "json-ld Product name=D3"},
		{"vocabulary", `{"@context":{"@vocab":"http://schema.org/"},"@type":"Product"}`, "json-ld Product"},
		{"reverse", `{"@id":"#p","@type":"Person","@reverse":{"author":{"@type":"Book","name":"Bread"}}}`, "json-ld Person @id=#p\njson-ld Book name=Bread author.@id=#p"},
		{"byte order mark", "\uFEFF{\"@type\":\"A\"}", "json-ld A"},
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

func TestJSONLDLine(t *testing.T) {
	p := parseHTML(t, "<script type=application/ld+json>\n<!--\n{\"@type\":\"Bakery\",\n\"telephone\":\"030 1\",\n}\n--></script>")
	equal(t, "line", p.Structured[0].Line, 5)
}

func TestContext(t *testing.T) {
	for context, want := range map[string]string{
		`"https://schema.org"`: "", `"http://www.schema.org/"`: "", `"//schema.org"`: "", `["https://schema.org",{"@language":"de"}]`: "",
		`{"@vocab":"https://schema.org/"}`: "", `"https://www.w3.org/ns/activitystreams"`: "https://www.w3.org/ns/activitystreams", `{}`: "none", `""`: "none",
	} {
		p := parseHTML(t, `<script type=application/ld+json>{"@context":`+context+`,"@graph":[{"@type":"A"}]}</script>`)
		equal(t, context, p.Structured[0].Context, want)
	}
	equal(t, "without", parseHTML(t, `<script type=application/ld+json>{"@type":"A"}</script>`).Structured[0].Context, "none")
}

func TestItems(t *testing.T) {
	p := parseHTML(t, `<script type=application/ld+json>{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How long?","acceptedAnswer":{"text":"A week"}},{"@type":"Question","name":"How much?"}],
"image":["/a.png","/b.png"],"offers":[{"price":1}]}</script>`)
	var got []string
	for _, i := range p.Structured[0].Items {
		got = append(got, i.Name+"="+i.Value)
	}
	equal(t, "items", strings.Join(got, " "), "mainEntity[0].@type=Question mainEntity[0].name=How long? mainEntity[0].acceptedAnswer.text=A week "+
		"mainEntity[1].@type=Question mainEntity[1].name=How much? image[0]=/a.png image[1]=/b.png")
}

// An entry for which there is no room is left out whole: a rule would take the missing half for a fault of the site.
func TestItemsAreWhole(t *testing.T) {
	entry := `{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}`
	p := parseHTML(t, `<script type=application/ld+json>{"@type":"A","x":[`+entry+strings.Repeat(","+entry, 20)+`]}</script>`)
	equal(t, "items", len(p.Structured[0].Items), 56)
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

func TestMicrodataReferences(t *testing.T) {
	p := parseHTML(t, `<div itemscope itemtype="https://schema.org/Product" itemid="#d3" itemref="price loop"><h1 itemprop=name>D3</h1></div>
<div id=price><div itemprop=offers itemscope itemtype="https://schema.org/Offer"><data itemprop=price value=2900>2.900</data></div></div>
<div id=loop itemscope itemtype="https://schema.org/Brand" itemprop=brand itemref=loop><b itemprop=name>Crumb</b></div>
<div itemscope itemtype="http://data-vocabulary.org/Review"><b itemprop=rating>5</b></div>`)
	equal(t, "entities", describe(p.Structured), "microdata Product @id=#d3 name=D3 offers.@type=Offer offers.price=2900 brand.@type=Brand brand.name=Crumb\n"+
		"microdata http://data-vocabulary.org/Review rating=5")
	equal(t, "context", p.Structured[1].Context, "http://data-vocabulary.org/Review")
}

func TestMicrodataLists(t *testing.T) {
	p := parseHTML(t, `<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop=itemListElement itemscope itemtype="https://schema.org/ListItem"><a itemprop=item href=/><b itemprop=name>Home</b></a><meta itemprop=position content=1></li>
<li itemprop=itemListElement itemscope itemtype="https://schema.org/ListItem"><b itemprop=name>Ovens</b></li></ol>`)
	equal(t, "second", p.Structured[0].Items.Get("itemListElement[1].name"), "Ovens")
	equal(t, "no position", p.Structured[0].Items.Has("itemListElement[1].position"), false)
}

func TestRDFaPrefix(t *testing.T) {
	p := parseHTML(t, `<body prefix="s: https://schema.org/"><div typeof="s:Person" resource="#jane"><b property="s:name">Jane</b><span property="s:worksFor" resource="#crumb"></span></div>
<div vocab="http://xmlns.com/foaf/0.1/" typeof="Agent"></div></body>`)
	equal(t, "entities", describe(p.Structured), "rdfa Person @id=#jane name=Jane worksFor=#crumb\nrdfa Agent")
	equal(t, "context", p.Structured[1].Context, "http://xmlns.com/foaf/0.1/")
}

// FuzzStructuredData feeds the three readers: whatever the markup, they keep their limits.
func FuzzStructuredData(f *testing.F) {
	f.Add(`{"@context":{"a":"b"},"@graph":[{"@type":["A","B"],"@reverse":{"x":[{"y":[1,2]}]}}]}`, `<div itemscope itemref="a b"><i id=a itemprop="x y" itemscope itemref=b><b id=b itemprop=z>1</b></i></div>`)
	f.Add(`{"a":[[[{"b":{"@value":1}}]]]} {`, `<div typeof="A" vocab="x" prefix="s: https://schema.org/ t:"><i property="s:x" typeof><a property=y href="x"></a></i></div>`)
	f.Fuzz(func(t *testing.T, block, markup string) {
		p := parseHTML(t, `<script type=application/ld+json>`+block+`</script>`+markup)
		if len(p.Structured) > maxEntities {
			t.Fatalf("%d entities", len(p.Structured))
		}
		for _, e := range p.Structured {
			if len(e.Properties) > maxProperties || len(e.Items) > maxItems || len(e.Type) > 1100 || len(e.Context) > 100 {
				t.Fatalf("beyond the limits: %d properties, %d items, type of %d bytes, context of %d", len(e.Properties), len(e.Items), len(e.Type), len(e.Context))
			}
		}
	})
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
