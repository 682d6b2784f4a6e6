package page

import (
	"slices"
	"strings"
	"testing"
)

// sold parses a document of our own as a page of a bakery's site.
func sold(path, document string) *Page {
	return Parse(Source{URL: "https://www.crumb.example" + path, Status: 200, Body: []byte(document)})
}

// inBody wraps content in a page of the language.
func inBody(lang, title, content string) string {
	return "<!doctype html><html lang=" + lang + "><head><meta charset=utf-8><title>" + title + "</title></head><body>" +
		"<header><nav><a href=/>Home</a> <a href=/about>About</a></nav></header><main>" + content + "</main><footer>© 2024 Crumb</footer></body></html>"
}

func TestHeadline(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"first h1", inBody("en", "Crumb", "<h1>Payroll for small bakeries</h1><p>Pay your team in minutes.</p>"), "Payroll for small bakeries"},
		{"logo is none", `<html><body><header><h1 class="logo"><a href=/><img src=l.png alt="Crumb"></a></h1></header><main><h2>Bread flour by the ton</h2><p>Milled in Kent and delivered to your door twice a week.</p></main></body></html>`, "Bread flour by the ton"},
		{"large line", `<html><body><div class="banner-title">烘焙设备一站式采购平台</div><p>为中小烘焙店提供烤箱、和面机和配件。</p></body></html>`, "烘焙设备一站式采购平台"},
		{"dialog of a template", `<html><body><div class="modal fade"><h1>Sign in to go on</h1></div><main><h1>Ovens that last</h1><p>Built in Leeds.</p></main></body></html>`, "Ovens that last"},
		{"name bar above", `<html><body><h1>Crumb | Leeds ovens | 0113 496 0000</h1><section><h1>Bake twice as much per hour</h1><p>Deck ovens for bakeries.</p></section></body></html>`, "Bake twice as much per hour"},
	} {
		if got := sold("/", c.html).Offer.Headline; got != c.want {
			t.Errorf("%s: headline %q, want %q", c.name, got, c.want)
		}
	}
}

func TestValueProposition(t *testing.T) {
	p := sold("/", inBody("en", "Crumb", "<h1>Payroll software for small bakeries</h1><p>We help you pay your team on time without spreadsheets.</p>"))
	if !strings.Contains(p.Offer.ValueProposition, "Payroll software for small bakeries") {
		t.Errorf("value proposition %q", p.Offer.ValueProposition)
	}
	p = sold("/", inBody("zh", "麦香", "<h1>烘焙设备供应商</h1><p>专注为中小烘焙店提供烤箱定制与安装服务，让您省心。</p>"))
	if p.Offer.ValueProposition == "" {
		t.Error("no value proposition on a Chinese start page")
	}
	for path, content := range map[string]string{
		"/contact":      "<h1>Contact us</h1><p>Call us or write to our service team for your questions.</p>",
		"/privacy":      "<h1>Privacy policy</h1><p>We process your data to provide our services to you.</p>",
		"/":             "<h1>Welcome</h1><p>It was a sunny day in the valley.</p>",
		"/blog/rye-day": "<h1>How we help bakers with rye</h1><p>By Ann Field</p><p>Last week we helped a baker with software for your shop.</p>",
	} {
		if got := sold(path, inBody("en", "Crumb", content)).Offer.ValueProposition; got != "" {
			t.Errorf("%s: value proposition %q, want none", path, got)
		}
	}
}

func TestSellingPoints(t *testing.T) {
	cards := `<div class="row">` +
		`<div class="col"><i class="icon"></i><h3>Fast delivery</h3><p>Your flour arrives within two days.</p></div>` +
		`<div class="col"><i class="icon"></i><h3>Fair prices</h3><p>You pay what the mill pays.</p></div>` +
		`<div class="col"><i class="icon"></i><h3>Expert help</h3><p>Our bakers support you by phone.</p></div></div>`
	for _, c := range []struct {
		name, html string
		want       int
	}{
		{"cards", inBody("en", "Crumb", "<h1>Flour</h1>"+cards), 3},
		{"heading", inBody("en", "Crumb", "<h1>Flour</h1><h2>Why choose us</h2><ul><li>Milled on Monday</li><li>Sold on Tuesday</li><li>Baked on Wednesday</li></ul>"), 3},
		{"chinese heading", inBody("zh", "麦香", "<h1>面粉</h1><h2>我们的优势</h2><ul><li>当日研磨，新鲜送达</li><li>源头厂家，价格实惠</li><li>二十年磨粉经验</li></ul>"), 3},
		{"ticks", inBody("en", "Crumb", "<h1>Flour</h1><p>✓ Stone milled at low heat</p><p>✓ No additives at all</p><p>✓ Paid back if you do not like it</p>"), 3},
		{"navigation", inBody("en", "Crumb", "<h1>Flour</h1><ul class=menu><li><a href=/a>Fast delivery</a></li><li><a href=/b>Easy returns</a></li><li><a href=/c>Free support</a></li></ul>"), 0},
		{"products", inBody("en", "Crumb", `<h1>Shop</h1><div class=products><div><h3>Rye flour</h3><p>fine quality</p><span class=price>£3.20</span></div><div><h3>Oat flour</h3><p>fine quality</p><span class=price>£4.20</span></div><div><h3>Spelt</h3><p>fine quality</p><span class=price>£5.20</span></div></div>`), 0},
		{"teasers", inBody("en", "Crumb", `<h1>News</h1><div><div><h3>We help a school</h3><p>5 March 2024</p></div><div><h3>A new reliable mill</h3><p>7 April 2024</p></div><div><h3>Quality day</h3><p>9 May 2024</p></div></div>`), 0},
		{"questions", inBody("en", "Crumb", `<h1>Help</h1><div><div><h3>Is delivery free?</h3><p>Yes, to your door.</p></div><div><h3>Is it easy?</h3><p>Yes, you only call.</p></div><div><h3>Can I save?</h3><p>Yes, with us you can.</p></div></div>`), 0},
		{"a heading inside another", inBody("en", "Crumb", "<h1>Flour</h1><h3>Fast delivery</h3><p>We bring it to your door.</p><h3>Fair prices</h3><p>You save a tenth.</p><h3>Help <div><h3>by phone</h3></div> every day</h3><p>Our bakers support you.</p>"), 3},
		{"headings inside one", inBody("en", "Crumb", "<h1>Flour</h1><h3>Ours <div><h3>Fast</h3><p>We bring it to your door.</p><h3>Fair</h3><p>You save a tenth.</p><h3>Good</h3><p>You get help.</p></div> end</h3>"), 0},
	} {
		if got := sold("/", c.html).Offer.SellingPoints; len(got) != c.want {
			t.Errorf("%s: %d selling points %q, want %d", c.name, len(got), got, c.want)
		}
	}
	p := sold("/", inBody("en", "Crumb", "<h1>Flour</h1>"+cards))
	if got := p.Offer.SellingPoints[0]; got != "Fast delivery: Your flour arrives within two days." {
		t.Errorf("selling point %q", got)
	}
}

func TestSuperlatives(t *testing.T) {
	p := sold("/", inBody("zh", "麦香", "<h1>烤箱</h1><p>我们是全国第一的烤箱品牌，质量最佳，价格实惠，欢迎选购。</p>"))
	if len(p.Offer.Superlatives) < 2 {
		t.Errorf("superlatives %q, want two", p.Offer.Superlatives)
	}
	for _, harmless := range []string{
		"第一步请填写表格，我们会在第一时间与您联系。", "最新消息：最近上线的设备最后一次促销。", "最大功率为三千瓦，最大限度节约能源。", "没有最好，我们只做更合适的设备。",
	} {
		if got := sold("/", inBody("zh", "麦香", "<h1>烤箱</h1><p>"+harmless+"这是一段介绍设备的文字，欢迎来电咨询了解。</p>")).Offer.Superlatives; got != nil {
			t.Errorf("%q: superlatives %q, want none", harmless, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	p := sold("/", inBody("en", "Crumb", "<h1>Flour</h1><p>For 40 years we have served 1,200+ bakeries and 98 % come back. Founded on 5 March 1984. Call 0113 496 0000. Only £30 a bag of 25kg.</p>"))
	for _, want := range []string{"40 years", "98 %", "25kg"} {
		if !slices.Contains(p.Offer.Numbers, want) {
			t.Errorf("numbers %q lack %q", p.Offer.Numbers, want)
		}
	}
	for _, n := range p.Offer.Numbers {
		if strings.Contains(n, "30") || strings.Contains(n, "1984") || strings.Contains(n, "496") {
			t.Errorf("%q is no quantified claim", n)
		}
	}
	p = sold("/", inBody("zh", "麦香", "<h1>面粉</h1><p>公司成立于2003年，20余年来服务了500多家烘焙店，合格率达99%。</p>"))
	for _, want := range []string{"20余年", "500多家", "99%"} {
		if !slices.Contains(p.Offer.Numbers, want) {
			t.Errorf("numbers %q lack %q", p.Offer.Numbers, want)
		}
	}
	if slices.Contains(p.Offer.Numbers, "2003年") {
		t.Error("a year is no quantified claim")
	}
}

// The number stands above what it counts, as in most rows of figures.
func TestNumberTiles(t *testing.T) {
	p := sold("/", inBody("de", "Crumb", "<h1>Öfen</h1><p>Wir bauen Öfen für kleine Bäckereien im Norden.</p><h3>14 <br>JAHRE</h3><p>Erfahrung</p><div>300+</div><div>Kunden</div><p>Zimmer 12</p><p>Tage wie dieser</p>"))
	if got := strings.Join(p.Offer.Numbers, ", "); got != "14 JAHRE, 300+ Kunden" {
		t.Errorf("numbers %q", got)
	}
}
