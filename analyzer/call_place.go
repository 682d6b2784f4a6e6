package analyzer

import (
	"strings"

	"github.com/siteassay/assay/page"
)

// A place is what a page offers to a visitor whom a call to action sends there: 40 bytes a URL.
type place struct {
	bits  offering
	topic [4]uint64 // filter over the content units of its title, headings and address
}

// An offering is the set of things a page has that labels promise.
type offering uint32

const (
	opened      offering = 1 << iota // the page was seen
	shell                            // its content comes by script or as a picture: nothing can be said of it
	perhaps                          // a form whose purpose is not clear
	askForm                          // a form that reaches the company
	bookForm                         // one that takes a booking
	joinForm                         // one that registers
	mailList                         // one that takes an e-mail address
	loginForm                        //
	embedded                         // a frame or a service of another host, which may hold a form or a calendar
	phoneShown                       // in the content
	mailShown                        //
	reachable                        // a phone, mail or chat, if only in the header or footer
	chatShown                        //
	priceShown                       //
	fileShown                        //
	shopShown                        // a cart, an order form, a marketplace
	titledPrice                      // its own title or heading promises prices: clarity/promise-not-kept holds it to that
	titledFile                       //
	askHere                          // a call of the page itself that acts by script, tel:, mailto: or on another site
	bookHere
	joinHere
	fileHere
	shopHere
	listHere
	askOn // a call of the page that leads to a further page
	bookOn
	joinOn
	fileOn
	shopOn
	listOn
)

// onward is how far the bits of calls that lead on are from those that act.
const onward = 6

// goalOffers is what a call with a goal makes a page offer.
var goalOffers = map[page.Goal]offering{
	page.Enquire: askHere, page.Call: askHere, page.Chat: askHere, page.Book: bookHere, page.Trial: joinHere,
	page.Register: joinHere, page.Download: fileHere, page.Buy: shopHere, page.Subscribe: listHere,
}

// see reads what page p offers.
func (l *place) see(p *page.Page) {
	l.bits = opened
	if p.ScriptOnly || p.Signals.Challenge || p.Text.Words < 30 && len(p.Forms) == 0 && inPictures(p) {
		l.bits |= shell
	}
	for k := range p.Forms {
		l.bits |= formOffers(&p.Forms[k])
	}
	l.contacts(p)
	l.goods(p)
	for k := range p.CTAs {
		l.call(p, &p.CTAs[k])
	}
	for k := range p.Resources {
		if r := &p.Resources[k]; r.Kind == "iframe" && !r.Internal && r.URL != "" {
			l.bits |= embedded
		}
	}
	for k := range p.Vendors {
		switch p.Vendors[k].Kind {
		case "form", "booking":
			l.bits |= embedded
		case "chat":
			l.bits |= chatShown | reachable
		case "marketplace", "payment":
			l.bits |= shopShown
		}
	}
	l.speak(p)
}

// inPictures reports whether a picture stands in the content: what it shows may be what is not said. The logo of the header is none.
func inPictures(p *page.Page) bool {
	for k := range p.Images {
		if im := &p.Images[k]; !im.Hidden && im.Region != page.Header && im.Region != page.Nav && im.Region != page.Footer {
			return true
		}
	}
	return false
}

func formOffers(f *page.Form) offering {
	switch f.Purpose {
	case "contact", "lead":
		return askForm
	case "booking":
		return askForm | bookForm
	case "register":
		return askForm | joinForm
	case "order", "checkout":
		return askForm | shopShown
	case "newsletter":
		return mailList
	case "login":
		return loginForm
	case "other":
		return perhaps
	}
	return 0
}

func (l *place) contacts(p *page.Page) {
	k := &p.Contacts
	for i := range k.Phones {
		if k.Phones[i].Fax {
			continue
		}
		l.bits |= reachable
		if r := k.Phones[i].Region; r != page.Header && r != page.Nav && r != page.Footer {
			l.bits |= phoneShown
		}
	}
	if len(k.Emails)+len(k.Masked) > 0 {
		l.bits |= reachable | mailShown // where a printed address stands is not known
	}
	if len(k.Chat)+len(k.Messaging) > 0 {
		l.bits |= chatShown | reachable
	}
}

// fileEndings are the endings of what can be downloaded.
var fileEndings = map[string]bool{"pdf": true, "zip": true, "exe": true, "dmg": true, "apk": true, "doc": true, "docx": true, "xls": true, "xlsx": true,
	"ppt": true, "pptx": true, "rar": true, "7z": true, "msi": true, "csv": true, "dwg": true, "deb": true, "rpm": true, "pkg": true, "mp3": true,
	"epub": true, "jpg": true, "png": true, "gz": true, "stp": true, "step": true}

func (l *place) goods(p *page.Page) {
	if len(p.Offer.Prices)+len(p.Offer.PriceWords) > 0 || p.Signals.Pricing {
		l.bits |= priceShown
	}
	if p.Signals.Cart {
		l.bits |= shopShown
	}
	for i := range p.Links {
		x := &p.Links[i]
		if fileAddress(x.URL) || !x.Internal && appStore(x.URL) || x.Region == page.Main && x.URL != p.URL && strings.Contains(x.URL, "download") {
			l.bits |= fileShown
			break
		}
	}
}

// fileAddress reports whether a URL names a file.
func fileAddress(u string) bool {
	if k := strings.IndexByte(u, '?'); k >= 0 {
		u = u[:k]
	}
	dot := strings.LastIndexByte(u, '.')
	return dot > 0 && len(u)-dot <= 5 && fileEndings[strings.ToLower(u[dot+1:])]
}

// appStore reports whether a URL leads to a store of apps.
func appStore(u string) bool {
	return strings.Contains(u, "//play.google.") || strings.Contains(u, "//apps.apple.")
}

// call adds what a call of the page itself makes possible there.
func (l *place) call(p *page.Page, c *page.CTA) {
	bit := goalOffers[c.Goal]
	switch {
	case bit == 0 || c.Dead != "" && !c.Scripted || c.Target == p.URL:
	case c.Dead != "" || !strings.HasPrefix(c.Target, "http") && c.Target != "" && c.Target[0] != '#', outside(p.URL, c.Target):
		l.bits |= bit
	case strings.HasPrefix(c.Target, "http"):
		l.bits |= bit << onward
	}
}

// outside reports whether a URL is of another host than the page.
func outside(from, to string) bool {
	return strings.HasPrefix(to, "http") && hostOf(from) != hostOf(to)
}

// hostOf is the host of a URL in normal form, without www.
func hostOf(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	if k := strings.IndexAny(rest, "/?#"); k >= 0 {
		rest = rest[:k]
	}
	return strings.TrimPrefix(rest, "www.")
}

// speak notes the units of what the page calls itself.
func (l *place) speak(p *page.Page) {
	var buf [64]uint64
	units := page.ContentUnits(buf[:0], page.TitleTopic(p), p.Language)
	units = page.ContentUnits(units, p.Offer.Headline, p.Language)
	l.promises(p.Title.Text)
	for k := range p.Headings {
		if h := &p.Headings[k]; len(units) < cap(buf) && h.Region != page.Nav && h.Region != page.Footer {
			units = page.ContentUnits(units, h.Text, p.Language)
			if h.Level == 1 {
				l.promises(h.Text)
			}
		}
	}
	if len(units) < cap(buf) {
		units = page.ContentUnits(units, p.Description.Text, p.Language)
	}
	for _, u := range units {
		l.topic[u>>6&3] |= 1 << (u & 63)
	}
}

// promises notes what a title or main heading says the page holds.
func (l *place) promises(s string) {
	if namesPrice(s) {
		l.bits |= titledPrice
	}
	if namesFile(s) {
		l.bits |= titledFile
	}
}

// speaksOf reports whether the page calls itself by one of the units. The filter says yes too often rather than too
// seldom.
func (l *place) speaksOf(units []uint64) bool {
	for _, u := range units {
		if l.topic[u>>6&3]&(1<<(u&63)) != 0 {
			return true
		}
	}
	return false
}
