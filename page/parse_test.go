package page

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

// deep is a document that html.Parse refuses.
func deep() string {
	return `<!DOCTYPE html><html lang="en"><head><title>Deck ovens for bakers</title><meta name=description content="Stone and steel"><link rel=canonical href="/ovens/">
<script type="application/ld+json">{"@type":"Bakery","name":"Crumb"}</script></head><body class=x><h1>Deck <b>ovens</b></h1>` + strings.Repeat("<div>", 600) +
		`<h2>Stone plates</h2><p>We build ovens for the small bakery.</p><a href="/b"><img src=/i.png alt="Proofers"></a><template><a href=/no>no</a></template>` +
		`<script>var a = "<a href=/no>"</script>` + strings.Repeat("</div>", 600) + `<footer><a href=/imprint>Imprint</a></footer>`
}

func TestTokenizer(t *testing.T) {
	p := parseHTML(t, deep())
	equal(t, "parser", p.Document.Parser, "tokenizer")
	equal(t, "title", p.Title.Text, "Deck ovens for bakers")
	equal(t, "lang", p.Document.Lang, "en")
	equal(t, "doctype", p.Document.Doctype, true)
	equal(t, "description", p.Description.Text, "Stone and steel")
	equal(t, "canonical", p.Canonical, "https://www.crumb.example/ovens/")
	equal(t, "structured data", describe(p.Structured), "json-ld Bakery name=Crumb")
	equal(t, "headings", len(p.Headings), 2)
	equal(t, "h1", p.Headings[0].Text, "Deck ovens")
	equal(t, "h2", p.Headings[1].Text, "Stone plates")
	equal(t, "links", len(p.Links), 2)
	equal(t, "link name", p.Links[0].Text, "Proofers")
	equal(t, "region", p.Links[1].Region, Footer)
	equal(t, "image", p.Images[0].Alt, "Proofers")
	equal(t, "main", p.Text.Main, "Deck ovens\nStone plates\nWe build ovens for the small bakery.")
}

func TestTree(t *testing.T) {
	p := parseHTML(t, "<p>x")
	equal(t, "parser", p.Document.Parser, "tree")
	equal(t, "elements", p.Document.Elements, 4)
	equal(t, "depth", p.Document.Depth, 3)
	equal(t, "bytes", p.Document.Bytes, 4)
	equal(t, "status", Parse(Source{URL: "https://www.crumb.example/", Body: []byte("x")}).Status, 200)
}

func TestIndexable(t *testing.T) {
	for _, test := range []struct {
		status      int
		contentType string
		want        bool
	}{{200, "text/html; charset=utf-8", true}, {200, "", true}, {200, "application/xhtml+xml", true}, {404, "text/html", false}, {200, "text/plain", false}, {203, "text/html", false}} {
		p := Parse(Source{URL: "https://www.crumb.example/", Status: test.status, Body: []byte("<p>x"), Header: map[string][]string{"Content-Type": {test.contentType}}})
		equal(t, test.contentType, p.Indexable, test.want)
	}
}

func TestCharset(t *testing.T) {
	p := parseWith("<title>\xca\xaf\xd2\xa4\xbf\xbe\xcf\xe4</title><p>\xca\xaf\xb0\xe5", map[string][]string{"Content-Type": {"text/html; charset=gb2312"}})
	equal(t, "title", p.Title.Text, "石窑烤箱")
	equal(t, "charset", p.Charset, "gbk")
	equal(t, "declared", p.Head.CharsetDeclared, true)
	equal(t, "label", p.Head.CharsetHeader, "gb2312")
}

func TestSkeleton(t *testing.T) {
	page := func(id, active, body string) uint64 {
		return parseHTML(t, `<body class="post-`+id+`"><nav class=menu><ul><li class="item `+active+`"><a class=link href=/>x</a><li class=item><a class=link href=/y>y</a></ul></nav>
<main id="m`+id+`"><article class="post">`+body+`</article></main><footer class=foot>z</footer>`).Document.Skeleton
	}
	a := page("12", "active", "<h1>Deck ovens</h1><p>Stone.")
	equal(t, "another post", page("345", "", "<h1>Proofers</h1><p>Steel.<p>Warm air.<ul><li>one<li>two</ul><blockquote>Good.</blockquote>"), a)
	if b := parseHTML(t, `<body><div class=shop><div class=grid><p>x</div></div>`).Document.Skeleton; b == a || b == 0 {
		t.Errorf("another template has skeleton %d", b)
	}
}

// The facts of a page do not depend on the pages before it, nor on other goroutines.
func TestParseIsPure(t *testing.T) {
	docs := []string{deep(), string(shopPage()), "<p>x", "", navigation + "<main><p>Größe und Maße der Öfen für Sie", `<div itemscope itemtype=https://schema.org/Thing><b itemprop=name>x`}
	want := make([]*Page, len(docs))
	for i, d := range docs {
		want[i] = parseHTML(t, d)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range 40 {
				i := (g + k) % len(docs)
				if got := parseWith(docs[i], nil); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("document %d: facts differ from the first time", i)
					return
				}
			}
		})
	}
	wg.Wait()
}

// Documents that would take quadratic time if siblings, ids or labels were looked up naively.
func TestHostileSizes(t *testing.T) {
	const n = 20_000
	for name, doc := range map[string]string{
		"siblings":  strings.Repeat(`<h2>a</h2><a href=""></a>`, n),
		"ids":       strings.Repeat(`<i id=a aria-labelledby="a a a a">x</i><a href=x aria-labelledby="a a a a">`, n),
		"classes":   `<div class="` + strings.Repeat("a ", n*5) + `">` + strings.Repeat(`<div class="b c">x</div>`, n),
		"metas":     strings.Repeat(`<meta name=a content=b>`, n),
		"tags":      strings.Repeat("</p>", n*4),
		"links":     strings.Repeat(`<link rel=canonical href=x`+`>`, n),
		"nested a":  strings.Repeat(`<a href=x><table>`, 200) + strings.Repeat(`<a href=y>z`, n),
		"items":     strings.Repeat(`<div itemscope><b itemprop=a>x</b></div>`, n),
		"script":    `<script type="application/ld+json">` + strings.Repeat("[", n) + `</script>`,
		"one label": `<b id=t>` + strings.Repeat("word ", n) + `</b>` + strings.Repeat(`<a href=x aria-labelledby=t></a>`, n),
		"amps":      `<p>` + strings.Repeat("&amp;nbsp;", n),
		"imgs in a": `<a href=x>` + strings.Repeat(`<img src=a>`, n),
		"drawings":  `<a href=x>` + strings.Repeat(`<svg role=img><path d="M0 0"/></svg>`, 3*n),
		"figure":    `<main><figure>` + strings.Repeat(`<img src=a alt="" width=400 height=300>`, 5*n),
		"grounds":   `<main><a href=x>` + strings.Repeat(`<div style="background:url(a.jpg)"></div>`, n),
		"lists":     strings.Repeat(`<div role=list>`, 400) + strings.Repeat(`<p>x</p>`, 3*n),
		"buttons":   `<form>` + strings.Repeat(`<button>b</button>`, 3*n),
		"tel":       strings.Repeat(`<script type="application/ld+json">{"@context":"https://schema.org","@type":"Store","telephone":"+49 30 1234567"}</script>`, 60) + strings.Repeat(`<img src=a alt=b>`, 4*n),
	} {
		p := parseHTML(t, doc)
		if len(p.Links) > maxLinks || len(p.Images) > maxImages || len(p.Headings) > maxHeadings || len(p.Structured) > maxEntities {
			t.Errorf("%s: limits are passed", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"<title>x</title><p>a <b>b", "<svg><title>x</title><a href=y>", "<meta http-equiv=refresh content='0;url=x'><base href=//a/>",
		"<script type=application/ld+json>{\"@type\":[\"A\"],\"x\":[{}]}</script>", "<a href='\xff#\x00'>\xe4\xb8", "<div itemscope itemprop=a><i itemprop=b itemscope>",
		"<table><a href=x><h1>y", "\xef\xbb\xbf<html lang=\xff>", "<img src=data: data-src=x width=9999999999999999999>", "<p>Ã", "<p>Â", "<frameset><frame src=x>",
		"<b typeof=x property=y>", "<p>锟斤拷…", "<dialog open><h1 aria-labelledby=a id=a>",
	} {
		f.Add([]byte(s), false)
	}
	f.Add([]byte("<a href=x>y</a>"), true)
	f.Fuzz(func(t *testing.T, body []byte, tokens bool) {
		if tokens {
			body = append([]byte(strings.Repeat("<div>", 520)), body...)
		}
		src := Source{URL: "https://www.crumb.example/a", Body: body, Header: map[string][]string{"Link": {string(body)}, "X-Robots-Tag": {string(body)}, "Content-Type": {"text/html; charset=utf-8"}}}
		p := Parse(src)
		if !reflect.DeepEqual(p, Parse(src)) {
			t.Error("a second reading differs")
		}
		if !strings.Contains(string(body), "\xef\xbf\xbd") && strings.ToValidUTF8(p.Text.Main, "") != p.Text.Main {
			t.Errorf("main text is not UTF-8: %q", p.Text.Main)
		}
		builtin().walk(shallow(body), src).release()
	})
}
