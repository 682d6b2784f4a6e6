package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// Limits of one page: a page with more is a directory, not a company's contact data.
const (
	maxContacts = 100
	maxNames    = 12
)

// contacts takes every way to reach the company that the page offers.
func (b *business) contacts(p *Page) {
	c := &p.Contacts
	b.region = b.regions()
	b.phones(c)
	b.emails(c)
	b.lines(c)
	b.messengers(c)
	b.social(c)
	b.filings(c)
	b.companyNames(c)
	b.structuredContacts(c)
	b.chatFloats()
	c.Chat = append(c.Chat, b.chats...)
}

// at is the innermost element whose text holds the byte of the body at offset; -1 when none does.
func (b *business) at(offset int) int32 {
	lo, hi := 0, len(b.elements)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if int(b.elements[mid].from) <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for i := int32(lo) - 1; i >= 0; i = b.elements[i].parent {
		if int(b.elements[i].to) > offset {
			return i
		}
	}
	return -1
}

// chatFloats notes an entry to a chat that has no host to tell it by: Chinese floats whose label names it.
func (b *business) chatFloats() {
	if len(b.chats) > 0 {
		return
	}
	for k := range b.page.CTAs {
		c := &b.page.CTAs[k]
		if c.Goal != Chat || strings.HasPrefix(c.Target, "http") && c.Dead == "" || strings.Contains(c.Text, "微信") {
			continue
		}
		if strings.HasPrefix(c.Target, "tel:") || strings.Contains(strings.ToLower(c.Text), "whatsapp") {
			continue
		}
		b.noteChat(strings.Clone(clip(c.Text, 40)))
		return
	}
}

// structuredContacts adds the postal addresses and hours that only structured data holds.
func (b *business) structuredContacts(c *Contacts) {
	for k := range b.page.Structured {
		e := &b.page.Structured[k]
		prefix := "address."
		if e.Type == "PostalAddress" {
			prefix = ""
		}
		street := e.Properties.Get(prefix + "streetAddress")
		if street != "" {
			addAddress(c, joinAddress(street, e.Properties.Get(prefix+"postalCode"), e.Properties.Get(prefix+"addressLocality"), e.Properties.Get(prefix+"addressRegion")))
		} else if whole := e.Properties.Get("address"); whole != "" && b.addressLike(whole) {
			addAddress(c, whole)
		}
		if c.Hours == "" {
			c.Hours = structuredHours(e)
		}
	}
}

func joinAddress(street, code, city, region string) string {
	s := collapse(street)
	if rest := collapse(code + " " + city); rest != "" {
		s += ", " + rest
	}
	if region != "" && region != city {
		s += ", " + collapse(region)
	}
	return s
}

// addAddress adds an address unless the same letters and digits are there.
func addAddress(c *Contacts, s string) {
	s = strings.Clone(clip(strings.Trim(collapse(s), " ,;|·-:："), 250))
	if s == "" || len(c.Addresses) >= 30 {
		return
	}
	key := lettersOf(s)
	for k, a := range c.Addresses {
		known := lettersOf(a)
		if strings.Contains(known, key) {
			return
		}
		if strings.Contains(key, known) {
			c.Addresses[k] = s
			return
		}
	}
	c.Addresses = append(c.Addresses, s)
}

// lettersOf is the letters and digits of s, folded.
func lettersOf(s string) string {
	var key strings.Builder
	for _, r := range s {
		if r = foldRune(r); r > 0 && isWordRune(r) {
			key.WriteRune(r)
		}
	}
	return key.String()
}

// lines reads addresses and hours: both stand on short lines of the visible text that hold a digit.
func (b *business) lines(c *Contacts) {
	b.addressElements(c)
	lines := b.lineFacts()
	before := [2]int{-1, -1} // the two lines before
	for i, f := range lines {
		if f.signs&signBlank != 0 {
			continue
		}
		if f.signs&(signAddress|signHours) != 0 && !b.consents(b.segments[i].owner) {
			var texts [2]string
			for k, at := range before {
				if at >= 0 {
					texts[k] = strings.TrimSpace(lines[at].text)
				}
			}
			text := strings.TrimSpace(f.text)
			if f.signs&signAddress != 0 && len(c.Addresses) < 30 {
				b.addressLine(c, text, texts)
			}
			if f.signs&signHours != 0 && c.Hours == "" {
				c.Hours = b.hoursLine(text, texts[1])
			}
		}
		before[0], before[1] = before[1], i
	}
}

// consents reports whether element i stands in a consent dialog: the vendors of cookies have addresses too.
func (b *business) consents(i int32) bool {
	for up := 0; i >= 0 && up < 16; i, up = b.elements[i].parent, up+1 {
		e := &b.elements[i]
		if e.tag == atom.Body {
			return false // themes note there whether the visitor has agreed
		}
		if b.marks[i]&markConsent != 0 && int(e.to-e.from)*2 < len(b.body) {
			return true
		}
	}
	return false
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

// hrefs is the links of the body with their host, made once.
func (b *business) hrefs() []hrefAt {
	if b.links != nil {
		return b.links
	}
	b.links = slices.Grow(b.refs[:0], len(b.tagged(atom.A))+len(b.tagged(atom.Area))+1)
	for _, tag := range [...]atom.Atom{atom.A, atom.Area} {
		for _, i := range b.tagged(tag) {
			if h := strings.TrimSpace(attr(b.elements[i].node, "href")); h != "" && h[0] != '#' && len(h) <= 4096 {
				l := hrefAt{index: i, href: h}
				l.host, l.path = hostPath(h)
				b.links = append(b.links, l)
			}
		}
	}
	b.refs = b.links
	return b.links
}

// A hrefAt is a link's reference as written.
type hrefAt struct {
	index            int32
	href, host, path string
}

// scheme reports whether the reference has the scheme, and what follows its colon.
func (h *hrefAt) scheme(name string) (rest string, ok bool) {
	if len(h.href) <= len(name) || h.href[len(name)] != ':' || !strings.EqualFold(h.href[:len(name)], name) {
		return "", false
	}
	return strings.TrimPrefix(h.href[len(name)+1:], "//"), true
}

func appendDistinct(list []string, s string, most int) []string {
	if s == "" || len(list) >= most || slices.Contains(list, s) {
		return list
	}
	return append(list, strings.Clone(s))
}
