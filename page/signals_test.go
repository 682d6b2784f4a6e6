package page

import (
	"slices"
	"strings"
	"testing"
)

// newsMark is how a newspaper marks its articles.
const newsMark = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Fire in the mill"}</script>`

// shown reports a signal of a page by name.
func shown(p *Page, name string) bool {
	s := &p.Signals
	switch name {
	case "testimonials":
		return s.Testimonials
	case "client_logos":
		return s.ClientLogos
	case "certifications":
		return s.Certifications
	case "ratings":
		return s.Ratings
	case "case_links":
		return s.CaseLinks
	case "press":
		return s.Press
	case "guarantee":
		return s.Guarantee
	case "pricing":
		return s.Pricing
	case "faq":
		return s.FAQ
	case "cart":
		return s.Cart
	case "process":
		return s.Process
	case "after_sales":
		return s.AfterSales
	case "promise":
		return s.Promise
	case "reassure":
		return s.Reassure
	case "team":
		return s.Team
	case "breadcrumb":
		return s.Breadcrumb
	case "not_found":
		return s.NotFound
	case "challenge":
		return s.Challenge
	case "out_of_stock":
		return s.OutOfStock
	}
	return s.Quotes.Has(name)
}

func TestSignals(t *testing.T) {
	for _, c := range []struct {
		signal, lang, html string
		want               bool
	}{
		{"testimonials", "en", `<div class="testimonials"><div><p>They repaired our oven within a day and were kind.</p><cite>Ann Field, baker</cite></div></div>`, true},
		{"testimonials", "en", `<h2>What our customers say</h2><blockquote>They repaired our oven within a day and were kind.</blockquote>`, true},
		{"testimonials", "en", `<p>"They repaired our oven within a day and were very kind."</p><p>Ann Field</p><p>"The mill has run for three years now without a fault."</p><p>Tom Mill</p>`, true},
		{"testimonials", "zh", `<h2>客户评价</h2><div><div><img src=a.jpg><p>设备稳定，售后及时，用了三年没有出过问题。</p><p>王师傅</p></div><div><img src=b.jpg><p>安装很快，师傅讲解清楚，值得信赖的厂家。</p><p>李师傅</p></div><div><img src=c.jpg><p>价格公道，质量也好，后面还会继续合作。</p><p>张师傅</p></div></div>`, true},
		{"testimonials", "en", `<p>Read our <a href=/testimonials class=testimonials>customer testimonials and find out what they say about us</a>.</p>`, false},
		{"testimonials", "en", `<div class=reviews><form><p>Please write a review of this product for other visitors</p><textarea></textarea></form></div>`, false},
		{"testimonials", "en", `<div class=wall><div class=tweet-text>We have used the oven of Crumb for a year and love it.</div><div class=tweet-text>The door of our oven was mended within a single day.</div></div>`, true},
		{"testimonials", "en", newsMark + `<p>The mill burned.</p><blockquote class="twitter-tweet"><p>The roof of the mill is on fire and we are all outside now.</p>— Ann Field (@ann)</blockquote>`, false},
		{"testimonials", "en", newsMark + `<p>“We had nothing to do with the fire in the mill last night.”</p><p>Ann Field</p><p>“The stones can be used again, and the roof is insured.”</p><p>Tom Mill</p>`, false},
		{"testimonials", "en", `<article class="post category-reviews tag-ovens"><p>In this post I look at the oven that I bought for my bakery last year.</p></article>`, false},
		{"guarantee", "en", newsMark + `<p>The county wants to guarantee that the money back from the insurer reaches the bakers who lost their work in the fire.</p>`, false},
		{"certifications", "en", newsMark + `<p>The man who is said to have set the mill on fire was a member of the association of bakers until he left it last year.</p>`, false},
		{"certifications", "en", newsMark + `<h2>Certificates</h2><ul><li>ISO 9001</li><li>ISO 14001</li></ul>`, true},
		{"client_logos", "en", `<h2>Our partners</h2><div><img src=facebook.png><img src=twitter.png><img src=instagram.png><img src=youtube.png></div>`, false},
		{"team", "zh", `<h2>磨面的人</h2><ul class=team><li><img src=1.png><h3>周明</h3><p>总经理</p></li><li><img src=2.png><h3>林珍</h3><p>磨坊师傅</p></li></ul>`, true},
		{"team", "en", `<ul class="team"><li><a href=/teams/1>North United</a></li><li><a href=/teams/2>South United</a></li></ul>`, false},
		{"client_logos", "en", `<h2>Trusted by</h2><div><img src=1.png><img src=2.png><img src=3.png><img src=4.png></div>`, true},
		{"client_logos", "zh", `<h3>合作客户</h3><ul><li><img src=1.png></li><li><img src=2.png></li><li><img src=3.png></li><li><img src=4.png></li></ul>`, true},
		{"client_logos", "en", `<h2>Our ovens</h2><div><img src=1.png><img src=2.png><img src=3.png><img src=4.png></div>`, false},
		{"client_logos", "en", `<h2>Trusted by</h2><div><img src=1.png><img src=2.png></div>`, false},
		{"certifications", "en", `<p>Our mill is ISO 9001 certified since last year.</p>`, true},
		{"certifications", "de", `<p>Wir sind ein Meisterbetrieb und Mitglied der Innung.</p>`, true},
		{"certifications", "zh", `<p>公司通过ISO9001质量管理体系认证，产品可靠。</p>`, true},
		{"certifications", "zh", `<ul><li><a href=/zizhi>资质荣誉</a></li></ul>`, false},
		{"certifications", "en", `<p>Learn what certificates mean for millers.</p>`, false},
		{"ratings", "en", `<p>Rated 4.8 out of 5 by bakers</p>`, true},
		{"ratings", "en", `<p>Step 4 / 5 of the form</p>`, false},
		{"ratings", "en", `<p>Open 4.5 days a week</p>`, false},
		{"press", "en", `<h2>As seen in</h2><div><img src=1.png><img src=2.png></div>`, true},
		{"guarantee", "en", `<p>We give a three year warranty on every oven.</p>`, true},
		{"guarantee", "zh", `<p>整机质保三年，终身维护，请放心购买。</p>`, true},
		{"guarantee", "zh", `<p>我们坚持品质保证的原则，服务每一位客户。</p>`, false},
		{"guarantee", "de", `<p>Auf alle Arbeiten geben wir fünf Jahre Garantie.</p>`, true},
		{"guarantee", "en", `<p>We give no guarantee that the site is free of errors.</p>`, false},
		{"guarantee", "fr", `<p>Satisfait ou remboursé pendant trente jours.</p>`, true},
		{"pricing", "en", `<p>A bag costs £12.50.</p>`, true},
		{"faq", "en", `<details><summary>Do you deliver?</summary><p>Yes, to your door twice a week.</p></details><details><summary>Can I pay later?</summary><p>Yes, within thirty days of delivery.</p></details><details><summary>Is it fresh?</summary><p>Yes, milled on the day before.</p></details>`, true},
		{"faq", "zh", `<h2>常见问题</h2><h3>可以送货上门吗？</h3><p>可以，我们每周配送两次到店。</p><h3>可以月结吗？</h3><p>可以，合作客户支持月结付款。</p><h3>面粉新鲜吗？</h3><p>都是发货前一天研磨的面粉。</p>`, true},
		{"faq", "en", `<p>See our <a href=/faq>frequently asked questions</a>.</p>`, false},
		{"faq", "en", `<h2>Why us?</h2><h2>Why now?</h2><h2>Why here?</h2>`, false},
		{"cart", "en", `<button>Add to basket</button><p>£3</p>`, true},
		{"cart", "en", `<a href=/cart>0</a>`, true},
		{"cart", "en", `<p>Our software helps shops to reduce checkout times.</p>`, false},
		{"process", "en", `<h2>How it works</h2><ol><li>You call</li><li>We measure</li><li>We build</li></ol>`, true},
		{"after_sales", "zh", `<p>我们提供完善的售后服务与配件供应。</p>`, true},
		{"promise", "en", `<p>We reply within 24 hours on working days.</p>`, true},
		{"promise", "zh", `<p>提交需求后2小时内回复您的问题。</p>`, true},
		{"reassure", "en", `<form><input name=email><button>Start</button><p>No credit card needed.</p></form>`, true},
		{"reassure", "en", `<p>No credit card needed for our library.</p>`, false},
		{"promise", "en", `<p>You hear from us within two hours.</p>`, true},
		{"promise", "de", `<p>Sie hören von uns innerhalb von zwei Tagen.</p>`, true},
		{"promise", "en", `<p>There is peace within two or three of us.</p>`, false},
		{"team", "en", `<h2>Meet the team</h2><div><img src=a.jpg><h3>Ann Field</h3><p>Miller</p></div><div><img src=b.jpg><h3>Tom Mill</h3><p>Driver</p></div>`, true},
		{"breadcrumb", "en", `<div class=breadcrumb><a href=/>Home</a> / <a href=/ovens>Ovens</a> / Deck oven</div>`, true},
		{"breadcrumb", "zh", `<div>当前位置：<a href=/>首页</a> > <a href=/news>新闻</a> > 正文</div>`, true},
		{"not_found", "en", `<h1>Page not found</h1><p>Sorry.</p>`, true},
		{"not_found", "zh", `<h1>页面不存在</h1><p>请返回首页。</p>`, true},
		{"not_found", "en", `<h1>Ovens</h1><p>` + strings.Repeat("When a page is not found, the server says so. ", 40) + `</p>`, false},
		{"challenge", "en", `<h1>Just a moment</h1><p>Checking your browser before you go on.</p>`, true},
		{"challenge", "en", `<h1>Ovens</h1><p>` + strings.Repeat("It takes just a moment to order an oven from us. ", 40) + `</p>`, false},
		{"out_of_stock", "en", `<h1>Deck oven</h1><p>£900</p><p>Out of stock</p>`, true},
	} {
		p := sold("/page", inBody(c.lang, "Crumb", c.html))
		if got := shown(p, c.signal); got != c.want {
			t.Errorf("%s: %v, want %v for %s\nquotes %v", c.signal, got, c.want, c.html, p.Signals.Quotes)
		} else if got && p.Signals.Quotes.Get(c.signal) == "" && c.signal != "faq" {
			t.Errorf("%s: no quote for %s", c.signal, c.html)
		}
	}
}

func TestTestimonialNames(t *testing.T) {
	p := sold("/", inBody("en", "Crumb", `<div class="testimonials"><div class=row>`+
		`<div><img src=a.jpg><p>They repaired our oven within a day and were kind.</p><p>Ann Field</p></div>`+
		`<div><p>The mill has run for three years now without a fault.</p></div>`+
		`<div><p>The flour is always fresh and comes when it should.</p><p>Tom Mill</p><p>Baker in Leeds</p></div></div></div>`))
	if p.Signals.Total != 3 || p.Signals.Named != 2 {
		t.Errorf("%d of %d named, want 2 of 3", p.Signals.Named, p.Signals.Total)
	}
}

// A heading of the customers' words in a page whose sections have no elements of their own: the rest of the page is no
// testimonial.
func TestTestimonialsWithoutSections(t *testing.T) {
	p := sold("/", inBody("en", "Crumb", `<main><h1>Deck ovens for bakeries</h1><p>We build ovens that hold their heat for years.</p><h2>What our customers say</h2>`+
		`<blockquote><p>“The oven was fitted over one weekend and we baked on Monday.”</p><footer>Ann Field, owner, Leeds</footer></blockquote>`+
		`<blockquote><p>“It bakes the back row like the front row, every day.”</p><footer>Tom Mill, baker, York</footer></blockquote>`+
		`<h2>What it costs</h2><ul><li>The small oven costs less than you think it does</li><li>The large oven costs rather more than that, of course</li><li>The fitting is free of charge in the whole country</li></ul></main>`))
	if p.Signals.Total != 2 || p.Signals.Named != 2 {
		t.Errorf("%d of %d named, want 2 of 2", p.Signals.Named, p.Signals.Total)
	}
}

// Quotations that are signed in one line, as most sites write them.
func TestTestimonialSignatures(t *testing.T) {
	for _, c := range []struct {
		lang, html   string
		total, named int
	}{
		{"en", `<h2>What bakers say</h2><blockquote><p>“The first oven in years that bakes evenly.”</p><footer>Ann Field, owner, Field Bakery, Leeds, May 2026</footer></blockquote>` +
			`<blockquote><p>“The oven was fitted over one weekend and we baked on Monday.”</p><footer>A happy customer</footer></blockquote>`, 2, 1},
		{"zh", `<h2>客户怎么说</h2><blockquote><p>“用了三年没有出过故障，师傅上门也快。”</p><footer>王女士，广州，2026年7月</footer></blockquote>` +
			`<blockquote><p>“烤出来的面包颜色很均匀，省气。”</p><footer>李先生，上海，面包店店主</footer></blockquote>`, 2, 2},
	} {
		p := sold("/", inBody(c.lang, "Crumb", `<section class="testimonials">`+c.html+`</section>`))
		if p.Signals.Total != c.total || p.Signals.Named != c.named {
			t.Errorf("%s: %d of %d named, want %d of %d", c.lang, p.Signals.Named, p.Signals.Total, c.named, c.total)
		}
	}
}

func TestFounded(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Family millers since 1898 in Kent.", "1898"},
		{"de", "Gegründet im Jahr 1971 in Bremen.", "1971"},
		{"zh", "公司成立于2003年，位于保定。", "2003"},
		{"zh", "麦香2003年成立，位于保定。", "2003"},
		{"zh", "茶园是我父亲 1978 年开的，2013 年开始自己卖茶。", "1978"},
		{"zh-Hant", "公司創辦於1986年，位於台南。", "1986"},
		{"fr", "Boulangers depuis 1984 à Lyon.", "1984"},
		{"en", "Since then we sold 2003 ovens.", ""},
		{"en", "The law of 1998 changed. We were founded later.", ""},
	} {
		if got := sold("/about", inBody(c.lang, "Crumb", "<h1>About</h1><p>"+c.text+"</p>")).Signals.Founded; got != c.want {
			t.Errorf("%q: founded %q, want %q", c.text, got, c.want)
		}
	}
}

func TestByline(t *testing.T) {
	for _, c := range []struct{ lang, html, author, publisher string }{
		{"en", `<article><h1>New oven</h1><p>By Ann Field | 5 March 2024</p><p>We built it.</p></article>`, "Ann Field", ""},
		{"en", `<article><h1>New oven</h1><span class=author>Tom Mill</span><p>We built it.</p></article>`, "Tom Mill", ""},
		{"zh", `<h1>新烤箱</h1><p>作者：admin 发布时间：2024-03-05 来源：网络</p><p>正文。</p>`, "admin", "网络"},
		{"zh", `<h1>新烤箱</h1><p>责任编辑：小编 浏览次数：12</p><p>正文。</p>`, "小编", ""},
		{"de", `<article><h1>Neuer Ofen</h1><p>von Anna Feld</p><p>Wir haben ihn gebaut.</p></article>`, "Anna Feld", ""},
		{"en", `<h1>Ovens</h1><p>By the time you read this we have built it.</p>`, "", ""},
		{"en", `<h1>Ovens</h1><p>Built by bakers for bakers.</p>`, "", ""},
	} {
		p := sold("/news/1", inBody(c.lang, "Crumb", c.html))
		if p.Signals.Author != c.author || p.Signals.Publisher != c.publisher {
			t.Errorf("%s: author %q, publisher %q", c.html, p.Signals.Author, p.Signals.Publisher)
		}
	}
}

func TestLegalLinks(t *testing.T) {
	p := sold("/", `<html><body><main><h1>Ovens</h1><p>We build ovens.</p></main><footer><a href=/datenschutz>Datenschutz</a> <a href=/x1>Impressum</a> <a href=/cgv.html>x</a> <a href=/return-policy>Returns</a> <a href=/v>运费说明</a> <a href=#c>Cookie settings</a></footer></body></html>`)
	want := []string{"privacy", "terms", "imprint", "returns", "shipping", "cookies"}
	if !slices.Equal(p.Signals.Legal, want) {
		t.Errorf("legal %q, want %q", p.Signals.Legal, want)
	}
	p = sold("/", inBody("en", "Crumb", "<h1>Ovens</h1><p>Our terms are fair and shipping is quick.</p>"))
	if len(p.Signals.Legal) > 0 {
		t.Errorf("words without links: legal %q", p.Signals.Legal)
	}
}

func TestPlaceholders(t *testing.T) {
	for html, want := range map[string]bool{
		"<p>Lorem ipsum dolor sit amet, consectetur.</p>":                      true,
		"<h2>标题标题</h2><p>这里是内容这里是内容</p>":                                       true,
		"<h2>Coming soon</h2>":                                                 true,
		"<p>Our new deck oven is coming soon to all shops in the country.</p>": false,
		"<p>Type <code>lorem ipsum</code> to fill a page.</p>":                 false,
		"<p>We build ovens in Leeds.</p>":                                      false,
	} {
		if got := sold("/", inBody("en", "Crumb", html)).Signals.Placeholder; len(got) > 0 != want {
			t.Errorf("%s: placeholders %q", html, got)
		}
	}
}

func TestCopyrightYear(t *testing.T) {
	for text, want := range map[string]int{
		"© 2019 Crumb": 2019, "Copyright © 2012-2023 Crumb": 2023, "版权所有 2020 麦香": 2020, "Since 2012": 0, "© Crumb, Leeds": 0, "2018 © Crumb": 2018,
	} {
		if got := sold("/", "<html><body><p>Ovens from Leeds for bakers</p><footer><p>"+text+"</p></footer></body></html>").Signals.CopyrightYear; got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestOverlay(t *testing.T) {
	for html, want := range map[string]bool{
		`<dialog open><p>Subscribe to our letter now</p></dialog>`:                                           true,
		`<div class="modal show" id=offer><p>Ten percent off if you stay</p></div>`:                          true,
		`<div class="popup" style="display:block"><p>Ten percent off if you stay</p></div>`:                  true,
		`<div class="modal fade"><p>Ten percent off if you stay</p></div>`:                                   false,
		`<div class="modal show cookie-consent"><p>We use small files on your device</p></div>`:              false,
		`<div class="modal" style="display: none"><p>Ten percent off if you stay</p></div>`:                  false,
		`<div class="navigation-overlay is-open"><a href=/a>Ovens and mills</a> <a href=/b>Mixers</a></div>`: false,
		`<div class="overlay-menu open"><a href=/a>Ovens and mills</a> <a href=/b>Mixers</a></div>`:          false,
		`<div class="popup" style="display:block"><p>This site uses cookies to count visits</p></div>`:       false,
	} {
		if got := sold("/", inBody("en", "Crumb", "<h1>Ovens</h1>"+html)).Signals.Overlay; got != "" != want {
			t.Errorf("%s: overlay %q", html, got)
		}
	}
}
