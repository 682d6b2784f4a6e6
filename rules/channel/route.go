package channel

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// buys reports whether the page takes an order: a button, a form, a link that adds to the basket, or the link to a marketplace.
func buys(p *page.Page) bool {
	for i := range p.CTAs {
		if t := &p.CTAs[i]; t.Goal == page.Buy || t.Goal == page.Book {
			return true
		}
	}
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "order", "checkout", "booking":
			return true
		}
	}
	return marketplace(p) || slices.ContainsFunc(p.Links, addsToBasket)
}

// addsToBasket reports a link of the content whose address puts a product into the basket. Its words may be a picture or run into one.
func addsToBasket(l page.Link) bool {
	if !l.Internal || l.Region == page.Nav || l.Region == page.Footer {
		return false
	}
	_, query, ok := strings.Cut(l.URL, "?")
	if !ok {
		return false
	}
	query = strings.ToLower(query)
	for _, action := range [...]string{"add-to-cart", "add_to_cart", "addtocart", "add-to-basket", "addtobasket", "addproduct"} {
		if strings.Contains(query, action) {
			return true
		}
	}
	return false
}

// marketplace reports whether the page leads to a shop of the company elsewhere.
func marketplace(p *page.Page) bool {
	return slices.ContainsFunc(p.Vendors, func(v page.Vendor) bool { return v.Kind == "marketplace" })
}

// priced reports whether the page names a price of its product.
func priced(p *page.Page) bool {
	if len(p.Offer.Prices) > 0 {
		return true
	}
	for i := range p.Structured {
		if pr := &p.Structured[i].Properties; pr.Has("offers.price") || pr.Has("offers.lowPrice") {
			return true
		}
	}
	return false
}

// headline is what a visitor reads first.
func headline(p *page.Page) analyzer.Evidence {
	switch {
	case p.Offer.Headline != "":
		return analyzer.Evidence{Quote: p.Offer.Headline}
	case p.Title.Text != "":
		return analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"}
	}
	return analyzer.Evidence{Quote: p.URL, URL: p.URL}
}
