package page

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// mirrored is a page of our own as a mirror kit makes it: an adult title, a text in traditional characters with glosses,
// the address of another host as its own.
func mirrored(title string) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><meta charset=utf-8><title>" + title + "</title></head><body><h1>麵包店設備維護經驗</h1>")
	for range 6 {
		b.WriteString("<p>我們為麵(miàn)包店提供烤爐與攪(jiǎo)拌機，並(bìng)協助店長學習維護設備，讓產(chǎn)品質量保持穩(wěn)定。</p>")
	}
	b.WriteString("<p>https://www.miller-flour.example/help/12.html 麵包店設備維護經驗</p></body></html>")
	return b.String()
}

const adultTitle = "国产精品在线视频_欧美日韩高清在线观看_熟女人妻免费看_久久热精品午夜视频_无码一区二区"

func TestSpamConfirmed(t *testing.T) {
	p := sold("/news/12.html", mirrored(adultTitle))
	if got, families := p.Signals.SpamProbability(); got < 0.8 || families < 2 {
		t.Errorf("probability %.2f of %d families %+v, want 0.8 of 2", got, families, p.Signals.Spam)
	}
	p = sold("/news/12.html", mirrored("麵包店設備維護經驗 - 麥香"))
	if got, families := p.Signals.SpamProbability(); got < 0.5 || got >= 0.8 || families != 2 {
		t.Errorf("mirror without title: %.2f of %d families %+v", got, families, p.Signals.Spam)
	}
}

func TestSpamProbability(t *testing.T) {
	s := &Signals{Spam: []Signal{{Family: "T", Score: 0.35}, {Family: "T", Score: 0.45}, {Family: "S", Score: 0.3}, {Family: "B", Score: 0.45}, {Family: "G", Score: 0.2}}}
	got, families := s.SpamProbability()
	if want := 1 - 0.55*0.7*0.55*0.8; math.Abs(got-want) > 1e-12 || families != 4 {
		t.Errorf("%.4f of %d, want %.4f of 4", got, families, want)
	}
	if got, families := (&Signals{}).SpamProbability(); got != 0 || families != 0 {
		t.Errorf("no sign: %v of %d", got, families)
	}
}

func TestNoSpam(t *testing.T) {
	long := strings.Repeat("<p>烘焙设备的日常维护包括清洁、润滑和检查，每周一次即可保持稳定。</p>", 8)
	for name, html := range map[string]string{
		"ordinary":   inBody("zh", "烘焙设备维护 - 麦香烘焙设备有限公司", "<h1>烘焙设备维护</h1>"+long),
		"one word":   inBody("zh", "国产烤箱在线选购 - 麦香", "<h1>国产烤箱</h1>"+long),
		"report":     inBody("en", "How casino and viagra spam gets into bakery sites", "<h1>How casino and viagra spam gets into sites</h1>"+strings.Repeat("<p>Spam about casino bonus and viagra gets into the sites of bakeries by old plugins.</p>", 12)),
		"lesson":     inBody("zh", "拼音学习", "<h1>拼音</h1>"+strings.Repeat("<p>中(zhōng)国(guó)人(rén)爱(ài)面(miàn)包(bāo)，这是一段练习拼音的课文。</p>", 8)),
		"menu":       inBody("en", "Crumb", `<h1>Ovens</h1><div style="display:none"><a href="https://facebook.com/crumb">Facebook</a><a href="https://instagram.com/crumb">Instagram</a></div>`),
		"own hidden": inBody("en", "Crumb", `<h1>Ovens</h1><div style="display:none"><a href="/a">Ovens</a><a href="/b">Mixers</a><a href="/c">Mills</a></div>`),
	} {
		p := sold("/", html)
		if got, _ := p.Signals.SpamProbability(); got >= 0.3 {
			t.Errorf("%s: %.2f %+v", name, got, p.Signals.Spam)
		}
	}
}

func TestSpamSigns(t *testing.T) {
	text := "<h1>Ovens</h1>" + strings.Repeat("<p>We build ovens for bakeries in Leeds and repair them on site.</p>", 8)
	var links strings.Builder
	for i := range 5 {
		fmt.Fprintf(&links, `<a href="https://www.slots%d.example/">best slots %d</a> `, i, i)
	}
	var entities strings.Builder
	for _, r := range "面包机维修与烤炉保养" {
		fmt.Fprintf(&entities, "&#%d;", r)
	}
	for _, c := range []struct{ name, html, family, sign string }{
		{"off screen", inBody("en", "Crumb", text+`<div style="position:absolute;left:-9999px">`+links.String()+`</div>`), "H", "hidden-links"},
		{"marquee", inBody("en", "Crumb", text+`<marquee width=1 height=1>`+links.String()+`</marquee>`), "H", "hidden-links"},
		{"anchors", inBody("en", "Crumb", text+`<p><a href="https://a.example/">online casino</a> <a href="https://b.example/">buy viagra</a> <a href="https://c.example/">slot gacor</a></p>`), "H", "off-topic-links"},
		{"cloak", inBody("en", "Crumb", text+`<script>var r=document.referrer;if(/baidu|sogou|google/.test(r)){location.href="https://x.example/"}</script>`), "C", "client-cloak"},
		{"swap", inBody("en", "Crumb ovens of Leeds", text+`<script>document.title="Jackpot bonus wheel tonight"</script>`), "T", "title-swap"},
		{"entities", inBody("zh", entities.String(), text), "T", "entity-coded"},
		{"random tags", inBody("en", "Crumb", text+strings.Repeat(`<bdo id="eux2f"><i id="eux2f"></i></bdo>`, 4)), "B", "random-id-tags"},
		{"kana", inBody("en", "激安スーパーコピー時計ショップ", text), "S", "script"},
	} {
		found := false
		p := sold("/", c.html)
		for _, s := range p.Signals.Spam {
			found = found || s.Family == c.family && s.Name == c.sign && s.Score > 0 && s.Quote != ""
		}
		if !found {
			t.Errorf("%s: %+v lack %s %s", c.name, p.Signals.Spam, c.family, c.sign)
		}
	}
}

func TestHonestScripts(t *testing.T) {
	for _, code := range []string{
		`if(/iPhone|Android/.test(navigator.userAgent)){location.href="/m/"}`,
		`var s=document.createElement("script");s.src="https://hm.baidu.com/hm.js?1";document.head.appendChild(s);if(document.referrer){track(document.referrer)}`,
		`document.title = "(1) " + document.title`,
		`if (document.title == "x") go()`,
		`if(navigator.userAgent.indexOf("googlebot")>-1){count("robot")}` + strings.Repeat("count(1);", 100) + `if(lang=="de"){location.href="/de/"}`,
	} {
		if p := sold("/", inBody("en", "Crumb ovens", "<h1>Ovens</h1><p>We build ovens.</p><script>"+code+"</script>")); len(p.Signals.Spam) > 0 {
			t.Errorf("%s: %+v", code, p.Signals.Spam)
		}
	}
}
