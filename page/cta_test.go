package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// parsed is the page of a body.
func parsed(body string) *Page {
	return Parse(Source{URL: "https://www.firm.example/shop/", Body: []byte("<!doctype html><html><head><meta charset=utf-8></head><body>" + body + "</body></html>")})
}

// ctaTexts lists the calls to action with their goals.
func ctaTexts(p *Page) string {
	var list []string
	for _, c := range p.CTAs {
		list = append(list, c.Text+"="+string(c.Goal))
	}
	return strings.Join(list, " | ")
}

func TestCallsToAction(t *testing.T) {
	for html, want := range map[string]string{
		`<main><a href="/quote">Get a free quote</a></main>`:                                                                                                "Get a free quote=enquire",
		`<main><a href="/b">Book your fitting today</a></main>`:                                                                                             "Book your fitting today=book",
		`<main><a class="btn" href="/t">Start free trial</a></main>`:                                                                                        "Start free trial=trial",
		`<main><button class="add">In den Warenkorb</button></main>`:                                                                                        "In den Warenkorb=buy",
		`<main><a href="/k">Jetzt unverbindlich anfragen</a></main>`:                                                                                        "Jetzt unverbindlich anfragen=enquire",
		`<main><a href="/d">DEMANDER UN DEVIS</a></main>`:                                                                                                   "DEMANDER UN DEVIS=enquire",
		`<main><a href="/p">Pide tu presupuesto</a></main>`:                                                                                                 "Pide tu presupuesto=enquire",
		`<main><a href="/zx">立即咨询</a></main>`:                                                                                                               "立即咨询=enquire",
		`<main><a href="/yy">免费预约上门量尺</a></main>`:                                                                                                           "免费预约上门量尺=book",
		`<main><a href="/lx">立即諮詢</a></main>`:                                                                                                               "立即諮詢=enquire",
		`<main><a href="tel:+442071234567">Ring the workshop</a></main>`:                                                                                    "Ring the workshop=call",
		`<main><a href="https://wa.me/442071234567">Message the studio</a></main>`:                                                                          "Message the studio=chat",
		`<main><a href="https://wa.me/?text=look">Share</a></main>`:                                                                                         "",
		`<main><a href="whatsapp://send?text=look">WhatsApp</a></main>`:                                                                                     "",
		`<main><a href="whatsapp://send?phone=442079460018&text=Hi">WhatsApp</a></main>`:                                                                    "WhatsApp=chat",
		`<main><a href="https://api.whatsapp.com/send?text=look%20here&x=1"><img src=w.png></a></main>`:                                                     "",
		`<main><a href="sms:?&body=look">Text a friend</a><a href="sms:+442079460018">Text the studio</a></main>`:                                           "Text the studio=chat",
		`<main><a href="viber://forward?text=look">Viber</a><a href="https://www.addtoany.com/add_to/whatsapp?linkurl=a">WhatsApp</a></main>`:               "",
		`<main><a href="mailto://?subject=look">E-mail</a></main>`:                                                                                          "",
		`<main><a href="mailto:%20?subject=look">E-mail</a></main>`:                                                                                         "",
		`<main><div class="social-share"><a href="#">WhatsApp</a><button class=btn>More</button><a class=btn href="/quote">Get a quote</a></div></main>`:    "Get a quote=enquire",
		`<main><form method=post><input type=email name=e><textarea name=message></textarea><button>Cancel</button><button>Send</button></form></main>`:     "Send=enquire",
		`<main><form><label><input type=radio name=gift>5 €</label><label><input type=radio name=gift>9 €</label><button>Donate now</button></form></main>`: "Donate now=buy",
		`<main><a class="btn" href="/blog">Back to the overview</a><a class="btn" href="/blog">Zurück zur Übersicht</a></main>`:                             "",
		`<main><a href="/n">Ofen: Wo kann man Mehl kaufen?</a><a href="/m">Flour: the best mills that you can book now</a></main>`:                          "",
		`<main><a href="/k">E-mail: Kontakt aufnehmen</a></main>`:                                                                                           "E-mail: Kontakt aufnehmen=enquire",
		`<main><a class="btn" href="https://browser.example/">Upgrade your browser</a></main>`:                                                              "",
		`<nav><a href="/contact">Contact us</a></nav>`:                                                                                                      "",
		`<nav><a class="button" href="/contact">Contact us</a></nav>`:                                                                                       "Contact us=enquire",
		`<nav><a href="/book">Book now</a></nav>`:                                                                                                           "Book now=book",
		`<header><ul><li><a href="/c">Contact us</a></li><li><a href="/q">Request a quote</a></li></ul></header>`:                                           "Request a quote=enquire",
		`<nav><a href="/q">Get a quote</a></nav>`:                                                                                                           "Get a quote=enquire",
		`<nav><a href="/lx">联系我们</a><a href="/sy">免费试用</a></nav>`:                                                                                           "免费试用=trial",
		`<main><h3><a href="/n">Five things to ask before you request a quote</a></h3></main>`:                                                              "",
		`<main><a href="/n">How to book a demo without regrets</a></main>`:                                                                                  "",
		`<main><a href="/n">如何选择在线客服系统</a></main>`:                                                                                                          "",
		`<main><a href="/n">Comment acheter un four</a></main>`:                                                                                             "",
		`<main><a class="btn" href="/n">See all ovens</a><a class="btn" href="#">Load more</a></main>`:                                                      "",
		`<footer><a href="/contact">Contact us</a></footer>`:                                                                                                "",
		`<main><a href="/a">Learn more</a></main>`:                                                                                                          "",
		`<main><a class="btn" href="/a">Learn more</a></main>`:                                                                                              "Learn more=navigate",
		`<main><button class="btn">Search</button></main>`:                                                                                                  "",
		`<main><button class="btn">Accept all cookies</button></main>`:                                                                                      "",
		`<main><a class="btn" href="/login">Log in</a></main>`:                                                                                              "",
		`<main><a class="btn" href="?p=2">Next page</a></main>`:                                                                                             "",
		`<main><a class="btn" href="#">返回顶部</a></main>`:                                                                                                     "",
		`<main><a class="btn" href="/privacy">Privacy policy</a></main>`:                                                                                    "",
		`<main><a class="btn" href="/impressum">Impressum</a></main>`:                                                                                       "",
		`<main><a href="/orders">Order status</a></main>`:                                                                                                   "",
		`<main><a href="/n">In order to keep the bread fresh, wrap it in cloth</a></main>`:                                                                  "",
		`<main><div class="order-2"><a href="/x">Our ovens</a></div></main>`:                                                                                "",
		`<main><a href="/b">Our guide to buying the right oven for a small bakery kitchen</a></main>`:                                                       "",
		`<div class="kefu"><a href="#">在线咨询</a><a href="javascript:;">QQ咨询</a></div>`:                                                                       "在线咨询=chat | QQ咨询=chat",
		`<div class="tool"><div class="item" onclick="openChat()">在线留言</div></div>`:                                                                         "在线留言=enquire",
		`<main><span class="btn" data-open="form">Request a callback</span></main>`:                                                                         "Request a callback=enquire",
		`<main><a :href="plan ? '/a' : '/b'">Start your free trial</a></main>`:                                                                              "Start your free trial=trial",
		`<main><a class="btn" href="/q"><img src="q.png" alt="Request a quote"></a></main>`:                                                                 "Request a quote=enquire",
		`<main><a href="/q">Book now</a><a href="/q">Book now</a><a href="/r">Book now</a></main>`:                                                          "Book now=book | Book now=book",
		`<main><form><input name=q type=search><button class="btn">Go</button></form></main>`:                                                               "",
		`<main><form><input type=email name=mail><button>Absenden</button></form></main>`:                                                                   "Absenden=subscribe",
		`<main><form method=post><input name=name><input type=email name=e><textarea name=message></textarea><input type=submit></form></main>`:             "Submit=enquire",
		`<main><form><input type=email name=mail><button type=reset class=btn>Reset</button></form></main>`:                                                 "",
		`<main><a class="btn-carousel" href="#">Previous</a></main>`:                                                                                        "",
	} {
		if got := ctaTexts(parsed(html)); got != want {
			t.Errorf("%s\n got %s\nwant %s", html, got, want)
		}
	}
}

func TestDeadTargets(t *testing.T) {
	for href, want := range map[string]string{
		"":                         "empty",
		"#":                        "hash",
		"#!":                       "hash",
		"javascript:void(0)":       "script",
		"tel:12":                   "phone",
		"tel:+49 511 123456":       "",
		"tel:1-800-BAKERS":         "",
		"mailto:nobody":            "scheme",
		"mailto:info@firm.example": "",
		"#form":                    "",
		"#named":                   "",
		"#gone":                    "missing-anchor",
		"#/route":                  "",
		"http:/quote":              "",
		"https:quote":              "scheme",
		"htps://firm.example/":     "scheme",
		"tel/0123456":              "scheme",
		"/quote":                   "",
		"quote.html":               "",
		"weixin://dl/chat":         "",
	} {
		p := parsed(fmt.Sprintf(`<main><a class="btn" href="%s">Request a quote</a><div id="form"></div><a name="named"></a></main>`, href))
		if len(p.CTAs) != 1 {
			t.Errorf("%q: %d calls to action", href, len(p.CTAs))
			continue
		}
		if got := p.CTAs[0].Dead; got != want {
			t.Errorf("%q is dead for %q, want %q", href, got, want)
		}
	}
}

// A link without a target that a framework opens a dialog with, or a handler serves, works.
func TestBoundTargets(t *testing.T) {
	for attrs, want := range map[string]string{
		`data-bs-toggle="modal" data-bs-target="#trial"`:        "",
		`data-am-modal="{target: '#trial', closeViaDimmer: 0}"`: "",
		`onclick="showTrial(); return false"`:                   "",
		`@click="open = true"`:                                  "",
		`onclick="return false"`:                                "script",
		`class="btn" data-id="12"`:                              "script",
	} {
		p := parsed(`<main><a href="javascript:;" ` + attrs + `>Start your free trial</a></main>`)
		if len(p.CTAs) != 1 || p.CTAs[0].Dead != want {
			t.Errorf("%s: %+v, want dead %q", attrs, p.CTAs, want)
		}
	}
}

func TestCTAPlace(t *testing.T) {
	p := parsed(`<main><h1>Oven doors</h1><a class="btn big" href="/quote">Request a quote</a>
<h2>Made in Leeds</h2><p>` + strings.Repeat("A door that closes well keeps the heat. ", 12) + `</p><h2>Prices</h2>
<a href="/book" onclick="track()">Book a visit</a><div class="fixed-bottom"><a href="tel:+441132000000">Call us</a></div></main>`)
	if len(p.CTAs) != 3 {
		t.Fatalf("calls to action: %s", ctaTexts(p))
	}
	quote, book, call := p.CTAs[0], p.CTAs[1], p.CTAs[2]
	if !quote.Hero || book.Hero {
		t.Errorf("hero: quote %v, book %v", quote.Hero, book.Hero)
	}
	if !(quote.Position < 0.1 && book.Position > 0.8) {
		t.Errorf("positions: %v and %v", quote.Position, book.Position)
	}
	if quote.Sticky || !call.Sticky {
		t.Errorf("sticky: quote %v, call %v", quote.Sticky, call.Sticky)
	}
	if quote.Scripted || !book.Scripted {
		t.Errorf("scripted: quote %v, book %v", quote.Scripted, book.Scripted)
	}
	if quote.Signature != "a.btn.big" || quote.Region != Main || quote.Strength != 5 || quote.Target != "https://www.firm.example/quote" {
		t.Errorf("quote is %+v", quote)
	}
}

func TestImageOnlyCTA(t *testing.T) {
	p := parsed(`<main><a class="btn" href="tel:+441132000000"><img src="call.png"></a></main>`)
	if len(p.CTAs) != 1 || !p.CTAs[0].ImageOnly || p.CTAs[0].Goal != Call {
		t.Errorf("%+v", p.CTAs)
	}
	p = parsed(`<main><a class="btn" href="tel:+441132000000" aria-label="Call the bakery"><svg></svg></a></main>`)
	if len(p.CTAs) != 1 || p.CTAs[0].ImageOnly || p.CTAs[0].Text != "Call the bakery" {
		t.Errorf("%+v", p.CTAs)
	}
}

func TestWeakCTA(t *testing.T) {
	p := parsed(`<main><a class="button" href="/a">Mehr erfahren</a><a class="button" href="/b">了解详情</a><a class="button" href="/c">Learn how we bake: get a quote</a></main>`)
	var weak []string
	for _, c := range p.CTAs {
		if c.Weak {
			weak = append(weak, c.Text)
		}
	}
	if !slices.Equal(weak, []string{"Mehr erfahren", "了解详情"}) {
		t.Errorf("weak: %q", weak)
	}
}

func TestManyCTAsAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, `<a href="/q%d">Get a quote %d</a>`, i, i)
	}
	if n := len(parsed(b.String()).CTAs); n != maxCTAs {
		t.Errorf("%d calls to action", n)
	}
}

// TestCallStandsInTheContentToo: a button of the header that comes again in the content is one call, and the content has it.
func TestCallStandsInTheContentToo(t *testing.T) {
	const header = `<header><a class="top button" href="/q">Request a quote</a></header>`
	text := "<p>" + strings.Repeat("We build ovens for bakeries in Leeds and repair them on site. ", 40) + "</p>"
	for html, want := range map[string]string{
		header + `<main><h1>Ovens</h1>` + text + `</main>`:                                                                "",
		header + `<main><h1>Ovens</h1><a class="button big" href="/q">Request a quote</a>` + text + `</main>`:             "hero",
		header + `<main><h1>Ovens</h1>` + text + `<h2>Ask</h2><a class="button big" href="/q">Request a quote</a></main>`: "below",
		`<main><h1>Ovens</h1><a class="button big" href="/q">Request a quote</a>` + text + `</main>`:                      "",
	} {
		p := parsed(html)
		if len(p.CTAs) != 1 || p.CTAs[0].Again != want || want != "" && p.CTAs[0].Signature != "a.button.big" || p.CTAs[0].InContent() != strings.Contains(html, "big") {
			t.Errorf("%s\n%+v", html[:60], p.CTAs)
		}
	}
}
