package page

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// exactCase is one document and what one fact of it must be. The page is https://shop.example/a/b.
type exactCase struct {
	name, html string
	header     http.Header
	fact       func(p *Page) any
	want       string
}

// The facts that the cases ask for, in the short form that the wanted values have.
var (
	canonicalOf = func(p *Page) any { return p.Canonical }
	titleOf     = func(p *Page) any { return fmt.Sprintf("%q %d", p.Title.Text, p.Head.Titles) }
	robotsOf    = func(p *Page) any {
		var on []string
		for name, is := range map[string]bool{"noindex": p.Robots.Noindex, "nofollow": p.Robots.Nofollow, "nosnippet": p.Robots.Nosnippet, "noarchive": p.Robots.Noarchive} {
			if is {
				on = append(on, name)
			}
		}
		if len(on) > 1 && on[0] > on[1] {
			on[0], on[1] = on[1], on[0]
		}
		return strings.Join(on, " ")
	}
	scopedOf   = func(p *Page) any { return strings.Join(p.Robots.Scoped, "; ") }
	linksOf    = func(p *Page) any { return each(p.Links, func(l Link) string { return l.URL }) }
	kindsOf    = func(p *Page) any { return each(p.Links, func(l Link) string { return l.Kind }) }
	imagesOf   = func(p *Page) any { return each(p.Images, func(i Image) string { return i.URL }) }
	hreflangOf = func(p *Page) any {
		return each(p.Hreflang, func(a Alternate) string { return a.Lang + "=" + a.URL + "@" + a.Source })
	}
	headingsOf = func(p *Page) any {
		return each(p.Headings, func(h Heading) string { return fmt.Sprintf("%d %s", h.Level, h.Text) })
	}
	charsetOf     = func(p *Page) any { return p.Charset + " " + p.Title.Text }
	langOf        = func(p *Page) any { return fmt.Sprintf("%q %v", p.Document.Lang, p.Document.LangValid) }
	refreshOf     = func(p *Page) any { return p.Head.Refresh }
	viewportOf    = func(p *Page) any { return p.Document.Viewport }
	descriptionOf = func(p *Page) any { return fmt.Sprintf("%q %d", p.Description.Text, p.Head.Descriptions) }
	indexableOf   = func(p *Page) any { return p.Indexable }
	openGraphOf   = func(p *Page) any { return p.OpenGraph.Get("title") + "|" + p.Twitter.Get("card") }
)

func each[T any](list []T, f func(T) string) string {
	var out []string
	for _, v := range list {
		out = append(out, f(v))
	}
	return strings.Join(out, " ")
}

func (c *exactCase) check(t *testing.T) {
	t.Helper()
	p := Parse(Source{URL: "https://shop.example/a/b", Header: c.header, Body: []byte(c.html)})
	if got := fmt.Sprint(c.fact(p)); got != c.want {
		t.Errorf("%s: %q\ngot  %s\nwant %s", c.name, c.html, got, c.want)
	}
}

func with(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Add(pairs[i], pairs[i+1])
	}
	return h
}

// TestExactHead: what HTML says of titles, metas, links and the document, case and white space included.
func TestExactHead(t *testing.T) {
	for _, c := range []exactCase{
		{"keywords in any case", `<LINK REL=CANONICAL HREF=/x>`, nil, canonicalOf, "https://shop.example/x"},
		{"rel is a list", "<link rel='shortlink\n\tcanonical' href=/x>", nil, canonicalOf, "https://shop.example/x"},
		{"a token that only begins so", `<link rel=canonical-x href=/x>`, nil, canonicalOf, ""},
		{"space around href", "<link rel=canonical href='\n  /x\t '>", nil, canonicalOf, "https://shop.example/x"},
		{"entities in href", `<link rel=canonical href="/x?a=1&amp;b=2&#38;c=3">`, nil, canonicalOf, "https://shop.example/x?a=1&b=2&c=3"},
		{"an entity without semicolon before a letter", `<link rel=canonical href="/x?a=1&copy=2">`, nil, canonicalOf, "https://shop.example/x?a=1&copy=2"},
		{"the first attribute of a name counts", `<link rel=canonical href=/x href=/y>`, nil, canonicalOf, "https://shop.example/x"},
		{"base before", `<base href=/c/><link rel=canonical href=x>`, nil, canonicalOf, "https://shop.example/c/x"},
		{"base after", `<link rel=canonical href=x><base href=/c/>`, nil, canonicalOf, "https://shop.example/c/x"},
		{"the first base counts", `<base href=/c/><base href=/d/><link rel=canonical href=x>`, nil, canonicalOf, "https://shop.example/c/x"},
		{"a base with a target only", `<base target=_blank><base href=/d/><link rel=canonical href=x>`, nil, canonicalOf, "https://shop.example/d/x"},
		{"a base on another host", `<base href="//cdn.example/q/"><link rel=canonical href=x>`, nil, canonicalOf, "https://cdn.example/q/x"},
		{"a base that is no web address", `<base href="data:text/plain,x"><link rel=canonical href=x>`, nil, canonicalOf, "https://shop.example/a/x"},
		{"in the body it does not count", `<body><p>Text</p><link rel=canonical href=/x>`, nil, canonicalOf, ""},
		{"a div ends the head", `<head><div></div><link rel=canonical href=/x></head>`, nil, canonicalOf, ""},
		{"in a comment", `<!-- <link rel=canonical href=/x> -->`, nil, canonicalOf, ""},
		{"in a template", `<template><link rel=canonical href=/x></template>`, nil, canonicalOf, ""},
		{"in noscript", `<head><noscript><link rel=canonical href=/x></noscript></head>`, nil, canonicalOf, ""},
		{"in a script", `<script>"<link rel=canonical href=/x>"</script>`, nil, canonicalOf, ""},
		{"header", ``, with("Link", `</x>; rel="canonical"`), canonicalOf, "https://shop.example/x"},
		{"header, many entries", ``, with("Link", `</s.css>; rel=preload; as=style, </x?a=1,2>; title="a, b; c"; REL="shortlink CANONICAL"`), canonicalOf, "https://shop.example/x?a=1,2"},
		{"header, several fields", ``, with("Link", `</s.css>; rel=preload`, "Link", `</x>;rel=canonical`), canonicalOf, "https://shop.example/x"},
		{"header with an escaped quote", ``, with("Link", `</s>; title="a\"; rel=canonical; b", </x>; rel=canonical`), canonicalOf, "https://shop.example/x"},
		{"header, the first rel of an entry counts", ``, with("Link", `</x>; rel=next; rel=canonical`), canonicalOf, ""},
		{"the base element does not concern headers", `<base href=/c/>`, with("Link", `<x>; rel=canonical`), canonicalOf, "https://shop.example/a/x"},

		{"title with entities and lines", "<title>\n Bread &amp; butter\n\t&#8211; Crumb </title>", nil, titleOf, `"Bread & butter – Crumb" 1`},
		{"tags in a title are text", `<title>A <b>bold</b> oven</title>`, nil, titleOf, `"A <b>bold</b> oven" 1`},
		{"a title of a picture is none", `<body><svg><title>Arrow</title></svg>`, nil, titleOf, `"" 0`},
		{"a title of a picture in the head", `<head><title>Page</title></head><body><svg><title>Arrow</title></svg>`, nil, titleOf, `"Page" 1`},
		{"two titles", `<title>One</title><title>Two</title>`, nil, titleOf, `"One" 2`},
		{"an empty title before a full one", `<title> </title><title>Two</title>`, nil, titleOf, `"" 2`},
		{"a title in a comment", `<!-- <title>Old</title> --><title>New</title>`, nil, titleOf, `"New" 1`},
		{"a title in noscript", `<noscript><title>Old</title></noscript><title>New</title>`, nil, titleOf, `"New" 1`},
		{"a title in a template", `<template><title>Old</title></template><title>New</title>`, nil, titleOf, `"New" 1`},
		{"a title that is not closed", `<title>Bread<body><h1>x</h1>`, nil, titleOf, `"Bread<body><h1>x</h1>" 1`},
		{"upper case", `<TITLE>Bread</TITLE>`, nil, titleOf, `"Bread" 1`},

		{"names in any case", `<META NAME="Description" CONTENT="Bread">`, nil, descriptionOf, `"Bread" 1`},
		{"spaces around the name", `<meta name=" description " content=" Bread  and
			butter ">`, nil, descriptionOf, `"Bread and butter" 1`},
		{"og:description is another thing", `<meta property="og:description" content="Bread">`, nil, descriptionOf, `"" 0`},
		{"an empty one", `<meta name=description content="">`, nil, descriptionOf, `"" 1`},
		{"two", `<meta name=description content=One><meta name=DESCRIPTION content=Two>`, nil, descriptionOf, `"One" 2`},
		{"property and name both work", `<meta name="og:title" content=T><meta property="twitter:card" content=summary>`, nil, openGraphOf, "T|summary"},
		{"the first wins", `<meta property="og:title" content=T><meta property="OG:Title" content=U>`, nil, openGraphOf, "T|"},

		{"viewport in capitals", `<META NAME=VIEWPORT CONTENT="WIDTH=DEVICE-WIDTH; INITIAL-SCALE=1">`, nil, viewportOf, "WIDTH=DEVICE-WIDTH; INITIAL-SCALE=1"},

		{"language", `<html lang="en-GB">`, nil, langOf, `"en-GB" true`},
		{"underscore", `<html lang="en_GB">`, nil, langOf, `"en_GB" false`},
		{"empty", `<html lang="">`, nil, langOf, `"" false`},
		{"spaces", `<html LANG=" de ">`, nil, langOf, `"de" true`},
		{"xml:lang is another attribute", `<html xml:lang="fr">`, nil, langOf, `"" false`},
		{"script and region", `<html lang="zh-Hant-HK">`, nil, langOf, `"zh-Hant-HK" true`},

		{"refresh", `<meta http-equiv=REFRESH content="5; URL='/x'">`, nil, refreshOf, "https://shop.example/x"},
		{"refresh without url=", `<meta http-equiv=refresh content="0;/x">`, nil, refreshOf, "https://shop.example/x"},
		{"refresh with a comma", `<meta http-equiv=refresh content="0, url=/x">`, nil, refreshOf, "https://shop.example/x"},
		{"refresh with spaces", `<meta http-equiv=refresh content="  3.5 ;  url =  /x ">`, nil, refreshOf, "https://shop.example/x"},
		{"refresh of the page itself", `<meta http-equiv=refresh content="300">`, nil, refreshOf, ""},
		{"refresh that does not begin with a time", `<meta http-equiv=refresh content="url=/x">`, nil, refreshOf, ""},
		{"refresh with an open quote", `<meta http-equiv=refresh content='0;url="/x'>`, nil, refreshOf, "https://shop.example/x"},

		{"hreflang", `<link rel=alternate hreflang=EN-gb href=/en>`, nil, hreflangOf, "en-gb=https://shop.example/en@head"},
		{"hreflang order of tokens", `<link rel="nofollow alternate" hreflang=x-default href=/>`, nil, hreflangOf, "x-default=https://shop.example/@head"},
		{"hreflang in the header", ``, with("Link", `</de>; rel="alternate"; hreflang="de", </en>; hreflang=en; rel=alternate`), hreflangOf,
			"de=https://shop.example/de@header en=https://shop.example/en@header"},
		{"hreflang in the body", `<body><p>x</p><link rel=alternate hreflang=de href=/de>`, nil, hreflangOf, "de=https://shop.example/de@body"},
		{"a link with hreflang is no annotation", `<a rel=alternate hreflang=de href=/de>de</a>`, nil, hreflangOf, ""},
	} {
		c.check(t)
	}
}

// TestExactRobots: directives as the search engines document them.
func TestExactRobots(t *testing.T) {
	for _, c := range []exactCase{
		{"any case", `<META NAME=ROBOTS CONTENT="NoIndex,NOFOLLOW">`, nil, robotsOf, "nofollow noindex"},
		{"none", `<meta name=robots content=none>`, nil, robotsOf, "nofollow noindex"},
		{"all", `<meta name=robots content=all>`, nil, robotsOf, ""},
		{"conflict: the stricter wins", `<meta name=robots content="index, noindex">`, nil, robotsOf, "noindex"},
		{"two elements add up", `<meta name=robots content=noindex><meta name=robots content="index,nofollow">`, nil, robotsOf, "nofollow noindex"},
		{"header and element add up", `<meta name=robots content=nofollow>`, with("X-Robots-Tag", "noindex"), robotsOf, "nofollow noindex"},
		{"max-snippet:0", `<meta name=robots content="max-snippet:0">`, nil, robotsOf, "nosnippet"},
		{"max-snippet: 0", `<meta name=robots content="max-snippet: 0, max-image-preview:large">`, nil, robotsOf, "nosnippet"},
		{"max-snippet:-1", `<meta name=robots content="max-snippet:-1">`, nil, robotsOf, ""},
		{"max-snippet:10", `<meta name=robots content="max-snippet:10">`, nil, robotsOf, ""},
		{"a word that only holds one", `<meta name=robots content="noindexing, x-nofollow">`, nil, robotsOf, ""},
		{"one crawler", `<meta name=Googlebot content=noindex>`, nil, robotsOf, ""},
		{"one crawler, scoped", `<meta name=Googlebot content="noindex, nofollow">`, nil, scopedOf, "googlebot: noindex; googlebot: nofollow"},
		{"baiduspider", `<meta name=Baiduspider content=noarchive>`, nil, scopedOf, "baiduspider: noarchive"},
		{"header for one crawler", ``, with("X-Robots-Tag", "googlebot: noindex, nofollow"), robotsOf, ""},
		{"header for one crawler, scoped", ``, with("X-Robots-Tag", "GoogleBot: noindex, nofollow"), scopedOf, "googlebot: noindex; googlebot: nofollow"},
		{"several headers", ``, with("X-Robots-Tag", "otherbot: noindex", "X-Robots-Tag", "nofollow"), robotsOf, "nofollow"},
		{"header with a date", ``, with("X-Robots-Tag", "noindex, unavailable_after: 25 Jun 2010 15:00:00 PST"), robotsOf, "noindex"},
		{"in the body as well", `<body><p>x</p><meta name=robots content=noindex>`, nil, robotsOf, "noindex"},
		{"not in a template", `<template><meta name=robots content=noindex></template>`, nil, robotsOf, ""},
		{"no content", `<meta name=robots>`, nil, robotsOf, ""},
		{"http-equiv is not read", `<meta http-equiv=robots content=noindex>`, nil, robotsOf, ""},
		{"noindex is not indexable", `<meta name=robots content=NOINDEX>`, nil, indexableOf, "false"},
		{"one crawler's noindex leaves the others", `<meta name=bingbot content=noindex>`, nil, indexableOf, "true"},
		{"a canonical to itself", `<link rel=canonical href="https://SHOP.example:443/a/./b?utm_source=x#top">`, nil, indexableOf, "true"},
		{"a canonical elsewhere", `<link rel=canonical href=/b>`, nil, indexableOf, "false"},
	} {
		c.check(t)
	}
}

// TestExactURLs: references as the WHATWG URL standard resolves them, in normal form.
func TestExactURLs(t *testing.T) {
	for _, c := range []exactCase{
		{"white space inside and around", "<a href=' \n/a\n\tb '>x</a>", nil, linksOf, "https://shop.example/ab"},
		{"a space inside", `<a href="/a b">x</a>`, nil, linksOf, "https://shop.example/a%20b"},
		{"backslashes", `<a href="\c\d">x</a><a href="https:\\h.example\x">x</a>`, nil, linksOf, "https://shop.example/c/d https://h.example/x"},
		{"without slashes", `<a href="https:x">x</a>`, nil, linksOf, "https://shop.example/a/x"},
		{"scheme-relative", `<a href="//h.example/x">x</a>`, nil, linksOf, "https://h.example/x"},
		{"query only", `<a href="?p=2">x</a>`, nil, linksOf, "https://shop.example/a/b?p=2"},
		{"dots", `<a href="../../../x/./y/..">x</a>`, nil, linksOf, "https://shop.example/x/"},
		{"encoded dots", `<a href="%2e%2E/x">x</a>`, nil, linksOf, "https://shop.example/x"},
		{"default port and case of host", `<a href="HTTPS://SHOP.Example:443/X">x</a>`, nil, linksOf, "https://shop.example/X"},
		{"IDN", `<a href="https://bäckerei.example/ä">x</a>`, nil, linksOf, "https://xn--bckerei-5wa.example/%C3%A4"},
		{"IDN in Chinese", `<a href="https://例子.example/">x</a>`, nil, linksOf, "https://xn--fsqu00a.example/"},
		{"fullwidth dot and letters of a host", `<a href="https://ｅｘ．example/">x</a>`, nil, linksOf, "https://ex.example/"},
		{"percent-encoding is kept", `<a href="/%7euser/%e4">x</a>`, nil, linksOf, "https://shop.example/%7euser/%e4"},
		{"an entity in a query", `<a href="/x?a=1&amp;lang=de">x</a>`, nil, linksOf, "https://shop.example/x?a=1&lang=de"},
		{"ampersand without entity", `<a href="/x?a=1&lang=de">x</a>`, nil, linksOf, "https://shop.example/x?a=1&lang=de"},
		{"user and password", `<a href="https://u:p@shop.example/x">x</a>`, nil, linksOf, "https://shop.example/x"},
		{"numbers as host", `<a href="http://0x7f.1/">x</a>`, nil, linksOf, "http://127.0.0.1/"},
		{"kinds", `<a href="TEL:+49">x</a><a href=" mailto:a@b.example">x</a><a href="JavaScript:x()">x</a><a href="#top">x</a><a href="">x</a><a href="http://[::1">x</a><a href="weixin://x">x</a>`, nil, kindsOf,
			"tel mailto script fragment empty malformed other"},
		{"no href is no link", `<a name=x>x</a><a>y</a>`, nil, kindsOf, ""},
		{"area", `<map><area href=/x alt=x></map>`, nil, linksOf, "https://shop.example/x"},
		{"in a template or comment", `<template><a href=/x>x</a></template><!-- <a href=/y>y</a> -->`, nil, linksOf, ""},

		{"GBK query", "<meta charset=gbk><a href='/s?q=\xb2\xe3\xc2\xaf'>x</a>", nil, linksOf, "https://shop.example/s?q=%B2%E3%C2%AF"},
		{"GBK path", "<meta charset=gbk><a href='/\xb2\xe3'>x</a>", nil, linksOf, "https://shop.example/%E5%B1%82"},
		{"Latin-1 query", "<meta charset=iso-8859-1><a href='/s?q=\xe4'>x</a>", nil, linksOf, "https://shop.example/s?q=%E4"},

		{"image", `<img src=" i.jpg ">`, nil, imagesOf, "https://shop.example/a/i.jpg"},
		{"lazy image", `<img src="data:image/gif;base64,R0" data-src="/i.jpg">`, nil, imagesOf, "https://shop.example/i.jpg"},
		{"picture", `<picture><source srcset="/i.avif 1x, /i2.avif 2x"><img src=/i.jpg></picture>`, nil, imagesOf, "https://shop.example/i.jpg"},
		{"srcset without src", `<img srcset="/i,1.jpg 1x, /i,2.jpg 2x">`, nil, imagesOf, "https://shop.example/i,1.jpg"},
		{"srcset with signs after the URL", `<img srcset="/i.jpg, /j.jpg 2x">`, nil, imagesOf, "https://shop.example/i.jpg"},
		{"image in noscript", `<noscript><img src=/i.jpg></noscript>`, nil, imagesOf, ""},
		{"svg image is none", `<svg><image href=/i.jpg /></svg>`, nil, imagesOf, ""},
		{"the old name", `<image src=/i.jpg>`, nil, imagesOf, "https://shop.example/i.jpg"},
	} {
		c.check(t)
	}
}

// TestExactHeadings: what is a heading, and its text.
func TestExactHeadings(t *testing.T) {
	for _, c := range []exactCase{
		{"text of children", `<h1>Deck <b>ovens</b><br>for&nbsp;bakers</h1>`, nil, headingsOf, "1 Deck ovens for bakers"},
		{"upper case", `<H2>Ovens</H2>`, nil, headingsOf, "2 Ovens"},
		{"in a template, comment or noscript", `<template><h1>A</h1></template><!-- <h1>B</h1> --><noscript><h1>C</h1></noscript>`, nil, headingsOf, ""},
		{"hidden", `<h1 hidden>A</h1><div style="display: none"><h2>B</h2></div><h2>C</h2>`, nil, headingsOf, "2 C"},
		{"by role", `<div role=heading aria-level=3>A</div><h1 role=presentation>B</h1>`, nil, headingsOf, "3 A"},
		{"a picture", `<h1><img src=x alt="Crumb"></h1>`, nil, headingsOf, "1 Crumb"},
		{"h7 is none", `<h7>A</h7>`, nil, headingsOf, ""},
	} {
		c.check(t)
	}
}

// TestExactCharsets: the encoding as the Encoding standard and the bytes say.
func TestExactCharsets(t *testing.T) {
	late := strings.Repeat(" ", 1100)
	for _, c := range []exactCase{
		{"gb2312 means gbk", "<meta charset=gb2312><title>\xd6\xec\xe9F\xbb\xf9</title>", nil, charsetOf, "gbk 朱镕基"},
		{"iso-8859-1 means windows-1252", "<meta charset=ISO-8859-1><title>\x8010 \x93x\x94</title>", nil, charsetOf, "windows-1252 €10 “x”"},
		{"ascii means windows-1252", "<meta charset=us-ascii><title>caf\xe9</title>", nil, charsetOf, "windows-1252 café"},
		{"http-equiv", `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; CHARSET=gbk"><title>` + "\xb2\xe3\xc2\xaf</title>", nil, charsetOf, "gbk 层炉"},
		{"UTF-8 mark", "\xef\xbb\xbf<title>é</title>", nil, charsetOf, "utf-8 é"},
		{"UTF-16 mark, little end", "\xff\xfe<\x00t\x00i\x00t\x00l\x00e\x00>\x00\xe9\x00", nil, charsetOf, "utf-16le é"},
		{"UTF-16 mark, big end", "\xfe\xff\x00<\x00t\x00i\x00t\x00l\x00e\x00>\x00\xe9", nil, charsetOf, "utf-16be é"},
		{"the mark beats the header", "\xef\xbb\xbf<title>é</title>", with("Content-Type", "text/html; charset=gbk"), charsetOf, "utf-8 é"},
		{"the header beats the meta", "<meta charset=utf-8><title>caf\xe9</title>", with("Content-Type", "text/html; charset=windows-1252"), charsetOf, "windows-1252 café"},
		{"quoted in the header", "<title>caf\xe9</title>", with("Content-Type", `text/html;charset="ISO-8859-1"`), charsetOf, "windows-1252 café"},
		{"utf-16 in a meta means utf-8", "<meta charset=utf-16><title>é</title>", nil, charsetOf, "utf-8 é"},
		{"late meta", late + "<meta charset=gbk><title>Bread</title>", nil, func(p *Page) any { return p.Head.CharsetMeta + "|" + fmt.Sprint(p.Head.CharsetDeclared) }, "|false"},
		{"declared utf-8, written in gbk", "<meta charset=utf-8><title>\xb2\xe3\xc2\xaf</title><p>\xce\xd2\xc3\xc7\xc9\xfa\xb2\xfa\xb2\xe3\xc2\xaf\xa3\xac\xcb\xcd\xbb\xf5\xc9\xcf\xc3\xc5\xa1\xa3\xb0\xb2\xd7\xb0\xca\xa6\xb8\xb5\xbb\xe1\xbb\xd8\xb4\xf0\xc4\xfa\xb5\xc4\xce\xca\xcc\xe2\xa1\xa3", nil, charsetOf, "gbk 层炉"},
	} {
		c.check(t)
	}
}
