package page

import (
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
	m := fingerprints()
	found := make([]bool, len(m.prints))
	for _, tag := range [...]atom.Atom{atom.Script, atom.Link, atom.Iframe, atom.Img} {
		for _, i := range b.byTag[tag] {
			n := b.elements[i].node
			key := "src"
			if tag == atom.Link {
				key = "href"
			}
			if u := attr(n, key); u != "" {
				m.mark(found, u[:min(len(u), 400)])
			} else if u := attr(n, "data-src"); u != "" {
				m.mark(found, u[:min(len(u), 400)])
			}
		}
	}
	for k := range b.hrefs() {
		if h := &b.links[k]; h.host != "" {
			m.mark(found, h.host)
		}
	}
	left := maxScriptBytes
	for _, i := range b.byTag[atom.Script] {
		n := b.elements[i].node
		if n.FirstChild == nil || left <= 0 || hasAttr(n, "src") {
			continue
		}
		if t := attr(n, "type"); strings.Contains(t, "json") || strings.Contains(t, "template") {
			continue
		}
		text := n.FirstChild.Data
		text = text[:min(len(text), left, 8<<10)]
		left -= len(text)
		m.mark(found, text)
		b.measurementID(p, text)
	}
	for _, i := range b.byTag[atom.Meta] {
		n := b.elements[i].node
		if strings.EqualFold(attr(n, "name"), "generator") {
			m.mark(found, "generator="+clip(attr(n, "content"), 200))
		}
	}
	for _, tag := range [...]atom.Atom{atom.Html, atom.Body} {
		for _, i := range b.byTag[tag] {
			if class := attr(b.elements[i].node, "class"); class != "" {
				m.mark(found, "class="+clip(class, 1000))
			}
		}
	}
	for k, ok := range found {
		if !ok {
			continue
		}
		f := &m.prints[k]
		p.Vendors = append(p.Vendors, Vendor{Kind: f.kind, Name: f.name, ID: b.ids[f.name]})
		switch {
		case f.name == "WhatsApp": // a messenger, not a chat on the page
			addMessaging(&p.Contacts, "whatsapp", "")
		case f.kind == "chat":
			b.noteChat(f.name)
		}
	}
	for _, c := range b.chats { // known by links
		known := false
		for k := range p.Vendors {
			known = known || p.Vendors[k].Kind == "chat" && p.Vendors[k].Name == c
		}
		if !known && chatVendor(c) {
			p.Vendors = append(p.Vendors, Vendor{Kind: "chat", Name: c})
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
func (b *business) measurementID(p *Page, s string) {
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

// A printMatcher finds all tokens in one pass: an Aho-Corasick automaton over the bytes that tokens are made of.
type printMatcher struct {
	prints []fingerprint
	class  [256]uint8 // byte → column; 0 for bytes of no token
	width  int
	next   []int16 // state*width+column → state
	out    []int16 // state → fingerprint+1; 0 none
	more   []int16 // state → the next state on its suffix chain that has an out; 0 none
}

var fingerprints = sync.OnceValue(func() *printMatcher { return compilePrints(fingerprintTable) })

func compilePrints(prints []fingerprint) *printMatcher {
	m := &printMatcher{prints: prints, width: 1}
	type token struct {
		text  string
		print int
	}
	var tokens []token
	for k, p := range prints {
		for t := range strings.FieldsSeq(p.tokens) {
			tokens = append(tokens, token{t, k})
			for i := 0; i < len(t); i++ {
				if m.class[t[i]] == 0 {
					m.class[t[i]] = uint8(m.width)
					m.width++
				}
			}
		}
	}
	for c := 'A'; c <= 'Z'; c++ {
		m.class[c] = m.class[c+'a'-'A']
	}
	grow := func() int16 {
		m.next = append(m.next, make([]int16, m.width)...)
		m.out, m.more = append(m.out, 0), append(m.more, 0)
		return int16(len(m.out) - 1)
	}
	grow()
	for _, t := range tokens {
		state := int16(0)
		for i := 0; i < len(t.text); i++ {
			at := int(state)*m.width + int(m.class[t.text[i]])
			if m.next[at] == 0 {
				s := grow()
				m.next[at] = s
			}
			state = m.next[at]
		}
		m.out[state] = int16(t.print + 1)
	}
	fail := make([]int16, len(m.out))
	queue := make([]int16, 0, len(m.out))
	for c := 1; c < m.width; c++ {
		if s := m.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for k := 0; k < len(queue); k++ {
		s := queue[k]
		f := fail[s]
		if m.out[f] != 0 {
			m.more[s] = f
		} else {
			m.more[s] = m.more[f]
		}
		for c := 1; c < m.width; c++ {
			at := int(s)*m.width + c
			if t := m.next[at]; t != 0 {
				fail[t] = m.next[int(f)*m.width+c]
				queue = append(queue, t)
			} else {
				m.next[at] = m.next[int(f)*m.width+c]
			}
		}
	}
	return m
}

// mark notes the fingerprints whose tokens stand in s.
func (m *printMatcher) mark(found []bool, s string) {
	state := 0
	for i := 0; i < len(s); i++ {
		state = int(m.next[state*m.width+int(m.class[s[i]])])
		if state == 0 {
			continue
		}
		if o := m.out[state]; o != 0 {
			found[o-1] = true
		}
		for t := m.more[state]; t != 0; t = m.more[t] {
			found[m.out[t]-1] = true
		}
	}
}
