package page

import (
	"strings"
	"testing"
)

func TestUnseen(t *testing.T) {
	tests := []struct{ name, markup, text, want string }{
		{"price in another notation", `"@type":"Product","name":"Oven","offers":{"price":"2900.00"}`, `<p>Oven</p><p>2.900,00 €</p>`, ""},
		{"price whose cents stand apart", `"@type":"Product","name":"Oven","offers":{"price":"29.99"}`, `<p>Oven €29<sup>99</sup></p>`, ""},
		{"price without tax", `"@type":"Product","name":"Oven","offers":{"price":"100"}`, `<p>Oven 119 €</p>`, ""},
		{"price in ten thousands", `"@type":"Product","name":"层炉","offers":{"price":"29000"}`, `<p>层炉 售价2.9万元</p>`, ""},
		{"price in digits of full width", `"@type":"Product","name":"层炉","offers":{"price":"2900"}`, `<p>层炉 ￥２９００</p>`, ""},
		{"another price", `"@type":"Product","name":"Oven","offers":{"price":"1900"}`, `<p>Oven</p><p>€ 2,900</p>`, "offers.price"},
		{"rating as an image", `"@type":"Product","name":"Oven","aggregateRating":{"ratingValue":4.66,"reviewCount":31}`, `<p>Oven</p><img alt="4,7 von 5"><p>31 Bewertungen</p>`, ""},
		{"rating that nobody sees", `"@type":"Product","name":"Oven","aggregateRating":{"ratingValue":"4.9","reviewCount":"231"}`, `<p>Oven, delivered in 2 days</p>`, "aggregateRating.ratingValue aggregateRating.reviewCount"},
		{"telephone with a country code", `"@type":"Bakery","telephone":"+49 30 901820-11"`, `<p>Tel. 030 / 90 18 20 11</p>`, ""},
		{"another telephone", `"@type":"Bakery","telephone":"+49 30 90182099"`, `<p>Tel. 030 / 90 18 20 11</p>`, "telephone"},
		{"name of the theme", `"@type":"Product","name":"Starter Demo"`, `<p>Deck oven</p>`, "name"},
		{"review under its author", `"@type":"Product","name":"Oven","review":{"reviewBody":"Bakes well, cleans easily and holds heat.","author":{"name":"Jane Roe"}}`, `<p>Oven</p><p>Jane Roe: Bakes well.</p>`, ""},
		{"review of nobody", `"@type":"Product","name":"Oven","review":{"reviewBody":"Bakes well, cleans easily and holds heat."}`, `<p>Oven</p>`, "review.reviewBody"},
		{"hours on a clock of twelve", `"@type":"Bakery","openingHoursSpecification":{"opens":"08:00","closes":"18:00"}`, `<p>Opening hours: Monday to Friday 8am - 6pm</p>`, ""},
		{"other hours", `"@type":"Bakery","openingHoursSpecification":{"opens":"06:00","closes":"14:00"}`, `<p>Opening hours: Monday to Friday 9:30 - 17:00</p>`, "openingHoursSpecification.opens"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := parseHTML(t, `<title>x</title><script type="application/ld+json">{`+test.markup+`}</script><main>`+test.text+`</main>`)
			equal(t, "unseen", strings.Join(p.Structured[0].Unseen, " "), test.want)
		})
	}
}
