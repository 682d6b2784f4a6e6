package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestLinkName(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"text", `<a href=/x> Our <b>deck</b>  ovens </a>`, "Our deck ovens"},
		{"image", `<a href=/x><img src=i.png alt="Deck oven"></a>`, "Deck oven"},
		{"image and text", `<a href=/x><img src=i.png alt="New:">Deck oven</a>`, "New: Deck oven"},
		{"text and image", `<a href=/x>Deck oven<img src=i.png alt="PDF"></a>`, "Deck oven PDF"},
		{"empty alt", `<a href=/x title="Ovens"><img src=i.png alt=""></a>`, "Ovens"},
		{"aria-label before content", `<a href=/x aria-label="Basket, empty">0</a>`, "Basket, empty"},
		{"labelledby before label", `<h2 id=h>Baking <i>stones</i></h2><a href=/x aria-label=no aria-labelledby="none h">More</a>`, "Baking stones"},
		{"labelledby of nothing", `<a href=/x aria-labelledby="none">More</a>`, "More"},
		{"title last", `<a href=/x title="Home"></a>`, "Home"},
		{"svg title", `<a href=/x><svg><title>Basket</title><path d=""/></svg></a>`, "Basket"},
		{"hidden svg", `<a href=/x><svg aria-hidden=true><title>Basket</title></svg></a>`, ""},
		{"label inside", `<a href=/x><span aria-label="Telephone"></span></a>`, "Telephone"},
		{"hidden copy", `<a href=/x>Ovens<span aria-hidden=true> Ovens →</span></a>`, "Ovens"},
		{"hidden link", `<div aria-hidden=true><a href=/x>Ovens <i>now</i></a></div>`, "Ovens now"},
		{"image in a hidden link", `<div aria-hidden=true><a href=/x><img src=i alt=Ovens></a></div>`, "Ovens"},
		{"blocks", `<a href=/x><h3>Deck oven</h3><p>Two loaves</p></a>`, "Deck oven Two loaves"},
		{"two lines in two elements", `<a href=/x><strong>Delivery</strong><span>In two days</span></a>`, "Delivery In two days"},
		{"letters in elements", `<a href=/x><i>W</i><i>arm</i></a>`, "Warm"},
		{"Chinese", `<a href=/x><em>烤箱</em><span>报价</span></a>`, "烤箱报价"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			links := parseHTML(t, "<p>Before.</p>"+test.html+"<p>After.").Links
			if len(links) != 1 {
				t.Fatalf("%d links", len(links))
			}
			equal(t, "name", links[0].Text, test.want)
			equal(t, "has selector", links[0].Selector != "", test.want == "")
		})
	}
}

func TestLinkTarget(t *testing.T) {
	tests := []struct {
		href, kind, url, fragment, raw string
		internal                       bool
	}{
		{"deck", "http", "https://www.crumb.example/ovens/deck", "", "", true},
		{" ../a\n", "http", "https://www.crumb.example/a", "", "", true},
		{"//crumb.example/b#top", "http", "https://crumb.example/b", "top", "", true},
		{"https://shop.crumb.example/", "http", "https://shop.crumb.example/", "", "", false},
		{"https://other.example", "http", "https://other.example/", "", "", false},
		{"/a?utm_source=mail&id=3", "http", "https://www.crumb.example/a?id=3", "", "/a?utm_source=mail&id=3", true},
		{"#form", "fragment", "https://www.crumb.example/ovens/", "form", "", true},
		{"#", "fragment", "https://www.crumb.example/ovens/", "", "", true},
		{"", "empty", "", "", "", false},
		{"tel:+49 30 1", "tel", "tel:+49 30 1", "", "", false},
		{"MAILTO:a@crumb.example", "mailto", "MAILTO:a@crumb.example", "", "", false},
		{"sms:+4930", "sms", "sms:+4930", "", "", false},
		{"javascript:void(0)", "script", "javascript:void(0)", "", "", false},
		{"weixin://dl/chat", "other", "weixin://dl/chat", "", "", false},
		{"http://[bad", "malformed", "", "", "http://[bad", false},
	}
	for _, test := range tests {
		t.Run(test.href, func(t *testing.T) {
			links := parseHTML(t, fmt.Sprintf(`<a href="%s">x</a>`, test.href)).Links
			if len(links) != 1 {
				t.Fatalf("%d links", len(links))
			}
			l := links[0]
			equal(t, "kind", l.Kind, test.kind)
			equal(t, "url", l.URL, test.url)
			equal(t, "fragment", l.Fragment, test.fragment)
			equal(t, "raw", l.Raw, test.raw)
			equal(t, "internal", l.Internal, test.internal)
		})
	}
}

func TestLinkOthers(t *testing.T) {
	p := parseHTML(t, `<a name=x>no link</a><nav><a href=/a rel="NoFollow  sponsored" target=_blank>A</a></nav>
<map><area href=/b alt="Oven, left half"></map><template><a href=/c>no</a></template><svg><a href=/d>no</a></svg>`)
	if len(p.Links) != 2 {
		t.Fatalf("%d links: %v", len(p.Links), p.Links)
	}
	equal(t, "rel", strings.Join(p.Links[0].Rel, "|"), "nofollow|sponsored")
	equal(t, "target", p.Links[0].Target, "_blank")
	equal(t, "region", p.Links[0].Region, Nav)
	equal(t, "area", p.Links[1].Text, "Oven, left half")
	equal(t, "area from alt", p.Links[1].FromAlt, true)
}

func TestSelector(t *testing.T) {
	p := parseHTML(t, `<body><div><p>a</p><p>b<a href="">one</a><a href="">two</a></p></div><div id="box"><span><a href="">three</a></span></div><div id="box"><a href="">four</a></div>`)
	want := []string{
		"body > div:nth-of-type(1) > p:nth-of-type(2) > a:nth-of-type(1)",
		"body > div:nth-of-type(1) > p:nth-of-type(2) > a:nth-of-type(2)",
		"#box > span > a",
		"body > div:nth-of-type(3) > a",
	}
	for i, w := range want {
		equal(t, "selector", p.Links[i].Selector, w)
	}
}

func TestHeadings(t *testing.T) {
	p := parseHTML(t, `<h1><img src=l.png alt="Crumb ovens"></h1><h3>Deck<br>ovens</h3><div role=heading aria-level=2>Stone</div><div role=heading>No level</div>
<h2 role=presentation>no</h2><h2 style="display: none">no</h2><h4></h4><p role=heading aria-level=x>y</p>`)
	var got []string
	for _, h := range p.Headings {
		got = append(got, fmt.Sprintf("%d %s %v", h.Level, h.Text, h.FromAlt))
	}
	equal(t, "headings", strings.Join(got, "|"), "1 Crumb ovens true|3 Deck ovens false|2 Stone false|2 No level false|4  false|2 y false")
	equal(t, "gap", p.Text.FirstLevelGap, "h1 → h3")
	equal(t, "selector", p.Headings[1].Selector, "body > h3")
}

func TestHeadingGap(t *testing.T) {
	for html, want := range map[string]string{
		"<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>":               "",
		"<h3>a</h3><h1>b</h1><h2>c</h2>":                         "",
		"<h1>a</h1><h2>b</h2><h4>c</h4>":                         "h2 → h4",
		"<h1>a</h1><footer><h4>Contact</h4></footer>":            "",
		"<h1>a</h1><main><h2>b</h2><nav><h5>c</h5></nav></main>": "",
	} {
		equal(t, html, parseHTML(t, html).Text.FirstLevelGap, want)
	}
}

func TestRegions(t *testing.T) {
	tests := []struct {
		name, html string
		want       Region
	}{
		{"landmark", `<footer><div class=content><h2>x`, Footer},
		{"role", `<div role=navigation><h2>x`, Nav},
		{"class", `<div class="wrap site-footer"><h2>x`, Footer},
		{"pinyin", `<div class=daohang><h2>x`, Nav},
		{"compound", `<div class="footer_top"><h2>x`, Footer},
		{"card header is content", `<div class="card-header"><h2>x`, Main},
		{"header of a section", `<section><header><h2>x`, Main},
		{"header in main", `<main><header><h2>x`, Main},
		{"top inside the content", `<div class=content><div class=top><h2>x`, Main},
		{"footer inside the content", `<div class=content></div><div class=content><div class=footer><h2>x`, Footer},
		{"aside", `<main><aside><h2>x`, Aside},
		{"nothing", `<div class="row"><h2>x`, Main},
		{"cookie banner", `<div id=cookie-notice><h2>x`, Aside},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, test.html)
			equal(t, "region", p.Headings[0].Region, test.want)
		})
	}
}
