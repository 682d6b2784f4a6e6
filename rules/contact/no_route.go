package contact

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noRoute finds pages that sell and offer no way to the company: no phone, mail, form, chat or messenger, and no link to a page that
// has them. A page without a single link whose content a script writes cannot be judged.
func noRoute(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 || p.Signals.NotFound || p.Text.FullWords == 0 {
		return analyzer.None()
	}
	if p.ScriptOnly {
		return analyzer.CannotTell()
	}
	if kinds(p) != 0 || hasBooking(p) || linksToContact(p, c.Params.Strings("labels")) {
		return analyzer.Result{}
	}
	if len(p.Links) == 0 && scripted(p) {
		return analyzer.CannotTell()
	}
	return analyzer.Found(analyzer.V("got", headline(p)), analyzer.Evidence{Quote: p.Menu(), Selector: "nav"}, analyzer.Evidence{Quote: headline(p), Selector: "h1"})
}

// The kinds of ways to reach a company, as bits.
const (
	byPhone = 1 << iota
	byMail
	byForm
	byChat
	byMessenger
)

// kinds are the ways that a page offers.
func kinds(p *page.Page) int {
	k := 0
	for i := range p.Contacts.Phones {
		if !p.Contacts.Phones[i].Fax {
			k |= byPhone
		}
	}
	if len(p.Contacts.Emails)+len(p.Contacts.Masked) > 0 {
		k |= byMail
	}
	for i := range p.Forms {
		if asks(&p.Forms[i]) {
			k |= byForm
		}
	}
	if len(p.Contacts.Chat) > 0 {
		k |= byChat
	}
	if len(p.Contacts.Messaging) > 0 {
		k |= byMessenger
	}
	return k
}

// asks reports whether a form reaches a person of the company.
func asks(f *page.Form) bool {
	switch f.Purpose {
	case "contact", "lead", "booking", "order":
		return true
	}
	return false
}

func hasBooking(p *page.Page) bool {
	for i := range p.Vendors {
		if p.Vendors[i].Kind == "booking" {
			return true
		}
	}
	return false
}

// linksToContact reports whether a link leads to a page of contact data, by its label or its address, or calls a mail programme.
func linksToContact(p *page.Page, labels []string) bool {
	for i := range p.Links {
		l := &p.Links[i]
		switch l.Kind {
		case "tel", "mailto", "sms":
			return true
		}
		text := strings.ToLower(l.Text)
		if len(text) > 80 {
			text = ""
		}
		path := strings.ToLower(l.URL)
		if _, rest, ok := strings.Cut(path, "://"); ok {
			_, path, _ = strings.Cut(rest, "/")
		}
		for _, w := range labels {
			if text != "" && strings.Contains(text, w) || l.Internal && strings.Contains(path, w) {
				return true
			}
		}
	}
	return false
}

// scripted reports whether scripts of the site itself may add to the page.
func scripted(p *page.Page) bool {
	for i := range p.Resources {
		if p.Resources[i].Kind == "script" {
			return true
		}
	}
	return false
}

// headline is what stands at the head of a page, for a quote.
func headline(p *page.Page) string {
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && h.Text != "" && !h.FromAlt {
			return h.Text
		}
	}
	return cmp.Or(p.Offer.Headline, p.Title.Text, p.URL)
}
