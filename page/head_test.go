package page

import (
	"slices"
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	tests := []struct {
		name, html, want string
		titles           int
		inBody           bool
	}{
		{"entities and white space", "<title>\n Bread &amp;\tbutter&nbsp;shop </title>", "Bread & butter shop", 1, false},
		{"svg title first", "<body><svg><title>Cart</title></svg><p>x", "", 0, false},
		{"svg before the real one", "<head></head><body><svg><title>Cart</title></svg><title>Ovens</title>", "Ovens", 1, true},
		{"template", "<template><title>No</title></template><title>Yes</title>", "Yes", 1, false},
		{"head wins over body", "<head><title>One</title></head><body><title>Two</title>", "One", 2, false},
		{"two in the head", "<title>One</title><title>Two</title>", "One", 2, false},
		{"empty first", "<title></title><title>Two</title>", "", 2, false},
		{"mark-up is text here", "<title>A <b>bold</b> oven</title>", "A <b>bold</b> oven", 1, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, test.html)
			equal(t, "title", p.Title.Text, test.want)
			equal(t, "titles", p.Head.Titles, test.titles)
			equal(t, "in body", p.Head.TitleInBody, test.inBody)
		})
	}
}

func TestMetas(t *testing.T) {
	p := parseHTML(t, `<META NAME="Description" CONTENT=" Deck  ovens "><meta name=description content=Second>
<meta property="og:title" content="OG"><meta name="OG:Title" content="late"><meta name="twitter:card" content="summary">
<meta property="twitter:title" content="T"><meta name="Viewport" content="width=device-width"><meta name="generator">
<meta name="keywords" content="">`)
	equal(t, "description", p.Description.Text, "Deck ovens")
	equal(t, "descriptions", p.Head.Descriptions, 2)
	equal(t, "og:title", p.OpenGraph.Get("title"), "OG")
	equal(t, "twitter:card", p.Twitter.Get("card"), "summary")
	equal(t, "twitter:title", p.Twitter.Get("title"), "T")
	equal(t, "viewport", p.Document.Viewport, "width=device-width")
	equal(t, "keywords present", p.Metas.Has("keywords"), true)
	equal(t, "meta without content", p.Metas.Has("generator"), false)
}

func TestCanonical(t *testing.T) {
	tests := []struct {
		name, html, link string
		want, raw        string
		indexable        bool
	}{
		{"absent", "<p>x", "", "", "", true},
		{"itself", `<link rel=canonical href="https://www.crumb.example/ovens/">`, "", "https://www.crumb.example/ovens/", "https://www.crumb.example/ovens/", true},
		{"relative, list of tokens, any case", `<LINK REL="alternate CANONICAL" HREF=" deck ">`, "", "https://www.crumb.example/ovens/deck", "deck", false},
		{"against base", `<base href="/de/"><link rel=canonical href="x">`, "", "https://www.crumb.example/de/x", "x", false},
		{"in the body it does not count", `<body><p>x<link rel=canonical href="/y">`, "", "", "", true},
		{"header", "<p>x", `</h>; rel="canonical"`, "https://www.crumb.example/h", "", false},
		{"header knows no base", `<base href="/de/">`, `<h>; rel=canonical`, "https://www.crumb.example/ovens/h", "", false},
		{"head before header", `<link rel=canonical href="/a">`, `</h>; rel="canonical"`, "https://www.crumb.example/a", "/a", false},
		{"longer relation", `<link rel="canonical-x" href="/a">`, "", "", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			header := map[string][]string{}
			if test.link != "" {
				header["Link"] = []string{test.link}
			}
			p := parseWith(test.html, header)
			equal(t, "canonical", p.Canonical, test.want)
			equal(t, "raw", p.Head.CanonicalRaw, test.raw)
			equal(t, "indexable", p.Indexable, test.indexable)
		})
	}
}

func TestCanonicalConflict(t *testing.T) {
	p := parseWith(`<link rel=canonical href="/a"><link rel=canonical href="/b"><link rel=canonical href="/a"><body><p>x<link rel=canonical href="/c">`,
		map[string][]string{"Link": {`</d>; rel="canonical"`}})
	equal(t, "canonical", p.Canonical, "https://www.crumb.example/a")
	equal(t, "canonicals", strings.Join(p.Head.Canonicals, " "), "https://www.crumb.example/a https://www.crumb.example/b")
	equal(t, "in body", strings.Join(p.Head.CanonicalsInBody, " "), "https://www.crumb.example/c")
	equal(t, "header", p.Head.CanonicalHeader, "https://www.crumb.example/d")
}

func TestHreflang(t *testing.T) {
	p := parseWith(`<link rel=alternate hreflang="de-AT" href="/at"><body><p>x<link rel=alternate hreflang=fr href=/fr>`,
		map[string][]string{"Link": {`</es>; rel="alternate"; hreflang="es", </a,b>; rel=next`}})
	var got []string
	for _, a := range p.Hreflang {
		got = append(got, a.Lang+" "+a.URL+" "+a.Source)
	}
	want := []string{"de-at https://www.crumb.example/at head", "fr https://www.crumb.example/fr body", "es https://www.crumb.example/es header"}
	if !slices.Equal(got, want) {
		t.Errorf("hreflang = %q, want %q", got, want)
	}
}

func TestRefresh(t *testing.T) {
	for content, want := range map[string]string{
		"0; url='/new'":             "https://www.crumb.example/new",
		"5;URL=next.html":           "https://www.crumb.example/ovens/next.html",
		"0,/x":                      "https://www.crumb.example/x",
		`0; url = "a b" rest`:       "https://www.crumb.example/ovens/a%20b",
		".5 url=/y":                 "https://www.crumb.example/y",
		"30":                        "",
		"soon; url=/x":              "",
		"0x; url=/x":                "",
		"0; urls":                   "https://www.crumb.example/ovens/urls",
		"0; url=":                   "",
		"0; url=javascript:alert()": "",
	} {
		p := parseHTML(t, `<meta http-equiv="Refresh" content="`+strings.ReplaceAll(content, `"`, "&quot;")+`">`)
		equal(t, content, p.Head.Refresh, want)
	}
}

func TestHeadLinks(t *testing.T) {
	p := parseHTML(t, `<base href="https://cdn.crumb.example/x/"><base href="/late/"><link rel="shortcut icon" href=i.ico><link rel=next href=2>
<link rel=prev href=0><link rel=amphtml href=/amp><link rel=alternate type="application/rss+xml" href=/feed><link rel="alternate stylesheet" href=/dark.css>`)
	equal(t, "base", p.Head.Base, "https://cdn.crumb.example/x/")
	equal(t, "icons", p.Head.Icons, 1)
	equal(t, "next", p.Head.Next, "https://cdn.crumb.example/x/2")
	equal(t, "prev", p.Head.Prev, "https://cdn.crumb.example/x/0")
	equal(t, "amp", p.Head.AMP, "https://cdn.crumb.example/amp")
	equal(t, "feeds", strings.Join(p.Head.Feeds, " "), "https://cdn.crumb.example/feed")
}

func TestDocument(t *testing.T) {
	p := parseHTML(t, `<!DOCTYPE html><html lang="de-AT"><body><!-- x --><p id=a>x<p id=a>y<p id=b><a name=c></a><center><font color=Red face="Arial, sans-serif">z</font></center>
<p style="font-family: 'Open Sans', serif; COLOR:#FFF">`)
	d := p.Document
	equal(t, "doctype", d.Doctype, true)
	equal(t, "lang", d.Lang, "de-AT")
	equal(t, "lang valid", d.LangValid, true)
	equal(t, "comments", d.Comments, 1)
	equal(t, "duplicate ids", strings.Join(d.DuplicateIDs, " "), "a")
	equal(t, "retired", strings.Join(d.Retired, " "), "center font")
	equal(t, "fonts", d.Fonts, 2)
	equal(t, "colours", d.Colors, 2)
	equal(t, "fragments", strings.Join(d.Fragments, " "), "a a b c")
	old := parseHTML(t, `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html lang="en_US"><p>x`)
	equal(t, "XHTML doctype", old.Document.Doctype, false)
	equal(t, "lang with underscore", old.Document.LangValid, false)
}

func TestValidLanguageTag(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": true, "en-GB": true, "zh-Hans-CN": true, "sr-Latn": true, "es-419": true, "de-CH-1996": true, "x-house": true, "en-x-a": true, "gsw": true,
		"": false, "en_GB": false, "english": false, "cn": false, "e": false, "en-": false, "en--GB": false, "de-DE-Latn": false, "en-a": false, "zh-Hans-Hant": false,
	} {
		equal(t, tag, ValidLanguageTag(tag), want)
	}
}
