package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// hard reports whether a goal brings the company a customer or a lead, whatever its model.
func hard(g page.Goal) bool {
	switch g {
	case page.Buy, page.Enquire, page.Call, page.Chat, page.Book, page.Trial, page.Register:
		return true
	}
	return false
}

// wanted reports whether a goal is one that a company of the model lives from. Where the model leaves room the answer is
// yes: a software firm also sells by talking, a magazine also by registrations.
func wanted(m page.Model, g page.Goal) bool {
	switch m {
	case page.Retail:
		return g == page.Buy || g == page.Book
	case page.LeadGen:
		return g == page.Enquire || g == page.Call || g == page.Chat || g == page.Book
	case page.Content:
		return g == page.Subscribe || hard(g)
	case page.SaaS:
		return hard(g)
	}
	return g == page.Navigate || g == page.Subscribe || hard(g) // brand: find a store, enquire, subscribe
}

// seen reports whether a visitor meets the call without reading to the footer: it stands in the content, the header or
// the navigation, or stays on screen.
func seen(c *page.CTA) bool { return c.Region != page.Footer || c.Sticky }

// always reports whether the call is in sight wherever the visitor is, or right at the start.
func always(c *page.CTA) bool {
	return c.Sticky || c.Region == page.Header || c.Region == page.Nav
}

// channel reports whether the call opens a telephone, mail or conversation: its label is the number or address itself.
func channel(c *page.CTA) bool {
	return c.Goal == page.Call || c.Goal == page.Chat || strings.HasPrefix(c.Target, "mailto:")
}

// widget is the chat that a script puts on every screen, or the calendar that takes bookings; "" when there is none.
func widget(p *page.Page) string {
	for i := range p.Vendors {
		if v := &p.Vendors[i]; v.Kind == "chat" || v.Kind == "booking" {
			return v.Name
		}
	}
	return ""
}

// asks reports whether a form outside the footer asks for a lead, an order or a booking. Embedded forms of services
// have no button that could be seen.
func asks(p *page.Page) bool {
	for i := range p.Forms {
		f := &p.Forms[i]
		if f.Region == page.Footer {
			continue
		}
		switch f.Purpose {
		case "contact", "lead", "booking", "order", "register", "checkout":
			return true
		}
	}
	return false
}

// labels quotes up to n calls that are keep, the text with the place where it stands.
func labels(p *page.Page, n int, keep func(*page.CTA) bool) []analyzer.Evidence {
	var found []analyzer.Evidence
	for i := range p.CTAs {
		if c := &p.CTAs[i]; c.Text != "" && keep(c) {
			if found = append(found, analyzer.Evidence{Quote: c.Text, Selector: c.Selector}); len(found) == n {
				break
			}
		}
	}
	return found
}

// instead is what a visitor reads on a page where something is missing: its headline, its first heading or its title.
func instead(p *page.Page) analyzer.Evidence {
	switch {
	case p.Offer.Headline != "":
		return analyzer.Evidence{Quote: p.Offer.Headline}
	case len(p.Headings) > 0 && p.Headings[0].Text != "":
		return analyzer.Evidence{Quote: p.Headings[0].Text, Selector: p.Headings[0].Selector}
	case p.Title.Text != "":
		return analyzer.Evidence{Quote: p.Title.Text, Selector: "head > title"}
	}
	return analyzer.Evidence{Quote: p.URL, URL: p.URL}
}
