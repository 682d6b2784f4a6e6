package page

import (
	"slices"
	"strings"
	"testing"
)

// TestCallsOfOtherSites: what is and what is no call to action, in the wording and mark-up of different builders and languages.
func TestCallsOfOtherSites(t *testing.T) {
	for _, c := range []struct {
		html string
		want string // texts of the calls, parted by |; "" for none
	}{
		{`<a class="elementor-button elementor-size-md" href="/termin"><span>Termin online buchen</span></a>`, "Termin online buchen"},
		{`<div class="wp-block-button"><a class="wp-block-button__link" href="/angebot">Unverbindliches Angebot einholen</a></div>`, "Unverbindliches Angebot einholen"},
		{`<a class="btn btn-primary" href="/probetraining">Probetraining vereinbaren</a>`, "Probetraining vereinbaren"},
		{`<a href="/warenkorb">Zum Warenkorb hinzufügen</a>`, "Zum Warenkorb hinzufügen"},
		{`<a class="btn" href="/cookie">Alle Cookies akzeptieren</a>`, ""},
		{`<button type="button" class="btn">Menü öffnen</button>`, ""},
		{`<button type="submit" class="btn">Suchen</button>`, ""},
		{`<a href="/blog/kaufen-oder-mieten">Kaufen oder mieten? Was sich für Bäckereien lohnt</a>`, ""},
		{`<a class="button" href="/devis">Obtenir mon devis gratuit</a>`, "Obtenir mon devis gratuit"},
		{`<a class="btn" href="/rdv">Prendre rendez-vous en ligne</a>`, "Prendre rendez-vous en ligne"},
		{`<button class="btn">Tout accepter</button>`, ""},
		{`<a class="btn" href="/reserva">Reserva tu mesa</a>`, "Reserva tu mesa"},
		{`<a class="btn" href="/presupuesto">Pide presupuesto sin compromiso</a>`, "Pide presupuesto sin compromiso"},
		{`<button class="btn">Aceptar todas</button>`, ""},
		{`<a class="btn" href="/demo">Book your free demo</a>`, "Book your free demo"},
		{`<a class="Button_root__x1" href="/quote">Get my quote</a>`, "Get my quote"},
		{`<button class="btn">Add to bag</button>`, "Add to bag"},
		{`<button class="btn" aria-label="Close">×</button>`, ""},
		{`<button class="slick-next btn">Next</button>`, ""},
		{`<a class="btn" href="/login">Sign in</a>`, ""},
		{`<a href="/news/how-to-buy-an-oven">How to buy an oven in five steps</a>`, ""},
		{`<a class="btn" href="/baojia">免费获取报价</a>`, "免费获取报价"},
		{`<a class="btn" href="/yuyue">预约免费试烤</a>`, "预约免费试烤"},
		{`<a class="btn" href="/search">搜索</a>`, ""},
		{`<a class="btn" href="/login">登录</a>`, ""},
		{`<a class="btn" href="/news/5.html">如何购买合适的层炉</a>`, ""},
		{`<a class="btn" href="/order">立即訂購</a>`, "立即訂購"},
		{`<a class="btn" href="/yuyue">線上預約</a>`, "線上預約"},
		{`<a class="btn" href="/cart">加入購物車</a>`, "加入購物車"},
		{`<a class="btn" href="mailto:?subject=An%20oven">Send to a friend</a>`, ""},
		{`<a href="https://wa.me/?text=https%3A%2F%2Fa.example">WhatsApp</a>`, ""},
		{`<a href="https://wa.me/4915112345678">WhatsApp</a>`, "WhatsApp"},
		{`<a class="btn" href="/bestellung">Bestellung verfolgen</a>`, ""},
		{`<a class="btn" href="/abmelden">Newsletter abbestellen</a>`, ""},
		{`<a class="btn" href="/commande">Suivre ma commande</a>`, ""},
		{`<a class="btn" href="/baja">Darse de baja</a>`, ""},
		{`<a class="btn" href="/dingdan">查询订单</a>`, ""},
		{`<a class="btn" href="/t">Booking conditions</a>`, ""},
		{`<a class="btn" href="/e">Je réserve</a>`, "Je réserve"},
		{`<a class="btn" href="/p">Quiero mi prueba gratis</a>`, "Quiero mi prueba gratis"},
		{`<a class="btn" href="/w">索取樣品</a>`, "索取樣品"},
	} {
		p := Parse(Source{URL: "https://a.example/", Body: []byte("<main><h1>x</h1>" + c.html + "</main>")})
		var got []string
		for i := range p.CTAs {
			if p.CTAs[i].Strength >= 3 {
				got = append(got, p.CTAs[i].Text)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: calls %q, want %q", c.html, got, c.want)
		}
	}
}

// TestContactsOfOtherSites: numbers that are and numbers that look like telephone numbers.
func TestContactsOfOtherSites(t *testing.T) {
	for _, c := range []struct {
		text, want string // numbers, parted by |
	}{
		{"Tel. 0511 / 89 76 54-0, Fax 0511 / 89 76 54-99", "+495118976540"},
		{"Telefon: (0 51 39) 123 45 67", "+4951391234567"},
		{"IBAN DE89 3704 0044 0532 0130 00, USt-IdNr. DE123456789", ""},
		{"HRB 204455, Amtsgericht Hannover, Bestellnummer 4711-0815-2020", ""},
		{"Téléphone : 01 44 55 66 77", "+33144556677"},
		{"SIRET 732 829 320 00074, RCS Paris B 732 829 320", ""},
		{"Teléfono: 91 123 45 67", "+34911234567"},
		{"CIF B12345678, Registro Mercantil Tomo 12345", ""},
		{"Call us: (415) 555-0132 ext. 4", "+14155550132"},
		{"Model 415-555-0132 weighs 1,200 kg", ""},
		{"电话：0312-3123456　手机：138 1234 5678", "+863123123456|+8613812345678"},
		{"服务热线：400-820-8820", "+864008208820"},
		{"统一社会信用代码：91130600MA07XXXX1X 备案号：冀ICP备12345678号", ""},
		{"電話：(02) 2712-3456　統一編號：12345678", "+886227123456"},
	} {
		lang := "de"
		switch {
		case strings.Contains(c.text, "Télé") || strings.Contains(c.text, "SIRET"):
			lang = "fr"
		case strings.Contains(c.text, "Teléf") || strings.Contains(c.text, "CIF"):
			lang = "es"
		case strings.Contains(c.text, "Call") || strings.Contains(c.text, "Model"):
			lang = "en-US"
		case strings.Contains(c.text, "電"):
			lang = "zh-TW"
		case strings.ContainsAny(c.text, "电服统"):
			lang = "zh-CN"
		}
		p := Parse(Source{URL: "https://a.example/", Body: []byte(`<!doctype html><html lang="` + lang + `"><meta charset=utf-8><main><p>` + c.text + "</p></main>")})
		var got []string
		for i := range p.Contacts.Phones {
			if !p.Contacts.Phones[i].Fax {
				got = append(got, p.Contacts.Phones[i].Number)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: phones %q, want %q", c.text, got, c.want)
		}
	}
}

// TestAccountsOfOtherSites: messengers and masked addresses.
func TestAccountsOfOtherSites(t *testing.T) {
	p := Parse(Source{URL: "https://a.example/", Body: []byte(`<html lang="zh-TW"><meta charset=utf-8><main><p>LINE ID：@crumb，或來信 hello [at] krume [dot] example</p></main>`)})
	if len(p.Contacts.Messaging) != 1 || p.Contacts.Messaging[0].ID != "@crumb" {
		t.Errorf("messaging %v", p.Contacts.Messaging)
	}
	if !slices.Equal(p.Contacts.Masked, []string{"hello [at] krume [dot] example"}) {
		t.Errorf("masked %q", p.Contacts.Masked)
	}
}

// TestPricesOfOtherSites: amounts that are and that are no prices.
func TestPricesOfOtherSites(t *testing.T) {
	for _, c := range []struct {
		text string
		want []float64
	}{
		{"ab 1.299,00 € zzgl. Versand", []float64{1299}},
		{"nur CHF 1'490.– inkl. MwSt.", []float64{1490}},
		{"Versandkostenfrei ab 50 €", nil},
		{"1 299,90 € TTC", []float64{1299.90}},
		{"Desde 1.299,50 € IVA incluido", []float64{1299.50}},
		{"$1,299.99 or four payments of $325", []float64{1299.99, 325}},
		{"Free delivery over £50", nil},
		{"We turned over $4 million in 2024", nil},
		{"¥1,299.00 起", []float64{1299}},
		{"售价：1299元/台", []float64{1299}},
		{"注册资本5000万元", nil},
		{"特價 NT$1,290", []float64{1290}},
		{"Rabatt bis zu 200 € sichern", nil},
		{"Gutschein über 10 €", nil},
		{"A voucher worth £25", nil},
		{"Une remise de 30 €", nil},
		{"Un descuento de 20 €", nil},
		{"新客领优惠券50元", nil},
		{"Statt 99 € jetzt nur 79 €", []float64{99, 79}},
		{"Entlastungsbetrag von 131 € monatlich", nil},
	} {
		p := Parse(Source{URL: "https://a.example/products/x", Body: []byte(`<meta charset=utf-8><main><h1>Ofen</h1><p>` + c.text + "</p></main>")})
		var got []float64
		for i := range p.Offer.Prices {
			got = append(got, p.Offer.Prices[i].Amount)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: prices %v, want %v", c.text, got, c.want)
		}
	}
}

// TestTestimonialsOfOtherSites: words of customers, and quotations that are none.
func TestTestimonialsOfOtherSites(t *testing.T) {
	for html, want := range map[string]bool{
		`<section class="testimonials"><h2>Was Kunden sagen</h2><blockquote><p>Der Ofen läuft seit drei Jahren ohne Störung.</p><cite>Jonas Weber, Bäckerei Weber</cite></blockquote></section>`:                    true,
		`<section><h2>Ils nous font confiance</h2><figure><blockquote>« Le four chauffe en dix minutes. »</blockquote><figcaption>Claire Martin, boulangère à Lyon</figcaption></figure></section>`:                 true,
		`<section><h2>Opiniones de clientes</h2><blockquote>El horno se instaló en un día y funciona muy bien.</blockquote><p>Lucía Pérez, Panadería Sol</p></section>`:                                             true,
		`<div class="kehu-pingjia"><h2>客户评价</h2><p>“装好当天就烤出了第一炉，省电很多。”</p><p>——王丽，麦田面包房店主</p></div>`:                                                                                                                true,
		`<article><h1>On bread</h1><p>Bread has a long past.</p><blockquote>Bread is the staff of life.</blockquote><p>So the old proverb says, and bakers agree.</p></article>`:                                    false,
		`<article><h1>新闻</h1><p>市长说：“面包业很重要。”随后参观了工厂，并与员工交谈了一个小时。</p></article>`:                                                                                                                                    false,
		`<section><h2>Leave a review</h2><form><label>Your review <textarea name=r></textarea></label><button>Send review</button></form></section>`:                                                                false,
		`<section><h2>Unser Team</h2><div class="card"><h3>Anna Roggen</h3><p>Bäckermeisterin</p><p>„Ich liebe den Geruch am Morgen.“</p></div><div class="card"><h3>Tom Dinkel</h3><p>Verkauf</p></div></section>`: false,
	} {
		p := Parse(Source{URL: "https://a.example/", Body: []byte("<meta charset=utf-8><main>" + html + "</main>")})
		if p.Signals.Testimonials != want {
			t.Errorf("%s: testimonials %t (%s)", html, p.Signals.Testimonials, p.Signals.Quotes.Get("testimonials"))
		}
	}
}
