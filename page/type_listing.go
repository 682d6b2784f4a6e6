package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// leadsBelow reports whether the content links to a page below the page's own address: then it is the index of a section.
func leadsBelow(p *Page) bool {
	own := p.URL
	if i := strings.IndexAny(own, "?#"); i >= 0 {
		own = own[:i]
	}
	own = strings.TrimSuffix(own, "/") + "/"
	for i := range p.Links {
		if l := &p.Links[i]; l.Internal && l.Region == Main && len(l.URL) > len(own) && strings.HasPrefix(l.URL, own) {
			return true
		}
	}
	return false
}

// priceCards reports whether all prices of the content stand in entries that lead elsewhere, one each: the shelf of a
// shop. A price outside them is the page's own, and the entries are what else the shop has.
func (o *outline) priceCards(p *Page) bool {
	if len(p.Offer.Prices) < 2 || periodPrices(p) > 0 {
		return false
	}
	var buf [40]int32
	for i := range o.elements {
		e := &o.elements[i]
		switch e.tag {
		case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Main:
		default:
			continue
		}
		if e.region != Main || e.linked == 0 || e.concealed || e.inHead {
			continue
		}
		items := o.siblings(buf[:0], int32(i)+1, e.end)
		if len(items) >= 2 && len(p.Offer.Prices) <= len(items) && o.pricedLinks(items) == len(items) {
			return true
		}
	}
	return false
}

// pricedLinks counts the items that hold a link and a price.
func (o *outline) pricedLinks(items []int32) int {
	n := 0
	for _, k := range items {
		e := &o.elements[k]
		n += one(e.linked > 0 && e.linked < e.to-e.from && holdsPrice(o.text[e.from:e.to]))
	}
	return n
}

// holdsPrice reports whether a text has a sign of currency next to a digit.
func holdsPrice(text []byte) bool {
	s := string(text[:min(len(text), 400)])
	for _, sign := range [...]string{"$", "€", "£", "¥", "￥", "元"} {
		i := strings.Index(s, sign)
		if i < 0 {
			continue
		}
		before, after := strings.TrimRight(s[:i], " \u00a0"), strings.TrimLeft(s[i+len(sign):], " \u00a0")
		if before != "" && between(before[len(before)-1], '0', '9') || after != "" && between(after[0], '0', '9') {
			return true
		}
	}
	return false
}
