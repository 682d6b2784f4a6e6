package page

import (
	"fmt"
	"strings"
	"testing"
)

const navigation = `<header><nav><ul><li><a href=/a>Deck ovens</a><li><a href=/b>Proofers</a><li><a href=/c>Spare parts</a></ul></nav></header>`

func TestMainText(t *testing.T) {
	const offer = "We build deck ovens for small bakeries and set them up ourselves within two weeks."
	tests := []struct{ name, html, want string }{
		{"boilerplate goes", navigation + `<main><h1>Deck ovens</h1><p>` + offer + `</p></main><aside><p>Read our letter.</p></aside><footer><p>Mill Lane 4</p></footer>`,
			"Deck ovens\n" + offer},
		{"lists of links go", `<main><p>` + offer + `</p><ul><li><a href=/1>One oven</a> new<li><a href=/2>Two ovens</a><li><a href=/3>Three ovens</a></ul></main>`, offer},
		{"a link in a sentence stays", `<p>` + strings.Replace(offer, "deck ovens", "<a href=/d>deck ovens</a>", 1), offer},
		{"buttons and labels go", `<p>` + offer + `</p><form><label>Your name</label><input><button>Send</button></form>`, offer},
		{"hidden goes", `<p>` + offer + `</p><p hidden>Secret</p><div style="display:none"><p>Secret</p></div>`, offer},
		{"hidden answers stay", `<p>` + offer + `</p><div class="faq-answer" hidden><p>Yes, it does.</p></div>`, offer + "\nYes, it does."},
		{"no text of scripts and forms", `<p>` + offer + `</p><script>var a</script><style>p{}</style><textarea>t</textarea><select><option>o</select><noscript>n</noscript><template>t</template>`, offer},
		{"indented by spaces", "<p>&nbsp;&nbsp;\u3000" + offer + "&nbsp;</p><p>&nbsp;</p>", offer},
		{"line breaks", `<p>Mill Lane 4<br>Hexham`, "Mill Lane 4\nHexham"},
		{"all in a header", `<div class=header>` + navigation + `<h1>Deck ovens</h1><p>` + offer + offer + `</p></div>`, "Deck ovens\n" + offer + offer},
		{"header beside content is no content", `<div class=header><p>Since 1990</p></div><p>` + offer, offer},
		{"cookie banner", `<div class="cookie-bar"><p>We use cookies.</p></div><p>` + offer, offer},
		{"inline elements join", `<p>Deck<b>-</b><i>oven</i>s`, "Deck-ovens"},
		{"table cells part", `<table><tr><td>Width</td><td>90 cm</td></tr></table>`, "Width 90 cm"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			equal(t, "main", parseHTML(t, test.html).Text.Main, test.want)
		})
	}
}

func TestTextCounts(t *testing.T) {
	p := parseHTML(t, navigation+`<main><h1>Deck ovens</h1><p>We bake. 您的面包。</p></main><footer>Hexham</footer>`)
	equal(t, "words", p.Text.Words, 8)
	equal(t, "full words", p.Text.FullWords, 8+5+1)
	equal(t, "blocks", len(p.Text.Blocks), 2)
	same := parseHTML(t, `<p>deck  OVENS</p><p>we bake – 您的面包`)
	equal(t, "hash without case, space and signs", same.Text.Hash, p.Text.Hash)
	empty := parseHTML(t, "")
	equal(t, "hash of nothing", empty.Text.Hash, uint64(0))
	equal(t, "simhash of nothing", empty.Text.Simhash, uint64(0))
	equal(t, "title coverage of nothing", empty.Text.TitleCoverage, -1.0)
}

func TestSentences(t *testing.T) {
	tests := []struct {
		name, html string
		want       int
	}{
		{"stops", "<p>We bake bread. Do you like it? Come in!", 3},
		{"abbreviations and initials", "<p>Dr. A. Miller sells ovens, proofers etc. at 4.50 a day, e.g. on Mondays.", 1},
		{"German ordinals", `<html lang=de><p>Wir öffnen am 3. Mai und sind bis zum 12. Juni für Sie da. Kommen Sie gern vorbei.`, 2},
		{"host names", "<p>Write to us at crumb.example and we will answer the same day.", 1},
		{"Chinese", "<p>本厂生产石窑烤箱。两周内送货上门！您还有什么问题？请随时联系我们……谢谢您的关注；再见。", 6},
		{"lists are no sentences", "<ul><li>steam in every chamber and more<li>stone plates of two centimetres thickness</ul>", 0},
		{"lists of sentences are", "<ul><li>Every chamber has its own steam.<li>The plates are of stone.</ul>", 2},
		{"headings are not", "<h2>The ovens that every bakery needs today</h2>", 0},
		{"labels are not", "<p>Opening hours</p><p>Call us now", 0},
		{"a long line without a stop", "<p>We deliver to every town between the river and the sea", 1},
		{"quotes after the stop", "<p>“We love it.” The bakers say so.", 2},
		{"ellipsis goes on", "<p>And then … it rose in the oven.", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			equal(t, "sentences", parseHTML(t, test.html).Text.Sentences, test.want)
		})
	}
	p := parseHTML(t, "<p>We bake bread. The second sentence is the longest one here. Come in!")
	equal(t, "longest", p.Text.Longest, "The second sentence is the longest one here.")
	equal(t, "mean", p.Text.MeanSentence, 4.3)
	equal(t, "paragraph", p.Text.LongestParagraph, 13)
}

func TestReadingEase(t *testing.T) {
	easy := strings.Repeat("We bake good bread. You can buy it here. The shop is on the hill. ", 12)
	hard := strings.Repeat("Organisational transformation necessitates comprehensive stakeholder communication, interdepartmental collaboration and "+
		"considerable administrative preparation that we and our representatives are responsible for. ", 8)
	a, b := parseHTML(t, "<p>"+easy).Text.Ease, parseHTML(t, "<p>"+hard).Text.Ease
	if a < 90 || b > 10 || b == 0 {
		t.Errorf("easy text %v, hard text %v", a, b)
	}
	equal(t, "short text", parseHTML(t, "<p>We bake good bread.").Text.Ease, 0)
	equal(t, "Chinese", parseHTML(t, "<p>"+strings.Repeat("我们每天清晨烤制新鲜的面包。", 40)).Text.Ease, 0)
	german := strings.Repeat("Wir backen gutes Brot für Sie. Der Laden ist am Berg und hat auch am Sonntag auf. ", 12)
	if e := parseHTML(t, "<p>"+german).Text.Ease; e < 70 || e > 130 {
		t.Errorf("easy German text %v", e)
	}
}

func TestTone(t *testing.T) {
	tests := []struct {
		html, buzz string
		we, you    int
	}{
		{"<html lang=en><p>We know that our ovens are what you need for your shop, and you will see it with your own eyes.", "", 2, 4},
		{"<html lang=en><p>The world-class team of the firm has innovative ovens and they are seamless, Innovative and more.", "world-class innovative seamless Innovative", 0, 0},
		{"<p>我们为您打造一站式解决方案，本公司的团队是您和您的家人的选择，您可以放心。", "打造 一站式 解决方案", 2, 4},
		{"<html lang=de><p>Wir bauen die Öfen für Ihre Bäckerei und stellen sie auch bei Ihnen auf, und unsere Fahrer sind nett.", "", 2, 3},
		{"<html lang=en><blockquote><p>We think that our bakers love it and they will tell you all about the bread of the day.</blockquote>", "", 0, 0},
	}
	for _, test := range tests {
		p := parseHTML(t, test.html)
		equal(t, test.html+" we", p.Text.We, test.we)
		equal(t, test.html+" you", p.Text.You, test.you)
		equal(t, test.html+" buzz", strings.Join(p.Text.Buzzwords, " "), test.buzz)
	}
}

func TestTitleCoverage(t *testing.T) {
	tests := []struct {
		name, html, unmatched string
		coverage              float64
	}{
		{"all there", `<title>Deck ovens for small bakeries | Crumb</title><p>A deck oven fits the small bakery.`, "", 1},
		{"nothing there", `<title>Cheap casino bonus codes</title><p>Our deck ovens bake sixty loaves an hour.`, "Cheap casino bonus codes", 0},
		{"half", `<title>Deck ovens, mixers, proofers</title><p>Our deck ovens bake sixty loaves.`, "mixers proofers", 0.5},
		{"in a heading of the header", `<title>Stone deck ovens</title><header><h1>Stone deck ovens</h1></header><main><p>Made in Hexham since long ago.</main>`, "", 1},
		{"short title", `<title>Our ovens</title><p>Bread`, "", -1},
		{"only a brand", `<meta property="og:site_name" content="Mill Lane Stone Works"><title>Mill Lane Stone Works</title><p>x`, "", -1},
		{"brand first", `<meta property="og:site_name" content="Mill Lane Works"><title>Mill Lane Works – stone ovens, mixers</title><p>stone ovens`, "mixers", 2. / 3},
		{"a segment that holds the brand", `<meta property="og:site_name" content="Mill Lane Works"><title>stone ovens, mixers | Partner of Mill Lane Works</title><p>stone ovens`, "mixers", 2. / 3},
		{"traditional text", `<title>石窑烤箱厂家</title><p>石窯烤箱廠家`, "", 1},
		{"Chinese firm at the end", `<title>石窑烤箱-保定市面包机械有限公司</title><p>石窑烤箱`, "", 1},
		{"other Chinese topic", `<title>在线娱乐平台</title><p>石窑烤箱两周内送货上门`, "在线 线娱 娱乐 乐平 平台", 0},
		{"numbers do not count", `<title>Deck ovens 2026 500 600</title><p>x`, "", -1},
		{"German compound", `<html lang=de><title>Fensterreinigung, Büroreinigung und Gartenpflege</title><p>Wir putzen Fenster und Büros und pflegen den Garten für Sie.`, "Büroreinigung", 2. / 3},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, test.html)
			equal(t, "coverage", fmt.Sprintf("%.2f", p.Text.TitleCoverage), fmt.Sprintf("%.2f", test.coverage))
			equal(t, "unmatched", strings.Join(p.Text.TitleUnmatched, " "), test.unmatched)
		})
	}
}

func TestDamage(t *testing.T) {
	tests := []struct {
		name, html string
		count      int
	}{
		{"whole", "<p>Größe, naïve café, À la carte, ÇÃO, 5 °C – “quoted”", 0},
		{"replacement character", "<p>Gr\uFFFD\uFFFDe", 2},
		{"Chinese replacement", "<p>产品锟斤拷介绍", 1},
		{"memory", "<p>烫烫烫", 1},
		{"UTF-8 twice", "<p>GrÃ¶Ã\u009fe and cafÃ©, donâ€™t, 5 Â°C", 5},
		{"in code", "<pre>GrÃ¶Ãe</pre>", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseWith(`<meta charset=utf-8>`+test.html, nil)
			equal(t, "count", p.Text.DamageCount, test.count)
			equal(t, "samples", len(p.Text.Damage) > 0, test.count > 0)
		})
	}
	p := parseHTML(t, "<title>Gr\uFFFDe</title><p>x")
	equal(t, "in the title", p.Text.DamageCount, 1)
}

func TestTruncated(t *testing.T) {
	const words = "Our ovens are built of steel and stone for many years "
	tests := []struct{ name, html, want string }{
		{"closed well", "<p>" + words + "of work.", ""},
		{"tag as text", "<p>Stone plates&lt;/p&gt;", "Stone plates</p>"},
		{"half a tag", "<p>Stone plates/p>", "Stone plates/p>"},
		{"entity as text", "<p>Stone&amp;nbsp;plates", "Stone&nbsp;plates"},
		{"in code", "<code>&lt;/p&gt;</code>", ""},
		{"comma", "<p>" + words + "of work,", "built of steel and stone for many years of work,"},
		{"Chinese comma", "<p>我们的烤箱采用优质钢材和石材制造，", "我们的烤箱采用优质钢材和石材制造，"},
		{"comma before a line break", "<p>" + words + "of work,<br>and more.", ""},
		{"ellipsis", "<p>" + words + "of wor...", "built of steel and stone for many years of wor..."},
		{"and so on", "<p>" + words + "in shops, schools, inns...", ""},
		{"teaser with a link", "<div><p>" + words + "of wor...</p><a href=/x>Read on</a></div>", ""},
		{"short line", "<p>Dear baker,", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			equal(t, "fragments", strings.Join(parseHTML(t, test.html).Text.Truncated, "|"), test.want)
		})
	}
}

func TestScriptOnly(t *testing.T) {
	const bundle = `<script src=/app.js></script>`
	for html, want := range map[string]bool{
		`<div id=root></div>` + bundle:                                 true,
		`<div id=app><div class=spinner>Loading…</div></div>` + bundle: true,
		`<body>` + bundle:     true,
		`<div id=root></div>`: false,
		`<div id=root><h1>Deck ovens</h1><p>` + strings.Repeat("Stone and steel. ", 20) + `</div>` + bundle: false,
		`<p>We are closed until Easter.` + bundle:                                                           false,
		`<img src=splash.png alt="">` + bundle:                                                              false,
		``:                                                                                                  false,
	} {
		equal(t, html, parseHTML(t, html).ScriptOnly, want)
	}
}
