package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxPlaceholders is the number of samples of left-over text that are kept.
const maxPlaceholders = 10

// placeholderText finds text that a template left behind. Documentation that shows such text in code is quoted and not
// read; a phrase that can be meant ("coming soon") counts only in a heading or a line of its own.
func (o *outline) placeholderText(p *Page) []string {
	var found []string
	for k, h := range o.reading.topics[placeholders] {
		if k == 5*maxLooks {
			break
		}
		s := o.lineAt(h.from)
		sg := &o.segments[s]
		if sg.concealed || sg.quoted || len(found) == maxPlaceholders {
			continue
		}
		if o.coded(h) {
			continue
		}
		if meant(o.reading.text[h.from:h.to]) && int(h.to-h.from)*3 < int(sg.to-sg.from) {
			continue
		}
		found = appendNew(found, o.reading.quote(h.from, h.to))
	}
	for _, m := range [...]string{p.Title.Text, p.Description.Text} {
		if m != "" && o.lexicon.of("fault.placeholder").in(m) && len(found) < maxPlaceholders {
			found = appendNew(found, clip(m, 120))
		}
	}
	return o.templateVariables(p, found)
}

// coded reports whether a hit stands in code within a line of text.
func (o *outline) coded(h hit) bool {
	for _, tag := range [...]atom.Atom{atom.Code, atom.Kbd, atom.Samp, atom.Q} {
		for _, i := range o.tagged(tag) {
			if e := &o.elements[i]; e.from <= h.from && h.to <= e.to {
				return true
			}
		}
	}
	return false
}

// meant reports whether a placeholder phrase is also ordinary language.
func meant(term string) bool {
	switch strings.ToLower(term) {
	case "coming soon", "under construction", "敬请期待", "敬請期待", "demnächst verfügbar", "in kürze verfügbar", "bientôt disponible",
		"en construction", "próximamente", "en construcción", "正在建设中", "hello world", "sample text", "sample page", "title here", "john doe",
		"max mustermann", "测试内容", "某某公司", "请输入内容", "xx公司":
		return true
	}
	return false
}

// state reads what kind of page an answer of the server is when it is not content: an error page, a bot wall, a product
// that is sold out. Only short pages and titles count, so that an article about such pages is none.
func (o *outline) pageState(p *Page, sig *Signals) {
	short := p.Text.Words < 150
	if h, ok := o.decisive(notFoundWords, p, "fault.notfound", short); ok {
		sig.NotFound = true
		o.note(sig, "not_found", h)
	}
	if h, ok := o.decisive(challengeWords, p, "fault.challenge", p.Text.FullWords < 150); ok {
		sig.Challenge = true
		o.note(sig, "challenge", h)
	}
	for i := range p.Structured {
		e := &p.Structured[i]
		for _, key := range [...]string{"offers.availability", "availability"} {
			if v := e.Properties.Get(key); strings.HasSuffix(v, "OutOfStock") || strings.HasSuffix(v, "SoldOut") {
				sig.OutOfStock = true
				o.note(sig, "out_of_stock", v)
			}
		}
	}
	if !sig.OutOfStock && len(o.reading.topics[stockWords]) > 0 && len(o.reading.topics[stockWords]) <= 2 {
		if h, ok := o.first(stockWords); ok && len(p.Offer.Prices) > 0 && len(p.Offer.Prices) <= 3 {
			sig.OutOfStock = true
			o.note(sig, "out_of_stock", o.reading.quote(h.from, h.to))
		}
	}
}

// decisive reports whether a topic stands in the title, in the first heading, or, on a short page, in a line of its own
// in the content.
func (o *outline) decisive(t topic, p *Page, id string, short bool) (string, bool) {
	if !short {
		return "", false
	}
	if term, ok := o.lexicon.of(id).find(p.Title.Text); ok && units(p.Title.Text, 13) <= 12 {
		return term, true
	}
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && o.lexicon.of(id).in(h.Text) {
			return h.Text, true
		}
	}
	for _, h := range o.reading.topics[t] {
		s := o.lineAt(h.from)
		if sg := &o.segments[s]; o.content(s) && int(sg.to-sg.from) < 4*int(h.to-h.from)+20 {
			return o.reading.quote(h.from, h.to), true
		}
	}
	return "", false
}
