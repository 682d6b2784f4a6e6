package page

import (
	"strings"
	"testing"
)

const ovenText = "<h1>Ovens</h1><p>We build ovens for bakeries in Leeds and repair them on site, with spare parts for twenty years.</p>"

// hasSign reports whether a page shows a sign.
func hasSign(p *Page, name string) bool {
	for i := range p.Signals.Spam {
		if p.Signals.Spam[i].Name == name && p.Signals.Spam[i].Quote != "" {
			return true
		}
	}
	return false
}

func TestWrittenLinks(t *testing.T) {
	const links = `<a href="https://www.win-a.example/">slot</a> <a href="https://www.win-b.example/">judi</a>`
	for name, c := range map[string]struct {
		html string
		want bool
	}{
		"noscript":        {ovenText + `<noscript>` + links + `</noscript>`, true},
		"written box":     {ovenText + `<script>document.write('<div style="position:absolute;left:-9999px">')</script>` + links + `<script>document.write("</div>")</script>`, true},
		"written links":   {ovenText + `<script>document.write("<p style='display:none'>` + strings.ReplaceAll(links, `"`, `\"`) + `</p>")</script>`, true},
		"counter":         {ovenText + `<script>document.write('<div style="display:none">')</script><a href="https://www.count.example/">count</a><script>document.write("</div>")</script>`, false},
		"visible writing": {ovenText + `<script>document.write('<p>')</script>` + links + `<script>document.write("</p>")</script>`, false},
		"own noscript":    {ovenText + `<noscript><a href="/a">Ovens</a><a href="/b">Mixers</a><a href="https://www.facebook.com/x">Facebook</a></noscript>`, false},
	} {
		if p := sold("/", inBody("en", "Crumb", c.html)); hasSign(p, "hidden-links") != c.want {
			t.Errorf("%s: %+v", name, p.Signals.Spam)
		}
	}
}

func TestForeignCopyright(t *testing.T) {
	for line, want := range map[string]bool{
		"© 2019 www.miller-flour.example All rights reserved": true,
		"版权所有 www.miller-flour.example":                       true,
		"© 2019 Crumb Ovens Ltd":                              false,
		"© 2019 www.crumb.example":                            false,
	} {
		p := Parse(Source{URL: "https://www.crumb.example/", Status: 200, Body: []byte(inBody("en", "Crumb", ovenText+"<footer><p>"+line+"</p></footer>"))})
		if hasSign(p, "copyright") != want {
			t.Errorf("%s: %+v", line, p.Signals.Spam)
		}
	}
}

func TestRareHan(t *testing.T) {
	const plain = "烘焙设备的日常维护包括清洁润滑和检查每周一次即可保持稳定我们的工程师会上门服务并且提供备件和培训。"
	strewn := "㐂烘焙設𠀀備的日㐅常維㐆護包括㐌清潔潤㐖滑和㐜檢查每㐡週一次即㐤可保㐨持穩定我㐩們的㐫工程師會㐬上門㐯服務㐰並且㐱提供備㐲件和培訓。"
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"plain":     {strings.Repeat(plain, 8), false},
		"strewn":    {strings.Repeat(strewn, 6), true},
		"Cantonese": {strings.Repeat("我哋嘅焗爐喺香港製造，啲零件都係原廠嘅，佢哋唔使擔心，嚟睇吓先啦。", 10), false},
		"Taiwan":    {strings.Repeat("我們的烤爐專為小型麵包店設計，佔地兩平方公尺，每小時烤四十個麵包，價格實惠。", 10), false},
	} {
		if quote, got := rareHan(c.text); got != c.want {
			t.Errorf("%s: %t %q", name, got, quote)
		}
	}
}

// TestSpamWithoutOneFamily: a page that mirror kits make is confirmed, and with any one of its four families gone still suspected.
func TestSpamWithoutOneFamily(t *testing.T) {
	whole := mirrored(adultTitle)
	plain := strings.NewReplacer("(miàn)", "", "(jiǎo)", "", "(bìng)", "", "(chǎn)", "", "(wěn)", "")
	traditional := strings.NewReplacer("国产", "國產", "视频", "視頻", "欧", "歐", "韩", "韓", "观", "觀", "费", "費", "热", "熱", "频", "頻", "无码", "無碼", "区", "區")
	for name, html := range map[string]string{
		"title":  mirrored("麵包店設備維護經驗 - 麥香"),
		"gloss":  plain.Replace(whole),
		"domain": strings.Replace(whole, "https://www.miller-flour.example/help/12.html ", "", 1),
		"script": strings.Replace(whole, adultTitle, traditional.Replace(adultTitle), 1),
	} {
		p := sold("/news/12.html", html)
		if got, families := p.Signals.SpamProbability(); got < 0.5 || families < 2 {
			t.Errorf("without %s: %.2f of %d families %+v", name, got, families, p.Signals.Spam)
		}
	}
}

// TestSpamTopics: the words of a trade count where the page speaks in its own name, not in hidden boxes and lists of links.
func TestSpamTopics(t *testing.T) {
	for name, c := range map[string]struct{ html, want string }{
		"casino": {ovenText + "<p>Our online casino opens at noon. Every online casino needs a licence. This online casino has one.</p>", "gamble"},
		"hidden": {ovenText + `<div style="display:none"><p>online casino, online casino, online casino</p></div>`, ""},
		"links":  {ovenText + `<p><a href="/a">online casino</a> <a href="/b">slot gacor</a> <a href="/c">togel</a></p>`, ""},
		"bakery": {ovenText, ""},
	} {
		if got := strings.Join(sold("/", inBody("en", "Crumb", c.html)).Signals.SpamTopics, " "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
