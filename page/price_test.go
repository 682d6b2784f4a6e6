package page

import (
	"slices"
	"testing"
)

func TestPrices(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []Price
	}{
		{"en", "Bags from $1,299.50 only", []Price{{1299.5, "USD", "$1,299.50"}}},
		{"en", "Starter plan £29 / month billed yearly", []Price{{29, "GBP", "£29 / month"}}},
		{"en", "EUR 450 for a day", []Price{{450, "EUR", "EUR 450"}}},
		{"de", "Der Eimer kostet ab 1.234,50 € inklusive Steuer", []Price{{1234.5, "EUR", "1.234,50 €"}}},
		{"de", "Stundensatz 45,- Euro für alle Arbeiten", []Price{{45, "EUR", "45,- Euro"}}},
		{"fr", "à partir de 1 250 € par mois pour la farine", []Price{{1250, "EUR", "1 250 € par mois"}}},
		{"es", "Precio desde 19,90 € por mes para la harina", []Price{{19.9, "EUR", "19,90 € por mes"}}},
		{"de", "Für Kunden aus der Schweiz: CHF 1'290.00 pro Jahr", []Price{{1290, "CHF", "CHF 1'290.00 pro Jahr"}}},
		{"zh", "面粉价格每袋仅需¥128起，欢迎选购我们的产品", []Price{{128, "CNY", "¥128起"}}},
		{"zh", "整套设备售价3.5万元，含安装与培训服务费用", []Price{{35000, "CNY", "3.5万元"}}},
		{"zh", "基础版每月199元/月，可以随时退订我们的服务", []Price{{199, "CNY", "199元/月"}}},
		{"en", "Rye flour $29.95 with free shipping to your door", []Price{{29.95, "USD", "$29.95"}}},
		{"en", "Deck ovens from £900 including delivery to you", []Price{{900, "GBP", "£900"}}},
		{"en", "Price and delivery</p><p>From £14,900, in stock, delivery included", []Price{{14900, "GBP", "£14,900"}}},
		{"en", "Rack oven £900, you save £120 with the old one", []Price{{900, "GBP", "£900"}}},
		{"zh", "现价¥168，比原来立省¥20", []Price{{168, "CNY", "¥168"}}},
		{"en", "A bag is $20 plus shipping to your door", []Price{{20, "USD", "$20"}}},
		{"zh", "面粉十公斤装只要99元包邮，欢迎选购我们的产品", []Price{{99, "CNY", "99元"}}},
	} {
		got := sold("/prices", inBody(c.lang, "Crumb", "<h1>Flour</h1><p>"+c.text+"</p>")).Offer.Prices
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestPricesThatAnArticleTellsOf(t *testing.T) {
	const marked = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Flour"}</script>`
	for text, want := range map[string]int{
		"The mill burned down in the night and the damage to the roof and the stones is said to reach £34,000 at the very least.": 0,
		"The baker says that a bag of the new flour costs £29.95 in his shop and that it lasts a household for about six months.": 1,
		"Bag £29.95": 1,
	} {
		body := "<h1>Flour</h1><p>" + text + "</p>"
		if got := sold("/news/flour", inBody("en", "Crumb", marked+body)).Offer.Prices; len(got) != want {
			t.Errorf("%q: %v, want %d", text, got, want)
		}
		if got := sold("/news/flour", inBody("en", "Crumb", body)).Offer.Prices; len(got) != 1 {
			t.Errorf("%q without the mark of an article: %v", text, got)
		}
	}
}

func TestPriceWords(t *testing.T) {
	p := sold("/prices", inBody("de", "Krume", "<h1>Preise</h1><p>Der Eimer kostet ab 12,50 € oder auf Anfrage.</p>"))
	for _, want := range []string{"ab", "auf anfrage"} {
		if !slices.Contains(p.Offer.PriceWords, want) {
			t.Errorf("price words %q lack %q", p.Offer.PriceWords, want)
		}
	}
}

func TestNoPrices(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"en", "Founded in 1998, call 0113 496 0000 today"},
		{"en", "Free shipping on orders over $50 in the whole country"},
		{"en", "The company raised $12 million in funding last year"},
		{"en", "Free delivery from £40 in the whole country"},
		{"en", "Shipping: $5 within the country"},
		{"en", "You save about £1,900 a year with two shifts"},
		{"en", "The gas bill fell by £1,870 in the first year"},
		{"de", "Sie sparen rund 300 € im Jahr"},
		{"en", "We charge £3 delivery in the whole country"},
		{"de", "Lieferung frei Haus ab 80 € in ganz Bremen"},
		{"fr", "Livraison offerte dès 60 € dans toute la France"},
		{"zh", "运费10元，全国各地都可以送到，欢迎选购"},
		{"en", "Save $20 off your first order with us today"},
		{"en", "Executives who earn $350K and more read this"},
		{"de", "Versandkostenfrei ab einem Bestellwert von 50 € liefern wir"},
		{"zh", "公司注册资本1000万元，年产值5亿元，员工三百人"},
		{"zh", "全场满99元包邮，支持各种方式配送到您的家里"},
		{"zh", "内置3元件传感器，配有2元素分析功能的检测设备"},
		{"en", "Your basket: $0.00 and nothing else in it yet"},
	} {
		p := sold("/", inBody(c.lang, "Crumb", "<h1>Flour</h1><p>"+c.text+"</p>"))
		if len(p.Offer.Prices) > 0 || p.Signals.Pricing {
			t.Errorf("%q: prices %v, want none", c.text, p.Offer.Prices)
		}
	}
}

func TestPriceInTwoElements(t *testing.T) {
	p := sold("/", inBody("en", "Crumb", `<h1>Plans</h1><div class=price><div>$</div><div>49</div><div>per month</div></div>`))
	if len(p.Offer.Prices) != 1 || p.Offer.Prices[0].Amount != 49 {
		t.Errorf("prices %v, want 49", p.Offer.Prices)
	}
}

func FuzzReadNumbers(f *testing.F) {
	for _, s := range []string{"1,234.50", "1.234,50 €", "1 234", "1'000.-", "１２", "9999999999999999999999999999", "$1.2.3.4.5.6.7.8.9.10"} {
		f.Add(s, "de")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		last := int32(0)
		for _, a := range readNumbers(s, lang) {
			if a.from < last || a.to <= a.from || int(a.to) > len(s) || a.value < 0 {
				t.Fatalf("amount %+v in %q", a, s)
			}
			last = a.to
			currencyAround(s, int(a.from), int(a.to))
		}
	})
}

// The cell before a price ends in a number: the two are no amount of five digits.
func TestPricesInCells(t *testing.T) {
	p := sold("/tarifs", inBody("fr", "Crumb", "<h1>Tarifs</h1><table><tr><th>Factures</th><th>Prix</th></tr><tr><td>jusqu’à 30</td><td>129 € par mois</td></tr><tr><td>80</td><td>1 289 € par mois</td></tr></table>"))
	var got []float64
	for _, price := range p.Offer.Prices {
		got = append(got, price.Amount)
	}
	if !slices.Equal(got, []float64{129, 1289}) {
		t.Errorf("prices %v", got)
	}
}
