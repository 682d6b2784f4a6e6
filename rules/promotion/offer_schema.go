package promotion

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// offerSchema looks for the entity that the type of the page calls for. Pages without any structured data are the
// business of structured-data/missing. A service or a product on enquiry needs no price; one that the visitor can read
// must be marked up, and be the same.
func offerSchema(c *analyzer.Context) analyzer.Result {
	p := c.Page
	for i := range p.Structured {
		if p.Structured[i].Error != "" {
			return analyzer.CannotTell()
		}
	}
	switch p.Type {
	case page.FAQ:
		if p.Signals.Questions < 3 && len(p.Structured) > 0 && !has(p, "FAQPage", "QAPage") && p.Text.Words > 0 && p.Signals.Questions == 0 && p.Text.Words > 400 {
			return analyzer.None() // a help article, not a list of questions
		}
		if !has(p, "FAQPage", "QAPage", "Question") {
			return unmarked(p, "FAQPage")
		}
	case page.Contact:
		if !hasSuffix(p, "Organization", "Business", "Store", "Corporation", "Service", "ContactPage", "Place", "Restaurant", "Hotel", "Bakery", "Agency", "Dentist", "Contractor") {
			return unmarked(p, "LocalBusiness")
		}
	case page.Product, page.Pricing:
		return offered(p)
	}
	return analyzer.Result{}
}

// offered judges a page that sells.
func offered(p *page.Page) analyzer.Result {
	var product *page.Entity
	products := 0
	for i := range p.Structured {
		switch e := &p.Structured[i]; e.Type {
		case "Service", "Course", "Event", "SoftwareApplication", "WebApplication", "MobileApplication", "Offer", "AggregateOffer", "OfferCatalog", "ProductGroup", "Book", "Vehicle", "Car",
			"RealEstateListing", "Accommodation", "FinancialProduct", "TouristTrip", "Menu", "LodgingBusiness", "JobPosting":
			return analyzer.Result{}
		case "Product", "IndividualProduct", "ProductModel":
			product = e
			products++
		}
	}
	if product == nil {
		return unmarked(p, "Product or Service")
	}
	price := product.Properties.Get("offers.price")
	for _, name := range [...]string{"offers.lowPrice", "offers.priceSpecification.price", "offers.availability", "offers.offers.price"} {
		if price == "" && product.Properties.Get(name) != "" {
			return analyzer.Result{}
		}
	}
	if price == "" {
		if len(p.Offer.Prices) == 0 || products > 1 {
			return analyzer.Result{}
		}
		r := analyzer.Found(analyzer.V("got", "The product is marked up without its price", "type", analyzer.TypeTitle(p.Type, "zh"), "missing", "价格（offers.price）"),
			analyzer.Evidence{Quote: p.Offer.Prices[0].Text})
		r.Loss = 0.6
		return r
	}
	if products != 1 || len(p.Offer.Prices) != 1 {
		return analyzer.Result{} // variants and related products: which price is whose cannot be told
	}
	shown := p.Offer.Prices[0]
	if marked, err := strconv.ParseFloat(price, 64); err == nil && shown.Amount > 0 && marked > 0 && differs(marked, shown.Amount) && sameCurrency(product, shown.Currency) {
		r := analyzer.Found(
			analyzer.V("got", fmt.Sprintf("The page says %s, its markup %s", shown.Text, thousands(price)), "type", analyzer.TypeTitle(p.Type, "zh"), "missing", shown.Text),
			analyzer.Evidence{Quote: shown.Text}, analyzer.Evidence{Quote: "offers.price: " + price},
		)
		r.Confidence = 0.5
		return r
	}
	return analyzer.Result{}
}

// differs allows for prices with and without tax and for rounding: a third more or less is another price.
func differs(a, b float64) bool {
	return a > 1.34*b || b > 1.34*a || a != b && max(a, b)/min(a, b) > 1.25
}

func sameCurrency(e *page.Entity, currency string) bool {
	marked := e.Properties.Get("offers.priceCurrency")
	return marked == "" || currency == "" || strings.EqualFold(marked, currency)
}

// thousands writes a plain whole number with separators.
func thousands(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

func has(p *page.Page, types ...string) bool {
	for i := range p.Structured {
		for _, t := range types {
			if p.Structured[i].Type == t {
				return true
			}
		}
	}
	return false
}

func hasSuffix(p *page.Page, ends ...string) bool {
	for i := range p.Structured {
		for _, end := range ends {
			if strings.HasSuffix(p.Structured[i].Type, end) {
				return true
			}
		}
	}
	return false
}

// unmarked is the finding of an entity that is not there; it quotes those that are.
func unmarked(p *page.Page, want string) analyzer.Result {
	types := make([]string, 0, 5)
	for i := range p.Structured {
		if t := p.Structured[i].Type; t != "" && len(types) < 5 {
			types = append(types, t)
		}
	}
	quote := strings.Join(types, ", ")
	if quote == "" {
		quote = p.Title.Text
	}
	if quote == "" {
		quote = p.URL
	}
	r := analyzer.Found(analyzer.V("got", "No "+want+" among the structured data", "type", analyzer.TypeTitle(p.Type, "zh"), "missing", strings.ReplaceAll(want, " or ", " / ")), analyzer.Evidence{Quote: quote})
	if p.TypeConfidence < 0.6 {
		r.Confidence = 0.5
	}
	return r
}
