package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of what is looked for in one noscript element or script.
const (
	maxWrittenLinks = 50
	maxWritten      = 1 << 16 // bytes
)

// writtenLinks finds links to other sites that no visitor sees and that stand in no element of the tree: in noscript, which browsers
// skip, and after a script that opens a hidden box with document.write. Services that count visitors put one link there; callers
// ask for two hosts or more.
func (o *outline) writtenLinks(p *Page, found func(host, words string)) {
	for _, i := range o.tagged(atom.Script) {
		n := o.elements[i].node
		if n.FirstChild == nil || len(n.FirstChild.Data) > maxWritten {
			continue
		}
		code := n.FirstChild.Data
		if !strings.Contains(code, "document.write") || !strings.Contains(code, "<") {
			continue
		}
		if !concealed(code) && !outOfSight(styleIn(code)) {
			continue
		}
		hostsIn(code, p.URL, found)
		// The box that the script opens holds what follows, up to the script that closes it.
		for c := o.elements[i].end; int(c) < len(o.elements) && o.elements[c].parent == o.elements[i].parent; c = o.elements[c].end {
			if o.elements[c].tag == atom.Script {
				break
			}
			for k := c; k < o.elements[c].end; k++ {
				if o.elements[k].tag != atom.A {
					continue
				}
				href := attr(o.elements[k].node, "href")
				if host := externalHost(href, p.URL); host != "" && !platformHost(host) {
					found(host, strings.TrimSpace(o.visible(k)+" "+href))
				}
			}
		}
	}
	for c := range o.noscripts {
		hostsIn(o.noscripts[c], p.URL, found)
	}
}

// styleIn is the first style attribute in a piece of code.
func styleIn(code string) string {
	_, rest, ok := strings.Cut(code, "style=")
	if !ok {
		return ""
	}
	return rest[:min(len(rest), 200)]
}

// hostsIn calls found for the links to other sites in a piece of mark-up.
func hostsIn(markup, url string, found func(host, words string)) {
	for n := 0; n < maxWrittenLinks; n++ {
		_, rest, ok := strings.Cut(markup, "<a ")
		if !ok {
			return
		}
		markup = rest
		tag, _, _ := strings.Cut(rest[:min(len(rest), 500)], ">")
		_, href, ok := strings.Cut(tag, "href=")
		if !ok {
			continue
		}
		href = strings.Trim(strings.TrimLeft(href, `\"' `), ` `)
		if end := strings.IndexAny(href, "\"' >\\"); end >= 0 {
			href = href[:end]
		}
		if host := externalHost(href, url); host != "" && !platformHost(host) {
			found(host, strings.ToValidUTF8(clip("<a "+rest, 160), ""))
		}
	}
}

// maxNoscripts bounds the noscript elements that are looked at.
const maxNoscripts = 20

// noscript keeps the mark-up of a noscript element with a link in it. It dies with the outline.
func (o *outline) noscript(n *html.Node) {
	if n.DataAtom != atom.Noscript || n.FirstChild == nil || len(o.noscripts) == maxNoscripts {
		return
	}
	if text := n.FirstChild.Data; n.FirstChild.Type == html.TextNode && len(text) <= maxWritten && strings.Contains(text, "<a ") {
		o.noscripts = append(o.noscripts, text)
	}
}
