package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

func outlineOf(tb testing.TB, src Source) *outline {
	tb.Helper()
	root, err := html.Parse(bytes.NewReader(src.Body))
	if err != nil {
		tb.Fatal(err)
	}
	return builtin().walk(root, src)
}

// selected are the values of the attribute n of what a selector finds.
func selected(t *testing.T, doc, selector string) string {
	t.Helper()
	chains, err := parseSelector(selector)
	if err != nil {
		t.Fatalf("%s: %v", selector, err)
	}
	s := newSelectorSet()
	for _, c := range chains {
		s.add(c, 0)
	}
	s.finish(1)
	o := outlineOf(t, Source{Body: []byte(doc)})
	var found []string
	s.match(o, func(_, i int32) bool {
		found = append(found, attr(o.elements[i].node, "n"))
		return true
	})
	return strings.Join(found, " ")
}

func TestSelectors(t *testing.T) {
	const doc = `<html n=h><body n=b><div n=1 class="card  wide" id=top><p n=2 lang=en-GB>Price <b n=3>now</b></p><p n=4 class=x></p><span n=5 data-t="A b">x</span></div>
<div n=6 class="card"><div n=7 class=inner><p n=8>Price</p></div><!-- c --><p n=9 title="Go Big">y</p></div><a n=10 href="/shop/x.pdf" class="card wide card">z</a></body></html>`
	for _, test := range []struct{ selector, want string }{
		{"p", "2 4 8 9"},
		{"P", "2 4 8 9"},
		{".card", "1 6 10"},
		{".card.wide", "1 10"},
		{"#top", "1"},
		{"div#top.card p", "2 4"},
		{"div p", "2 4 8 9"},
		{"div > p", "2 4 8 9"},
		{".card > p", "2 4 9"},
		{"div div p", "8"},
		{".card p b", "3"},
		{"p + p", "4"},
		{"#top > [n=\"2\"] + span", ""}, // a paragraph stands between
		{"p ~ span", "5"},
		{"div + div > p", "9"},
		{"div ~ a", "10"},
		{"p + .card", ""},
		{"p, b, .card p", "2 3 4 8 9"},
		{"[lang|=en]", "2"},
		{"[data-t~=b]", "5"},
		{`[data-t="a B" i]`, "5"},
		{`[data-t="a B"]`, ""},
		{`a[href^="/shop"][href$=".pdf"]`, "10"},
		{`[href*='p/x']`, "10"},
		{"p:first-child", "2 8"},
		{"p:last-child", "8 9"},
		{"p:only-child", "8"},
		{".card > :nth-child(2)", "4 9"},
		{"p:nth-child(odd)", "2 8"},
		{"body > :nth-child(-n+2)", "1 6"},
		{"body > :nth-child(n + 2)", "6 10"},
		{"p:empty", "4"},
		{":root", "h"},
		{":root > body > div", "1 6"},
		{"p:not(:first-child)", "4 9"},
		{"p:not(.x):not([lang])", "8 9"},
		{`p:contains("Price")`, "2 8"},
		{"*.inner *", "8"},
		{`.w\ide`, "1 10"},
	} {
		if got := selected(t, doc, test.selector); got != test.want {
			t.Errorf("%s finds %q, want %q", test.selector, got, test.want)
		}
	}
}

// TestHostileSelectors lets selectors that cost a^n steps when they look back run on pages that are made for them.
func TestHostileSelectors(t *testing.T) {
	deep := strings.Repeat("<div class=a>", 500) + "x"
	wide := "<ul>" + strings.Repeat("<li class=a>x", 60_000) + "</ul>"
	tokens := `<p class="` + strings.Repeat("a ", 200_000) + `">x`
	same := `<p class=a>` + strings.Repeat("aab", 300_000)
	var list []Extractor
	for i, s := range []string{"i div div div div div div div div div div div", ".a .a .a .a .a ~ .a .a .a > b", "li:nth-child(3n+1):last-child", "*:not(:nth-child(2)) ~ * ~ * ~ * b",
		`*:contains("aac")`, ".a.a.a.a.a.a.b", `[class*="ab"] [class$="b"]`, "li:last-child", "* * * * * * * * * * *", "li ~ li ~ li ~ li ~ li ~ p"} {
		for k := range 20 {
			list = append(list, Extractor{Name: fmt.Sprintf("f%d_%d", i, k), Selector: s, Type: OwnTypes[k%len(OwnTypes)]})
		}
	}
	list = append(list, Extractor{Name: "re", Pattern: `(a*)*(a*)*c$`}, Extractor{Name: "re2", Selector: "p", Pattern: `(a|aa|b)+$`, Type: OwnCount})
	x, errs := NewExtract(list)
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	for name, doc := range map[string]string{"deep": deep, "wide": wide, "tokens": tokens, "same": same, "too deep": strings.Repeat("<div class=a>", 5000)} {
		base := time.Now()
		Parse(Source{Body: []byte(doc)})
		plain, start := time.Since(base), time.Now()
		Parser{Extract: x}.Parse(Source{Body: []byte(doc)})
		if took := time.Since(start); took > 2*time.Second+3*plain {
			t.Errorf("%s: own facts took %v, the page %v", name, took, plain)
		}
	}
}

func FuzzSelector(f *testing.F) {
	for _, s := range []string{"p", "div > p + a.b#c", `[a="b" i]`, ":nth-child(2n+1):not(.x)", `p:contains("x"), *`, "a\\", ":nth-child(-99999999999n)"} {
		f.Add(s, "<div class='a b'><p id=c>x<p></div>")
	}
	f.Fuzz(func(t *testing.T, selector, doc string) {
		x, errs := NewExtract([]Extractor{{Name: "f", Selector: selector, Type: OwnList}, {Name: "g", Pattern: selector}, {Name: "h", Selector: selector, Type: OwnMoney}})
		if len(errs) > 0 {
			x, errs = NewExtract([]Extractor{{Name: "f", Selector: selector, Type: OwnDate}})
		}
		if len(errs) > 0 || len(doc) > 1<<16 {
			return
		}
		p := Parser{Extract: x}.Parse(Source{Body: []byte(doc)})
		if _, err := Decode(Encode(nil, p)); err != nil {
			t.Fatal(err)
		}
	})
}
