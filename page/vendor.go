package page

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html/atom"
)

// A fingerprint is a token that gives a product away: a host or path in a URL, a call in an inline script, a
// generator's name, a class of the body. Tokens are lower case.
type fingerprint struct{ kind, name, tokens string }

// Bytes of inline scripts that are read; what loads a service stands at their beginning.
const maxScriptBytes = 64 << 10

// vendors takes the products of others in one pass over resource URLs, link hosts, inline scripts, the generator and
// the classes of html and body.
func (b *business) vendors(p *Page) {
	found := make([]bool, len(fingerprintTable))
	b.vendorURLs(found)
	b.vendorScripts(found)
	b.vendorMarks(found)
	for k, ok := range found {
		if !ok {
			continue
		}
		f := &fingerprintTable[k]
		if f.kind == "secret" {
			b.secrets(p)
			continue
		}
		p.Vendors = append(p.Vendors, Vendor{Kind: f.kind, Name: f.name, ID: b.ids[f.name]})
		switch {
		case f.name == "WhatsApp": // a messenger, not a chat on the page
			addMessaging(&p.Contacts, "whatsapp", "")
		case f.kind == "chat":
			b.noteChat(f.name)
		}
	}
	for _, c := range b.chats { // known by links
		known := slices.ContainsFunc(p.Vendors, func(v Vendor) bool { return v.Kind == "chat" && v.Name == c })
		if !known && chatVendor(c) {
			p.Vendors = append(p.Vendors, Vendor{Kind: "chat", Name: c})
		}
	}
}

// vendorURLs reads the resources that the page asks for and the hosts that it links to.
func (b *business) vendorURLs(found []bool) {
	m := fingerprintTokens()
	for _, tag := range [...]atom.Atom{atom.Script, atom.Link, atom.Iframe, atom.Img} {
		for _, i := range b.tagged(tag) {
			n := b.elements[i].node
			key := "src"
			if tag == atom.Link {
				key = "href"
			}
			u := attr(n, key)
			if u == "" {
				u = attr(n, "data-src")
			}
			m.mark(found, u[:min(len(u), 400)])
		}
	}
	for k := range b.hrefs() {
		m.mark(found, b.links[k].host)
	}
}

// vendorScripts reads the beginnings of inline scripts; data in script elements is none.
func (b *business) vendorScripts(found []bool) {
	m := fingerprintTokens()
	left := maxScriptBytes
	for _, i := range b.tagged(atom.Script) {
		n := b.elements[i].node
		if n.FirstChild == nil || left <= 0 || hasAttr(n, "src") {
			continue
		}
		if t := attr(n, "type"); strings.Contains(t, "json") || strings.Contains(t, "template") {
			if text := n.FirstChild.Data; !strings.Contains(t, "ld+json") {
				markSecrets(m, found, text[:min(len(text), 8<<10)])
			}
			continue
		}
		text := n.FirstChild.Data
		text = text[:min(len(text), left, 8<<10)]
		left -= len(text)
		m.mark(found, text)
		b.measurementID(text)
	}
	for _, tag := range [...]atom.Atom{atom.Form, atom.Button} { // what is measured where it happens
		for k, i := range b.tagged(tag) {
			if k == maxGroups {
				break
			}
			for _, a := range b.elements[i].node.Attr {
				if a.Key == "onsubmit" || a.Key == "onclick" {
					m.mark(found, clip(a.Val, 400))
				}
			}
		}
	}
}

// markSecrets reads data in script elements for keys alone: a product that it names is not used.
func markSecrets(m *tokenMatcher, found []bool, text string) {
	var buf [16]uint16
	for _, owner := range m.owners(buf[:0], text) {
		found[owner] = found[owner] || fingerprintTable[owner].kind == "secret"
	}
}

// ownBanner adds a consent banner that the site made itself, known by its class names; it matters where visitors are measured.
func (o *outline) ownBanner(p *Page) {
	measured := false
	for i := range p.Vendors {
		if p.Vendors[i].Kind == "consent" {
			return
		}
		measured = measured || p.Vendors[i].Kind == "analytics"
	}
	if !measured || o.reading == nil {
		return
	}
	for _, m := range o.reading.marks {
		if m&markConsent != 0 {
			p.Vendors = append(p.Vendors, Vendor{Kind: "consent", Name: "banner"})
			return
		}
	}
}

// vendorMarks reads the generator and the classes of html and body.
func (b *business) vendorMarks(found []bool) {
	m := fingerprintTokens()
	for _, i := range b.tagged(atom.Meta) {
		if n := b.elements[i].node; strings.EqualFold(attr(n, "name"), "generator") {
			m.mark(found, "generator="+clip(attr(n, "content"), 200))
		}
	}
	for _, tag := range [...]atom.Atom{atom.Html, atom.Body} {
		for _, i := range b.tagged(tag) {
			if class := attr(b.elements[i].node, "class"); class != "" {
				m.mark(found, "class="+clip(class, 1000))
			}
		}
	}
}

// chatVendor reports whether a chat is known by its product, not only by a label.
func chatVendor(name string) bool {
	for k := range chatHosts {
		if chatHosts[k].vendor == name {
			return true
		}
	}
	return false
}

// measurementID notes the account of analytics and tag managers: G-…, GTM-…, UA-….
func (b *business) measurementID(s string) {
	for _, m := range [...]struct{ prefix, name string }{{"GTM-", "Google Tag Manager"}, {"'G-", "Google Analytics"}, {"\"G-", "Google Analytics"}, {"UA-", "Google Analytics"},
		{"hm.js?", "百度统计"}} {
		k := strings.Index(s, m.prefix)
		if k < 0 {
			continue
		}
		from := k
		if m.prefix[0] == '\'' || m.prefix[0] == '"' {
			from++
		} else if m.name == "百度统计" {
			from += len(m.prefix)
		}
		to := k + len(m.prefix)
		for to < len(s) && to-from < 40 && (s[to] >= '0' && s[to] <= '9' || s[to] >= 'A' && s[to] <= 'Z' || s[to] >= 'a' && s[to] <= 'z' || s[to] == '-') {
			to++
		}
		if to-from < 6 {
			continue
		}
		if b.ids == nil {
			b.ids = map[string]string{}
		}
		if b.ids[m.name] == "" {
			b.ids[m.name] = strings.Clone(s[from:to])
		}
	}
}

// fingerprintTokens finds every token of the table in one pass.
var fingerprintTokens = sync.OnceValue(func() *tokenMatcher {
	var tokens []string
	var owners []int
	for k := range fingerprintTable {
		for t := range strings.FieldsSeq(fingerprintTable[k].tokens) {
			tokens, owners = append(tokens, t), append(owners, k)
		}
	}
	return compileTokens(tokens, owners, true)
})
