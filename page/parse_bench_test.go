package page

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// shopPage is a shop page of about 20 kB with 60 links.
func shopPage() []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Steel shelves for small workshops | Northfold</title>
<meta name="description" content="Shelves that carry 300 kg a board, cut to size and delivered in two days."><meta name="viewport" content="width=device-width">
<link rel="canonical" href="https://www.northfold.example/shelves/steel"><link rel="stylesheet" href="/site.css"><meta property="og:title" content="Steel shelves">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Steel shelf","offers":{"@type":"Offer","price":"129.00","priceCurrency":"EUR"}}</script>
</head><body class="page product-12"><header class="site-header"><nav><ul class="menu">`)
	for i := range 30 {
		fmt.Fprintf(&b, `<li class="menu-item"><a class="nav-link" href="/range/%d/">Range number %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav></header><main><h1>Steel shelves</h1>`)
	sentences := []string{"Every board carries the load of a small car engine without bending.", "We cut the posts to the height of your room and send them the next day.",
		"The coating keeps rust away, even in a damp cellar.", "You need one spanner and twenty minutes to build it."}
	for i := range 24 {
		fmt.Fprintf(&b, `<section class="block block-%d"><h2 class="title">Part %d</h2><div class="card"><img src="/img/%d.jpg" width="640" height="480" alt="Shelf %d in use"><p class="card-text">`, i%4, i, i, i)
		for k := range 5 {
			b.WriteString(sentences[(i+k)%4] + " ")
		}
		fmt.Fprintf(&b, `</p><a class="btn" href="/shelves/%d?colour=grey">See shelf %d</a></div></section>`, i, i)
	}
	b.WriteString(`</main><footer class="site-footer"><p>Northfold Ltd, 4 Mill Lane</p><a href="/privacy">Privacy</a> <a href="/imprint">Imprint</a> <a href="tel:+441234567890">Call us</a>
<a href="mailto:sales@northfold.example">Mail</a> <a href="https://social.example/northfold">Follow us</a> <a href="#top">Top</a></footer></body></html>`)
	return []byte(b.String())
}

func BenchmarkParseTree(b *testing.B) {
	body := shopPage()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := html.Parse(bytes.NewReader(body)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStructure(b *testing.B) {
	body := shopPage()
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	src := Source{URL: "https://www.northfold.example/shelves/steel", Status: 200, Body: body}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		p := &Page{URL: src.URL, Status: 200, ContentType: "text/html", Charset: "utf-8"}
		o := builtin().walk(root, src)
		o.structure(p)
		o.release()
	}
}

func BenchmarkWalk(b *testing.B) {
	body := shopPage()
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		builtin().walk(root, Source{Body: body}).release()
	}
}

func BenchmarkMarkup(b *testing.B) {
	body := shopPage()
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	src := Source{URL: "https://www.northfold.example/shelves/steel", Status: 200, Body: body}
	p := &Page{URL: src.URL, Status: 200, ContentType: "text/html", Charset: "utf-8"}
	o := builtin().walk(root, src)
	o.structure(p)
	_, _, tags := bounded(body)
	b.ReportAllocs()
	for b.Loop() {
		p.Markup = Markup{}
		o.markup(p, &tags)
	}
}
