package page

import (
	"strings"
	"testing"
)

func TestType(t *testing.T) {
	text := "<p>" + strings.Repeat("We mill flour and build ovens for bakeries in the north. ", 40) + "</p>"
	zhText := "<p>" + strings.Repeat("我们为烘焙店研磨面粉并制造烤箱，服务北方各个城市。", 30) + "</p>"
	for _, c := range []struct {
		path, lang, title, html string
		want                    Type
	}{
		{"/", "en", "Crumb", "<h1>Flour and ovens</h1>" + text, Home},
		{"/de/", "de", "Krume", "<h1>Mehl und Öfen</h1>", Home},
		{"/index.php", "zh", "麦香", "<h1>面粉与烤箱</h1>", Home},
		{"/about-us", "en", "About us | Crumb", "<h1>About us</h1>" + text, About},
		{"/gongsijianjie.html", "zh", "公司简介-麦香", "<h1>公司简介</h1>" + zhText, About},
		{"/x/7.html", "zh", "关于我们-麦香", "<h1>关于我们</h1>" + zhText, About},
		{"/quienes-somos", "es", "Quiénes somos", "<h1>Quiénes somos</h1>" + text, About},
		{"/kontakt", "de", "Kontakt", "<h1>Kontakt</h1><p>Telefon 0421 1234567</p>", Contact},
		{"/lxwm.html", "zh", "联系我们", "<h1>联系我们</h1><p>电话 0312-1234567</p>", Contact},
		{"/products/deck-oven", "en", "Deck oven", "<h1>Deck oven</h1>" + text, Product},
		{"/leistungen.html", "de", "Leistungen", "<h1>Unsere Leistungen</h1>" + text, Product},
		{"/pricing", "en", "Pricing", "<h1>Pricing</h1><p>£19 / month</p><p>£39 / month</p>", Pricing},
		{"/a/9.html", "zh", "面粉价格表-麦香", "<h1>面粉价格表</h1>" + zhText, Pricing},
		{"/blog/rye-day", "en", "A day with rye", "<article><h1>A day with rye</h1><p>By Ann Field | 5 March 2024</p>" + text + "</article>", Article},
		{"/xwzx/46.html", "zh", "新烤箱上市-麦香", "<h1>新烤箱上市</h1><p>发布时间：2024-03-05</p>" + zhText + "<p>上一篇：<a href=45.html>面粉</a></p>", Article},
		{"/?p=501", "en", "A day with rye", "<article><h1>A day with rye</h1><p>By Ann Field | 5 March 2024</p>" + text + "</article>", Article},
		{"/?utm_source=mail", "en", "Crumb", "<h1>Flour and ovens</h1>" + text, Home},
		{"/r/7", "en", "Rye bread", `<script type="application/ld+json">{"@type":"Recipe","name":"Rye bread"}</script><h1>Rye bread with our flour</h1>` + text, Article},
		{"/2024/03/05/rye", "en", "Rye", "<h1>Rye</h1>" + text, Article},
		{"/blog/", "en", "Blog", "<h1>Blog</h1><ul><li><a href=/blog/1>A day with rye and more</a> 2024-03-05</li></ul>", Listing},
		{"/xwzx/", "zh", "新闻中心", "<h1>新闻中心</h1><ul><li><a href=1.html>新烤箱上市的消息</a>2024-03-05</li></ul>", Listing},
		{"/case-studies/miller", "en", "How Miller saved gas", "<h1>How Miller saved gas</h1>" + text, Case},
		{"/faq", "en", "FAQ", "<h1>Frequently asked questions</h1>" + text, FAQ},
		{"/privacy-policy", "en", "Privacy policy", "<h1>Privacy policy</h1>" + text, Legal},
		{"/impressum/", "de", "Impressum", "<h1>Impressum</h1><p>Angaben gemäß § 5 DDG</p>", Legal},
		{"/checkout/", "en", "Checkout", "<h1>Checkout</h1>", Cart},
		{"/lp/spring", "en", "Spring ovens", "<h1>Spring ovens</h1><form action=/go><input name=email><button>Get a quote</button></form>", Landing},
		{"/case-studies/", "en", "Case studies", "<h1>Case studies</h1><p><a href=/case-studies/miller>How Miller saved gas</a></p>", Listing},
		{"/anli.html", "zh", "成功案例-麦香", "<h1>成功案例</h1>" + zhText, Case},
		{"/customers/miller", "en", "Miller's bakery saves gas", `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","datePublished":"2026-03-05","author":{"@type":"Person","name":"Ann Field"}}</script><h1>Miller's bakery saves gas</h1><p>By Ann Field | 5 March 2026</p>` + text, Case},
		{"/news/case-miller", "en", "Miller's bakery saves gas", `<h1>Miller's bakery saves gas</h1><p>By Ann Field | 5 March 2026</p>` + text, Article},
		{"/case-studies/dated", "en", "How Miller saved gas", "<h1>How Miller saved gas</h1><p>By Ann Field | 5 March 2024</p><p>He baked more.</p>", Case},
		{"/shop/", "zh", "全部面粉｜麦香", "<h1>全部面粉</h1><ul><li><a href=/shop/a>黑麦粉</a> ¥32</li><li><a href=/shop/b>全麦粉</a> ¥28</li></ul><p>满99元包邮</p>", Listing},
		{"/shop/flour", "en", "Flour", "<a href=/cart>Basket</a><h1>Flour</h1><ul><li><a href=/shop/rye>Rye flour</a> £3.20</li><li><a href=/shop/oat>Oat flour</a> £2.80</li></ul>", Listing},
		{"/shop/rye", "en", "Rye flour", "<a href=/cart>Basket</a><h1>Rye flour</h1><p>£3.20</p><h2>Others bought</h2><ul><li><a href=/shop/oat>Oat flour</a> £2.80</li><li><a href=/shop/bran>Bran</a> £1.90</li></ul>", Product},
		{"/offers/spring", "en", "Spring offer", "<h2>Ten per cent off</h2>", Landing},
		{"/quote", "en", "Request a quote", "<h1>Tell us about your bakery</h1><form action=/go method=post><input name=name><input name=email><textarea name=m></textarea></form>", Contact},
		{"/zhishi/cunchu", "zh", "面粉怎么存放", "<h1>面粉怎么存放</h1>" + zhText, Article},
		{"/karriere/", "de", "Karriere", "<h1>Karriere</h1>" + text, Other},
		{"/z", "en", "Z", "<p>Nothing here.</p>", Other},
	} {
		p := sold(c.path, inBody(c.lang, c.title, c.html))
		if p.Type != c.want {
			t.Errorf("%s: %s (%v), want %s", c.path, p.Type, p.TypeReasons, c.want)
		}
		if p.TypeConfidence < 0 || p.TypeConfidence > 1 || p.Type != Other && (p.TypeConfidence == 0 || len(p.TypeReasons) == 0) {
			t.Errorf("%s: confidence %v, reasons %q", c.path, p.TypeConfidence, p.TypeReasons)
		}
	}
}

func TestTypeOfStructuredData(t *testing.T) {
	html := `<html><head><title>Deck oven</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Deck oven","offers":{"@type":"Offer","price":"900","priceCurrency":"GBP"}}</script></head><body><h1>Deck oven</h1><p>Bakes twice as much.</p></body></html>`
	p := sold("/d-100", html)
	if p.Type != Product {
		t.Errorf("type %s (%v)", p.Type, p.TypeReasons)
	}
	if len(p.Offer.Prices) != 1 || p.Offer.Prices[0].Amount != 900 || p.Offer.Prices[0].Currency != "GBP" {
		t.Errorf("prices %v", p.Offer.Prices)
	}
}

func TestModel(t *testing.T) {
	for _, c := range []struct {
		name, lang, html string
		want             Model
	}{
		{"shop", "en", `<a href=/cart>Basket</a><h1>Rye flour</h1><p>£3.20</p><button>Add to basket</button><p>Free shipping. Returns within 30 days.</p>`, Retail},
		{"lead", "de", `<h1>Öfen für Bäckereien</h1><p>Rufen Sie an: 0421 1234567. Angebot anfordern, Termin vereinbaren.</p>`, LeadGen},
		{"zh lead", "zh", `<h1>烤箱厂家</h1><p>全国咨询热线 400-123-4567，支持定制加工，欢迎询价。</p>`, LeadGen},
		{"saas", "en", `<h1>Payroll software</h1><a class=btn href=/register>Start free trial</a><p>$9 per user / month. $19 per user / month. API, integrations and dashboard included.</p>`, SaaS},
		{"content", "en", `<h1>The baker's daily</h1><p>Latest news. Related articles. Categories. Advertise with our editorial team. Subscribe to the newsletter.</p>`, Content},
	} {
		p := sold("/", inBody(c.lang, "Crumb", c.html))
		if p.BusinessModel != c.want {
			t.Errorf("%s: %s %v, want %s", c.name, p.BusinessModel, p.ModelScores, c.want)
		}
	}
}

// FuzzSell runs every extractor of offer, signals, dates and type over arbitrary documents: none may panic.
func FuzzSell(f *testing.F) {
	f.Add([]byte(inBody("zh", "国产_在线_视频_麦香", "<h1>面粉</h1><dl><dt>问？<dd>答</dl><table><tr><td>¥1,2.3,4<td>2024年3月</table><dialog open>x")))
	f.Add([]byte("<h1>“a” — 1:50% [1 ★★★ 4.9/5 © 20 $ 1. 5. März"))
	f.Add([]byte("<title>&#1;&#2;</title><marquee width=1><a href=//x/y>a</a><script>document.title='"))
	f.Fuzz(func(t *testing.T, body []byte) {
		p := sold("/2024/x", string(body))
		if pr, _ := p.Signals.SpamProbability(); pr < 0 || pr > 1 {
			t.Fatal(pr)
		}
	})
}
