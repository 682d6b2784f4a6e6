package analyzer

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

// What another page does is not missing: a menu sells what a product page would.
func TestServes(t *testing.T) {
	for _, c := range []struct {
		name string
		p    page.Page
		want []page.Type
	}{
		{"a menu with prices", page.Page{Type: page.Pricing}, []page.Type{page.Product}},
		{"a price list is no price list by the way", page.Page{Type: page.Pricing, Signals: page.Signals{Pricing: true}}, []page.Type{page.Product}},
		{"questions at the end of the home page", page.Page{Type: page.Home, Signals: page.Signals{FAQ: true}}, []page.Type{page.FAQ}},
		{"a firm of one page", page.Page{Type: page.Home,
			Contacts: page.Contacts{Phones: []page.Phone{{Number: "+442079460018"}}, Addresses: []string{"12 Mill Lane, Leeds"}}, Signals: page.Signals{Team: true}}, []page.Type{page.Contact, page.About}},
		{"a number in the footer of an article", page.Page{Type: page.Article, Contacts: page.Contacts{Phones: []page.Phone{{Number: "+442079460018"}}}}, nil},
		{"a café writes no case studies", page.Page{Type: page.Home, Structured: []page.Entity{{Type: "CafeOrCoffeeShop"}}}, []page.Type{page.Case}},
	} {
		if got := serves(&c.p); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
