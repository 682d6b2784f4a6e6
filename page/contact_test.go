package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// at is the page of a body at a URL, with the language of the document.
func at(url, lang, body string) *Page {
	return Parse(Source{URL: url, Body: []byte(`<!doctype html><html lang="` + lang + `"><head><meta charset="utf-8"></head><body>` + body + `</body></html>`)})
}

func phoneList(p *Page) string {
	var list []string
	for _, ph := range p.Contacts.Phones {
		s := ph.Number
		if ph.Fax {
			s += " fax"
		}
		if ph.Clickable {
			s += " link"
		}
		list = append(list, s)
	}
	return strings.Join(list, ", ")
}

func TestPhones(t *testing.T) {
	for _, c := range []struct{ url, lang, body, want string }{
		{"https://a.cn/", "zh", "<p>咨询电话：0755-26001234 传真：0755-26001235</p>", "+8675526001234, +8675526001235 fax"},
		{"https://a.cn/", "zh", "<p>联系电话/传真：0755-26001234</p>", "+8675526001234"},
		{"https://a.com/", "zh", "<p>我们是一家专业生产烤箱门的厂家，欢迎各位新老朋友来电咨询洽谈业务：13900001234</p>", "+8613900001234"},
		{"https://a.cn/", "zh", "<p>全国服务热线 400-820-1234</p>", "+864008201234"},
		{"https://a.cn/", "zh", "<p>电话：０５５１－６５１２３４５</p>", "+865516512345"},
		{"https://a.cn/", "zh", "<p>(0551) 6512345 转 801</p>", "+865516512345"},
		{"https://a.cn/", "zh", "<p>手机：139 0000 1234、136 0000 4321</p>", "+8613900001234, +8613600004321"},
		{"https://a.cn/", "zh", "<p>电话：021-61234567/61234568</p>", "+862161234567, +862161234568"},
		{"https://a.cn/", "zh", "<p>手机/微信：13900001234</p>", "+8613900001234"},
		{"https://a.cn/", "zh", "<p>业务微信号：13900001234</p>", ""},
		{"https://a.cn/", "zh", "<p>客服QQ：1234567890</p>", ""},
		{"https://a.cn/", "zh", "<p>粤ICP备2021012345号-1 粤公网安备 44030502001234号</p>", ""},
		{"https://a.cn/", "zh", "<p>统一社会信用代码 91440300MA5F1234X8 邮编 518000</p>", ""},
		{"https://a.cn/", "zh", "<p>发布时间 2023-05-01 浏览 1390000 次，订单号 20230501123456</p>", ""},
		{"https://a.cn/", "zh", "<p>价格 13900001234元</p>", ""},
		{"https://a.de/", "de", "<p>Telefon: 0511 / 123456-0<br>Telefax: 0511 / 123456-99</p>", "+495111234560, +4951112345699 fax"},
		{"https://a.de/", "de", "<p>Rufen Sie an: +49 (0) 511 1234567</p>", "+495111234567"},
		{"https://a.de/", "de", "<p>0511/1234567</p>", "+495111234567"},
		{"https://a.de/", "de", "<p>Stand: 02.03.2023, geöffnet 08.00 - 17.00 Uhr, PLZ 30159</p>", ""},
		{"https://a.de/", "de", "<p>IBAN DE02 1203 0000 0000 2020 51, HRB 123456, USt-IdNr. DE 123 456 789</p>", ""},
		{"https://a.fr/", "fr", "<p>Appelez le 01 40 20 50 50</p>", "+33140205050"},
		{"https://a.fr/", "fr", "<p>SIRET 552 081 317 00012 — RCS Paris 552 081 317 — capital 1 000 000 €</p>", ""},
		{"https://a.es/", "es", "<p>Llámanos: 912 345 678</p>", "+34912345678"},
		{"https://a.co.uk/", "en", "<p>Phone 020 7946 0018 or 07400 123456</p>", "+442079460018, +447400123456"},
		{"https://a.com/", "en", "<p>Call (212) 555-2368 ext. 12</p>", "+12125552368"},
		{"https://a.com/", "en", "<p>713.555.2763</p>", "+17135552763"},
		{"https://a.com/", "en", "<p>Since 1998-2024, 10,000,000 loaves, ISBN 978-3-16-148410-0, order number 7135552763</p>", ""},
		{"https://a.com/", "en", "<p>Photo 20230518_1234567.jpg and #7135552763, $7135552763</p>", ""},
		{"https://a.at/", "de", "<p>Tel. 01 5123456</p>", "+4315123456"},
		{"https://a.com/", "en", `<a href="tel:+44%2020%207946%200018">Call us</a>`, "+442079460018 link"},
		{"https://a.de/", "de", `<p>Tel. 0511 1234567</p><a href="tel:+495111234567">Anrufen</a>`, "+495111234567 link"},
		{"https://a.com/", "en", `<a href="tel:123">Call</a>`, ""},
		{"https://a.com/", "en", `<table><tr><td>Phone</td><td>+39 06 6982 1234</td></tr></table>`, "+390669821234"},
		{"https://a.com/", "en", `<dl><dt>Fax</dt><dd>+44 20 7946 0019</dd></dl>`, "+442079460019 fax"},
		{"https://a.de/", "de", "<span>0014.05.2018</span> <span>11:30</span> <i>14/05/201814/05/2018</i> <b>022021-10-14 09:35</b>", ""},
		{"https://a.co.uk/", "en", "<li>05/12 - 05/19 (14)</li><li>02/03 - 02/10 (12)</li>", ""},
		{"https://a.pt/", "pt", "<td>123.456.780</td>", ""},
		{"https://a.it/", "it", "<p>Tel. 800.123.456</p>", "+39800123456"},
		{"https://a.it/", "it", "<p>C.F. 01234567890 - P. IVA 09876543210</p>", ""},
		{"https://a.de/", "de", "<p>Telefon: 0511 1234567 - 0170 1234567</p>", "+495111234567, +491701234567"},
		{"https://a.it/", "it", "<p>C.F. 01136950639 - P. IVA 05317851003</p>", ""},
		{"https://a.de/", "de", "<p>Telefon: 05131 750812 - 0170 5891234</p>", "+495131750812, +491705891234"},
		{"https://a.fr/", "fr", "<p>Membre de l’Ordre des experts-comptables sous le numéro 14-2004-118.</p>", ""},
		{"https://a.fr/", "fr", "<p>Appelez le numéro 02 31 85 01 47.</p>", "+33231850147"},
		{"https://a.com.tw/", "zh-Hant", "<p>服務專線：02-2345-6789</p>", "+886223456789"},
	} {
		if got := phoneList(at(c.url, c.lang, c.body)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

func TestPhoneText(t *testing.T) {
	p := at("https://a.com/", "en", `<footer><p>Call (+44) 20 7946 0018 now</p></footer>`)
	if len(p.Contacts.Phones) != 1 || p.Contacts.Phones[0].Text != "(+44) 20 7946 0018" || p.Contacts.Phones[0].Region != Footer {
		t.Errorf("%+v", p.Contacts.Phones)
	}
}

func TestEmails(t *testing.T) {
	code := "42" + hexed("info@oven.example", 0x42)
	for body, want := range map[string]string{
		`<p>Write to Info@Oven.example.</p>`:                                                      "info@oven.example",
		`<p>邮箱：sales@oven.example，欢迎来信</p>`:                                                       "sales@oven.example",
		`<a href="mailto:%69nfo@oven.example?subject=Hello">Mail</a>`:                             "info@oven.example",
		`<a href="mailto:a@oven.example,b@oven.example">Mail</a>`:                                 "a@oven.example b@oven.example",
		`<input placeholder="you@mail.example">`:                                                  "",
		`<p>logo@2x.png, @ovens, a@b, x@.example</p>`:                                             "",
		`<a href="/cdn-cgi/l/email-protection" data-cfemail="` + code + `">[email protected]</a>`: "info@oven.example",
		`<a href="/cdn-cgi/l/email-protection#` + code + `">Mail</a>`:                             "info@oven.example",
		`<p>info@oven.example</p><a href="mailto:INFO@oven.example">x</a>`:                        "info@oven.example",
		`<a href="mailto:?subject=Look&body=https://a.example/">Share</a>`:                        "",
	} {
		if got := strings.Join(parsed(body).Contacts.Emails, " "); got != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}

func hexed(s string, key byte) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%02x", s[i]^key)
	}
	return b.String()
}

func TestMaskedEmails(t *testing.T) {
	for body, want := range map[string]string{
		`<p>info (at) oven.example</p>`:           "info (at) oven.example",
		`<p>info[at]oven[dot]example</p>`:         "info[at]oven[dot]example",
		`<p>邮箱：info#oven.example（请将#换成@）</p>`:     "info#oven.example",
		`<p>meet us (at) noon, part #a.b</p>`:     "",
		`<p>info＠oven.example</p>`:                "info＠oven.example",
		`<p>see issue#12.example for details</p>`: "",
	} {
		if got := strings.Join(parsed(body).Contacts.Masked, " "); got != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for body, want := range map[string]string{
		`<p>地址：广东省深圳市南山区科苑路15号科兴大厦3楼 电话：0755-26001234</p>`:                                          "广东省深圳市南山区科苑路15号科兴大厦3楼",
		`<p>公司地址</p><p>江苏省苏州市吴中区东吴南路128号</p>`:                                                       "江苏省苏州市吴中区东吴南路128号",
		`<p>我们服务于全市各区县的中小企业，提供上门安装</p>`:                                                             "",
		`<p>全市道路照明工程在各区、各县、各镇顺利实施</p>`:                                                              "",
		`<p>Bäckergasse 12<br>30159 Hannover</p>`:                                                   "Bäckergasse 12, 30159 Hannover",
		`<p>Anschrift: Lindenstraße 4, 80331 München</p>`:                                           "Lindenstraße 4, 80331 München",
		`<p>14 rue des Fours, 75011 Paris</p>`:                                                      "14 rue des Fours, 75011 Paris",
		`<p>Calle del Horno 8, 28004 Madrid</p>`:                                                    "Calle del Horno 8, 28004 Madrid",
		`<p>81 Baker St, Brooklyn, NY 11201</p>`:                                                    "81 Baker St, Brooklyn, NY 11201",
		`<p>Oven House, Mill Gate, Baker Road, Nagpur 440016</p>`:                                   "Oven House, Mill Gate, Baker Road, Nagpur 440016",
		`<p>12 Mill Lane, Leeds LS1 4DY</p>`:                                                        "12 Mill Lane, Leeds LS1 4DY",
		`<address>Oven Doors Ltd<br>12 Mill Lane<br>Leeds LS1 4DY<br>Phone 0113 496 0000</address>`: "Oven Doors Ltd, 12 Mill Lane, Leeds LS1 4DY",
		`<address>By Ann Baker</address>`:                                                           "",
		`<p>© 2024 Oven Doors. In 30159 cases out of ten.</p>`:                                      "",
		`<p>Am Alten Markt 3, 30159 Hannover</p>`:                                                   "Am Alten Markt 3, 30159 Hannover",
		`<p>Im Winkel 12a<br>30159 Hannover</p>`:                                                    "Im Winkel 12a, 30159 Hannover",
		`<p>Avda del Horno 12 - 28004 Madrid</p>`:                                                   "Avda del Horno 12 - 28004 Madrid",
		`<p>Suchen Sie im Archiv in über 70000 Rezepten</p>`:                                        "",
		`<p>Wer einer von 10000 Bäckern ist, bekommt am Montag Post</p>`:                            "",
		`<p>Backen im Ofen 10 1809 Oktober-Rezepte</p>`:                                             "",
		`<p>Loaves for a large street party after COVID-19, 6535 Viewed</p>`:                        "",
		`<p>Gebacken am 10. Februar 20199. Februar 2019 von Anna</p>`:                               "",
		`<p>Am 12.11.2023 brannte es in der Bäckerei in 30159 Hannover</p>`:                         "",
		`<p>Our ovens bake bread for bakeries in seven counties, with doors that close and fires that hold.</p><div class="cookie-box"><p>Anbieter Ofen Inc., 5 Mill Street, Boston, MA 02110</p></div>`: "",
		`<div id="cc-m-125"><p>Bäckergasse 12</p><p>30159 Hannover</p></div>`: "Bäckergasse 12, 30159 Hannover",
		`<p>ul. Piekarska 4b, 00-123 Warszawa</p>`:                            "ul. Piekarska 4b, 00-123 Warszawa",
		`<p>Mill Gate, Old Flour Road, Pune 411001</p>`:                       "Mill Gate, Old Flour Road, Pune 411001",
		`<p>Since 1998 Hannover has had 12 bakeries on every street.</p>`:     "",
		`<script type="application/ld+json">{"@context":"https://schema.org","@type":"LocalBusiness","address":{"@type":"PostalAddress","streetAddress":"12 Mill Lane","postalCode":"LS1 4DY","addressLocality":"Leeds"}}</script>`: "12 Mill Lane, LS1 4DY Leeds",
	} {
		if got := strings.Join(parsed(body).Contacts.Addresses, " | "); got != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}

func TestHours(t *testing.T) {
	for body, want := range map[string]string{
		`<p>Opening hours: Mon to Fri 9am - 5pm</p>`:                                                "Opening hours: Mon to Fri 9am - 5pm",
		`<h3>Öffnungszeiten</h3><p>Mo bis Fr: 8:00 - 17:00 Uhr</p>`:                                 "Mo bis Fr: 8:00 - 17:00 Uhr",
		`<p>工作时间：周一至周五 9:00-18:00</p>`:                                                              "工作时间：周一至周五 9:00-18:00",
		`<p>Horaires : du lundi au vendredi, 9h00 à 18h00</p>`:                                      "Horaires : du lundi au vendredi, 9h00 à 18h00",
		`<p>Horario de atención: lunes a viernes de 9:00 a 14:00</p>`:                               "Horario de atención: lunes a viernes de 9:00 a 14:00",
		`<p>Our ovens have baked for 9 years.</p>`:                                                  "",
		`<p>Mo. bis Fr. von 8 bis 18 Uhr</p>`:                                                       "Mo. bis Fr. von 8 bis 18 Uhr",
		`<p>营业时间：上午9点至下午5点</p>`:                                                                     "营业时间：上午9点至下午5点",
		`<p>Mo-Fr: 9-24 Uhr</p>`:                                                                    "Mo-Fr: 9-24 Uhr",
		`<p>24/7 oven support by phone</p>`:                                                         "24/7 oven support by phone",
		`<p>Baking news 24/7 from the whole county</p>`:                                             "",
		`<p>The oven show runs Monday to Friday at 7:30 pm</p>`:                                     "",
		`<p>Horaires : 17h00</p>`:                                                                   "",
		`<p>En las últimas 24 horas se vendieron 12.034 panes</p>`:                                  "",
		`<p>Horario: 12.05.24 panes</p>`:                                                            "",
		`<script type="application/ld+json">{"@type":"Bakery","openingHours":[", ",", "]}</script>`: "",
		`<script type="application/ld+json">{"@type":"Bakery","openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":"https://schema.org/Monday","opens":"07:00"}}</script>`:                  "",
		`<script type="application/ld+json">{"@type":"Bakery","openingHoursSpecification":{"@type":"OpeningHoursSpecification","dayOfWeek":"https://schema.org/Monday","opens":"07:00","closes":"12:00"}}</script>`: "Monday 07:00 – 12:00",
		`<p>微信 shanlicha，每天 9:00-21:00</p>`:                     "微信 shanlicha，每天 9:00-21:00",
		`<p>每天早9：00至晚9：00有人接电话</p>`:                             "每天早9：00至晚9：00有人接电话",
		`<p>Wir sind täglich von 10:00 bis 18:00 da.</p>`:       "Wir sind täglich von 10:00 bis 18:00 da.",
		`<p>週二至週日 10:00-19:00</p>`:                              "週二至週日 10:00-19:00",
		`<p>Bread comes out of the oven every day at 7:00.</p>`: "",
		`<p>每天 5:30 出炉，卖完为止</p>`:                                "",
	} {
		if got := parsed(body).Contacts.Hours; got != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}

func TestMessaging(t *testing.T) {
	for body, want := range map[string]string{
		`<p>QQ：12345678</p>`:                                                        "qq 12345678",
		`<p>客服微信号：oven_2020</p>`:                                                    "wechat oven_2020",
		`<p>微信：13900001234</p>`:                                                     "wechat 13900001234",
		`<p>微信扫码关注 WeChat marketing helps</p>`:                                      "",
		`<a href="http://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq">x</a>`:          "qq 12345678",
		`<a href="https://wa.me/442079460018?text=Hi">x</a>`:                        "whatsapp 442079460018",
		`<a href="https://api.whatsapp.com/send?phone=%2B442079460018">x</a>`:       "whatsapp 442079460018",
		`<a href="https://api.whatsapp.com/send?text=look">x</a>`:                   "",
		`<a href="https://t.me/ovendoors">x</a>`:                                    "telegram ovendoors",
		`<a href="https://t.me/share/url?url=a">x</a>`:                              "",
		`<a href="whatsapp://send?text=look">WhatsApp</a>`:                          "",
		`<a href="viber://forward?text=look">Viber</a>`:                             "",
		`<a href="https://www.addtoany.com/add_to/whatsapp?linkurl=a">WhatsApp</a>`: "",
		`<a href="https://line.me/R/ti/p/@ovendoors">x</a>`:                         "line ovendoors",
		`<a href="https://m.me/ovendoors">x</a>`:                                    "messenger ovendoors",
		`<a href="skype:oven.doors?call">x</a>`:                                     "skype oven.doors",
		`<img src="/images/qr1.png" alt="官方微信二维码">`:                                 "wechat ",
		`<p>微信：shanlicha</p>`:                                                       "wechat shanlicha",
		`<p>电话 0559-8810234，微信 shanlicha，周末照常</p>`:                                  "wechat shanlicha",
		`<p>企业微信 marketing 方案，微信：see below</p>`:                                     "",
		`<h3>WeChat marketing</h3>`:                                                 "",
	} {
		var list []string
		for _, m := range parsed(body).Contacts.Messaging {
			list = append(list, m.Kind+" "+m.ID)
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("%s\n got %q\nwant %q", body, got, want)
		}
	}
}

func TestSocial(t *testing.T) {
	for href, want := range map[string]string{
		"https://www.facebook.com/ovendoors":                 "facebook",
		"https://www.facebook.com/sharer/sharer.php?u=x":     "",
		"https://twitter.com/intent/tweet?text=x":            "",
		"https://x.com/ovendoors":                            "x",
		"https://x.com/somebody/status/12345":                "",
		"https://www.linkedin.com/company/oven":              "linkedin",
		"https://www.linkedin.com/shareArticle?url=x":        "",
		"https://www.youtube.com/@oven":                      "youtube",
		"https://www.youtube.com/watch?v=abc":                "",
		"https://www.youtube.com/embed/abc":                  "",
		"https://weibo.com/u/123":                            "weibo",
		"https://service.weibo.com/share/share.php?url=x":    "",
		"https://www.xiaohongshu.com/user/profile/1":         "xiaohongshu",
		"https://space.bilibili.com/123":                     "bilibili",
		"https://www.pinterest.com/pin/create/button/?url=x": "",
		"https://www.instagram.com/":                         "",
		"https://notfacebook.com/ovendoors":                  "",
		"https://github.com/oven/doors":                      "github",
	} {
		p := parsed(`<a href="` + href + `">x</a>`)
		got := ""
		if len(p.Contacts.Social) > 0 {
			got = p.Contacts.Social[0].Platform
		}
		if got != want {
			t.Errorf("%s: %q, want %q", href, got, want)
		}
	}
}

func TestFilings(t *testing.T) {
	p := parsed(`<footer>版权所有 深圳市炉门科技有限公司 <a href="https://beian.miit.gov.cn/">粤 ICP 备 2021012345 号 - 2</a> 粤公网安备 44030502001234号 统一社会信用代码：91440300MA5F1234X8</footer>`)
	c := p.Contacts
	if c.ICP != "粤ICP备2021012345号-2" || !c.ICPLinked || c.PSB != "粤公网安备44030502001234号" || c.Licence != "91440300MA5F1234X8" {
		t.Errorf("%+v", c)
	}
	if !slices.Equal(c.Names, []string{"深圳市炉门科技有限公司"}) {
		t.Errorf("names: %q", c.Names)
	}
	for text, want := range map[string]string{
		"ICP备案号：京ICP备12345678号":    "京ICP备12345678号",
		"京ICP证030173号":             "京ICP证030173号",
		"京ICP备12345678":            "京ICP备12345678号",
		"什么是ICP备案":                 "",
		"ICP plasma analysis 2021": "",
		"备案号:沪icp备12345678号－3":     "沪ICP备12345678号-3",
	} {
		if got := parsed("<p>" + text + "</p>").Contacts.ICP; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestCompanyNames(t *testing.T) {
	for text, want := range map[string]string{
		"© 2024 Oven Doors Ltd. All rights reserved.":   "Oven Doors Ltd.",
		"Betreiber ist die Ofentür Meier GmbH & Co. KG": "Ofentür Meier GmbH & Co. KG",
		"欢迎访问苏州炉门机械有限公司官方网站":                            "苏州炉门机械有限公司",
		"a limited company":             "",
		"我们是一家有限公司":                     "",
		"Oven Projects (India) Pvt Ltd": "Oven Projects (India) Pvt Ltd",
	} {
		if got := strings.Join(parsed("<p>"+text+"</p>").Contacts.Names, " | "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestChatFloat(t *testing.T) {
	p := parsed(`<div class="kefu"><a href="#">在线客服</a></div>`)
	if len(p.Contacts.Chat) != 1 {
		t.Errorf("chat: %q", p.Contacts.Chat)
	}
	p = parsed(`<a href="http://wpa.qq.com/msgrd?uin=12345678"><img src="qq.gif"></a>`)
	if !slices.Equal(p.Contacts.Chat, []string{"QQ"}) {
		t.Errorf("chat: %q", p.Contacts.Chat)
	}
	p = parsed(`<a class="btn" href="https://wa.me/442079460018">WhatsApp us</a><a href="/live">Live chat tips</a>`)
	if len(p.Contacts.Chat) != 0 {
		t.Errorf("chat: %q", p.Contacts.Chat)
	}
}
