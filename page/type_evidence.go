package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// schemaEvidence reads structured data and Open Graph.
func schemaEvidence(p *Page, t *tally) {
	once := map[Type]bool{}
	for i := range p.Structured {
		var ty Type
		switch p.Structured[i].Type {
		case "AboutPage":
			ty = About
		case "ContactPage":
			ty = Contact
		case "FAQPage":
			ty = FAQ
		case "Product", "ProductGroup", "Service":
			ty = Product
		case "Article", "NewsArticle", "BlogPosting", "TechArticle", "Report", "Recipe", "DiscussionForumPosting", "QAPage":
			ty = Article
		case "CollectionPage", "ItemList", "SearchResultsPage":
			ty = Listing
		case "CheckoutPage":
			ty = Cart
		}
		if ty != "" && !once[ty] {
			once[ty] = true
			w := weightSchema
			switch ty { // such blocks stand on pages of all types
			case FAQ:
				w = 0.5
			case Listing:
				w = 1
			}
			t.add(ty, w, "structured data: "+p.Structured[i].Type)
		}
	}
	switch p.OpenGraph.Get("type") {
	case "article":
		t.add(Article, 0.5, "og:type article")
	case "product":
		t.add(Product, 1, "og:type product")
	}
}

// contentEvidence reads what the page holds.
func (o *outline) contentEvidence(p *Page, t *tally) {
	sig := &p.Signals
	words := p.Text.Words
	long := words > 300 || p.Language == "zh" && words > 400
	density := o.linkDensity()
	o.articleEvidence(p, t, long, density)
	if n := contactKinds(p); n >= 2 && words < 700 {
		if hasForm(p, "contact", "lead", "booking") || o.hasMap(p) {
			n++
		}
		t.add(Contact, min(0.25*float64(n), 0.8), "contact data with a form or a map")
	}
	if n := periodPrices(p); n >= 2 {
		t.add(Pricing, 1, "several prices with a period")
	} else if len(p.Offer.Prices) >= 4 && o.lexicon.of("type.price").in(firstHeading(p)+" "+p.Title.Text) {
		t.add(Pricing, 0.8, "several prices")
	}
	if sig.Questions >= 5 {
		t.add(FAQ, 0.4, "five questions or more")
		if words < 60*sig.Questions || p.Language == "zh" && words < 100*sig.Questions {
			t.add(FAQ, 0.6, "little but questions and answers")
		}
	}
	if len(o.reading.topics[legalWords]) >= 4 && long && density < 0.2 {
		t.add(Legal, 1, "many terms of law in a long text")
	}
	if o.priceCards(p) {
		t.add(Listing, 1.6, "entries with a link and a price each")
	} else if sig.Cart && len(p.Offer.Prices) > 0 && len(o.tagged(atom.H1)) > 0 && len(p.Offer.Prices) <= 12 {
		t.add(Product, 1, "price and basket")
	}
	if cards := o.linkedCards(); cards >= 8 && !long {
		t.add(Listing, 0.8, "eight linked entries or more")
	}
	if o.pagination() {
		t.add(Listing, 0.7, "pagination")
	}
	if sig.Founded != "" && words < 1200 && o.lexicon.of("type.about").in(p.Title.Text+" "+p.Offer.Headline) {
		t.add(About, 0.5, "founding year")
	}
	if links := len(p.Links); links <= 12 && words >= 40 && p.Robots.Noindex &&
		hasForm(p, "lead", "contact", "order", "newsletter") {
		t.add(Landing, 1.4, "few links, a form, not indexed")
	}
	if n := len(p.Offer.SellingPoints); n > 0 && len(p.Links) <= 25 && p.Offer.Headline != "" && len(p.Forms) > 0 &&
		(sig.Testimonials || p.Offer.ValueProposition != "") {
		t.add(Landing, 1.4, "promise, advantages and a form on one page with few links")
	}
	if t.best() < minType && t.points[slices.Index(Types, Other)] == 0 {
		o.plainEvidence(p, t, density)
	}
}

// best is the highest score so far.
func (t *tally) best() float64 { return slices.Max(t.points[:]) }

// plainEvidence names a type for pages that say nothing of themselves by address, title or structured data.
func (o *outline) plainEvidence(p *Page, t *tally, density float64) {
	if p.Signals.Comments && p.Text.Words > 250 {
		t.add(Article, 0.8, "long text with comments")
	} else if p.Offer.ValueProposition != "" || o.lexicon.of("offer.noun").in(p.Offer.Headline) || len(p.Offer.SellingPoints) > 0 &&
		p.Text.Words > 80 {
		t.add(Product, 1.2, "text about an offer")
	} else if p.Text.Words > 250 && density < 0.2 {
		t.add(Article, 0.8, "long text with few links")
	}
}

// articleEvidence: date, author and long text.
func (o *outline) articleEvidence(p *Page, t *tally, long bool, density float64) {
	dated := false
	listed := 0
	for i := range p.Dates {
		d := &p.Dates[i]
		dated = dated || d.Kind == "published" && d.Source != "url" && (d.Source != "json-ld" || articleMarked(p))
		listed += one(p.Dates[i].Kind == "listed")
	}
	switch {
	case dated && (p.Signals.Author != "" || p.Signals.Publisher != ""):
		t.add(Article, 1, "date and author")
	case dated:
		t.add(Article, 0.7, "date of publication")
	}
	if long && density < 0.25 && (dated || p.Signals.Author != "") {
		t.add(Article, 0.6, "long text with few links")
	}
	if strings.Contains(o.reading.text, "上一篇") || strings.Contains(o.reading.text, "上一条") {
		t.add(Article, 0.8, "links to the next and previous article")
	}
	if listed >= 5 {
		t.add(Listing, 0.7, "dated entries")
	}
}

// linkDensity is the share of the content that stands in links, 0 … 1.
func (o *outline) linkDensity() float64 {
	total, linked := int32(0), int32(0)
	for s := range o.segments {
		if sg := &o.segments[s]; o.content(s) && sg.region == Main {
			total += sg.to - sg.from
			linked += sg.linked
		}
	}
	if total == 0 {
		return 1
	}
	return float64(linked) / float64(total)
}

// contactKinds counts the kinds of contact data in the content: phone, mail, address, messenger.
func contactKinds(p *Page) int {
	phone := false
	for i := range p.Contacts.Phones {
		phone = phone || p.Contacts.Phones[i].Region == Main || p.Contacts.Phones[i].Region == ""
	}
	return one(phone) + one(len(p.Contacts.Emails) > 0) + one(len(p.Contacts.Addresses) > 0) + one(p.Contacts.Hours != "")
}

func hasForm(p *Page, purposes ...string) bool {
	for i := range p.Forms {
		if slices.Contains(purposes, p.Forms[i].Purpose) {
			return true
		}
	}
	return false
}

// hasMap reports whether a map is embedded.
func (o *outline) hasMap(p *Page) bool {
	for i := range p.Resources {
		if u := p.Resources[i].URL; strings.Contains(u, "maps.google") || strings.Contains(u, "google.com/maps") ||
			strings.Contains(u, "openstreetmap") || strings.Contains(u, "api.map.baidu") ||
			strings.Contains(u, "amap.com") {
			return true
		}
	}
	return false
}

// periodPrices counts the prices that name a period.
func periodPrices(p *Page) int {
	n := 0
	for i := range p.Offer.Prices {
		text := p.Offer.Prices[i].Text
		n += one(strings.Contains(text, "/") || strings.Contains(text, "per ") || strings.Contains(text, "pro ") ||
			strings.Contains(text, "par ") || strings.Contains(text, "每") || strings.Contains(text, "month"))
	}
	return n
}

// linkedCards is the size of the largest group of siblings in the content that are or hold links.
func (o *outline) linkedCards() int {
	most := 0
	o.groups(0, int32(len(o.elements)), func(items []int32) bool {
		n := 0
		for _, i := range items {
			if e := &o.elements[i]; e.linked*2 > e.to-e.from && e.to-e.from > 12 {
				n++
			}
		}
		most = max(most, n)
		return true
	})
	return most
}

// pagination reports whether the content has numbered pages.
func (o *outline) pagination() bool {
	for i := range o.elements {
		if o.reading.marks[i]&markPagination != 0 && o.elements[i].linked > 0 && !o.elements[i].inHead {
			return true
		}
	}
	return false
}
