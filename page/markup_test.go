package page

import (
	"reflect"
	"strings"
	"testing"
)

// kinds is what a document does wrong: kind and count.
func violations(t *testing.T, body string) map[string]int {
	t.Helper()
	p := Parse(Source{URL: "https://example.com/", Body: []byte(body)})
	got := map[string]int{}
	for _, v := range p.Markup.Violations {
		got[v.Kind] = v.Count
		if len(v.Places) == 0 || len(v.Places) > maxPlaces || len(v.Places) > v.Count {
			t.Errorf("%s: %d places for %d", v.Kind, len(v.Places), v.Count)
		}
		for _, at := range v.Places {
			if at.Quote == "" || len(at.Quote) > maxQuote+8 {
				t.Errorf("%s: quote %q", v.Kind, at.Quote)
			}
		}
	}
	return got
}

// frame is a document without fault around body.
func frame(body string) string {
	return `<!DOCTYPE html><html lang=en><head><title>Ovens</title></head><body><main><h1>Ovens</h1>` + body + `</main></body></html>`
}

func TestMarkupViolations(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       map[string]int
	}{
		{"a clean page", `<p>Deck ovens</p><button>Ask</button>`, map[string]int{}},
		{"a role in capitals is a role", `<div role=BUTTON tabindex=0>x</div>`, map[string]int{}},
		{"the first role that exists counts", `<div role="deck heading" aria-level=2>x</div>`, map[string]int{}},
		{"tabs in a tab list under presentational items", `<ul role=tablist><li role=none><a role=tab href=#a>A</a></li></ul>`, map[string]int{}},
		{"native checkbox needs no aria-checked", `<input type=checkbox role=switch aria-label=x>`, map[string]int{}},
		{"a name by reference, hidden or not", `<button aria-labelledby=x></button><span id=x hidden>Menu</span>`, map[string]int{}},
		{"a drawing names its button", `<button><svg><title>Menu</title><path d=M0/></svg></button>`, map[string]int{}},
		{"label around and for are one", `<label for=a>Name <input id=a></label>`, map[string]int{}},
		{"dd in a group", `<dl><div><dt>a</dt><dd>b</dd></div></dl>`, map[string]int{}},
		{"dd elsewhere", `<div><dd>b</dd></div>`, map[string]int{"list-structure-invalid": 1}},
		{"label and field are not nested controls", `<label>Yes <input type=checkbox></label>`, map[string]int{}},
		{"a frame in a link", `<a href=/a><iframe title=x src=/f></iframe></a>`, map[string]int{"nested-interactive": 1}},
		{"tabindex of nonsense", `<p tabindex=x>a</p><p tabindex=-1>b</p><p tabindex=" 2">c</p>`, map[string]int{"tabindex-positive": 1}},
		{"the event before unload", `<script>window.addEventListener("beforeunload", f)</script>`, map[string]int{}},
		{"the event itself", `<script>window.addEventListener("unload", f)</script>`, map[string]int{"bfcache-blocked": 1}},
		{"assigned", `<script>window.onunload = f</script>`, map[string]int{"bfcache-blocked": 1}},
		{"compared", `<script>if (window.onunload == f) {}</script>`, map[string]int{}},
		{"language of a part", `<p lang=english-words>a</p><p lang="">b</p><p lang=zh-Hant-TW>c</p>`, map[string]int{"lang-part-invalid": 1}},
		{"unbalanced", `<div><div>a</div>`, map[string]int{"html-malformed": 1}},
		{"mark-up in scripts and comments is none", `<script>document.write("<div><head>")</script><!-- <div> --><noscript><div></noscript>`, map[string]int{}},
		{"a picture without img waits for its script", `<picture><source srcset=a.webp><noscript><img src=a.jpg alt=a></noscript></picture>`, map[string]int{}},
		{"a picture without img", `<picture><source srcset=a.webp></picture>`, map[string]int{"picture-without-img": 1}},
		{"html in svg is not judged", `<svg><a href=/a><button></button></a></svg>`, map[string]int{}},
	} {
		if got := violations(t, frame(test.body)); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestSourceTags(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       map[string]int
	}{
		{"omitted tags are legal", `<!DOCTYPE html><title>a</title><main><h1>a</h1></main>`, map[string]int{}},
		{"head and body in comments and scripts", `<html><head><title>a</title><!-- <body> --><script>"<head>"</script></head><body><main>a</main></body></html>`, map[string]int{}},
		{"an omitted end of the head", `<html><head><title>a</title><main>a</main></html>`, map[string]int{}},
		{"two heads, two bodies", `<html><head><title>a</title></head><body><main>a</main><head></head><body></body></html>`,
			map[string]int{"head-missing-or-multiple": 1, "body-missing-or-multiple": 1}},
		{"nothing for a head", `<main>a</main>`, map[string]int{"head-missing-or-multiple": 1}},
		{"an image ends the head", `<html><head><title>a</title><img src=p.gif><meta name=robots content=noindex></head><body><main>a</main></body></html>`,
			map[string]int{"head-invalid-element": 1, "metas-in-body": 1}},
		{"a division before the head", `<html><div>x</div><head><title>a</title></head><body><main>a</main></body></html>`,
			map[string]int{"head-not-first": 1, "title-outside-head": 1}},
	} {
		got := violations(t, test.body)
		delete(got, "main-landmark-missing")
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestMarkupOfHostileDocuments(t *testing.T) {
	for _, body := range []string{
		strings.Repeat("<div role=option aria-checked=x style='color:#111;background:#111'>", 400),
		strings.Repeat("<ul><div>a</div>", 200), strings.Repeat(`<table><caption>a</caption><tr><td headers=x>`, 100),
		"<style>" + strings.Repeat("{outline:none", 20_000) + "</style>", "<style>" + strings.Repeat("@import ", 20_000) + "</style>",
		"<script>" + strings.Repeat("unload", 10_000) + "</script>", strings.Repeat("<label for=a>x", 300) + "<input id=a>",
		strings.Repeat("<p id=a>", 1000), "<p " + strings.Repeat("a=b ", 5000) + ">", strings.Repeat("<a href=/x aria-label=y>z", 3000),
	} {
		p := Parse(Source{URL: "https://example.com/", Body: []byte(body)})
		if n := len(p.Markup.Violations); n > 40 {
			t.Errorf("%.20s: %d kinds", body, n)
		}
	}
}

func FuzzMarkup(f *testing.F) {
	f.Add([]byte(frame(`<div role=slider aria-valuenow=x style="width:900px;font-size:9pt">Ovens</div><style>a:focus{outline:0}</style>`)))
	f.Add([]byte(`<head><img><meta name=a><svg role=img><path d=x></svg><table><tr><td headers=a></table>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		p := Parse(Source{URL: "https://example.com/", Body: body})
		for _, v := range p.Markup.Violations {
			if len(v.Places) > maxPlaces {
				t.Fatalf("%s: %d places", v.Kind, len(v.Places))
			}
		}
	})
}
