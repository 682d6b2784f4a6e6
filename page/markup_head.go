package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// source judges what the tags of the source say about the frame of the document.
func (r *markupReader) source(t *sourceTags) {
	if len(r.elements) == 0 || r.p.Document.Parser != parserTree {
		return
	}
	if t.heads > 1 {
		r.say("head-missing-or-multiple", 0, strconv.Itoa(t.heads)+" × <head>")
	} else if h := r.tagged(atom.Head); t.heads == 0 && (len(h) == 0 || r.elements[h[0]].end == h[0]+1) {
		r.say("head-missing-or-multiple", 0, "0 × <head>")
	}
	if t.bodies > 1 {
		r.say("body-missing-or-multiple", 0, strconv.Itoa(t.bodies)+" × <body>")
	} else if b := r.tagged(atom.Body); t.bodies == 0 && !r.p.Document.Frames && (len(b) == 0 || r.elements[b[0]].end == b[0]+1 && len(r.text) == 0) {
		r.say("body-missing-or-multiple", 0, "0 × <body>")
	}
	if t.late != "" {
		r.say("head-not-first", 0, "<"+t.late+"> … <head>")
	}
	if t.broken != "" && t.after > 0 {
		r.say("head-invalid-element", 0, "<head> … <"+t.broken+"> … "+strconv.Itoa(t.after)+" × <meta>, <link>, <title>")
	} else if t.broken != "" {
		r.say("head-element-foreign", 0, "<head> … <"+t.broken+">")
	}
	if !r.p.Document.Truncated {
		for _, said := range t.unbalanced(maxPlaces) {
			r.say("html-malformed", 0, said)
		}
	}
}

// head judges what stands in the head, and what should.
func (r *markupReader) head() {
	for c := r.root.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.DoctypeNode:
			r.m.Doctype = doctype(c)
		case c.Type == html.ElementNode && c.DataAtom == atom.Html:
			r.languages(c)
		}
	}
	for _, i := range r.tagged(atom.Meta) {
		r.metaInBody(i)
	}
	if r.p.Head.Titles > 0 {
		for _, i := range r.tagged(atom.Title) {
			if e := &r.elements[i]; !e.inHead {
				r.say("title-outside-head", i, "<title>"+content(e.node))
			}
		}
	}
	for _, i := range r.tagged(atom.Link) {
		r.headLink(i)
	}
}

// metaInBody reports a meta element outside the head; those of microdata and RDFa are right there.
func (r *markupReader) metaInBody(i int32) {
	e := &r.elements[i]
	if e.inHead || hasAttr(e.node, "itemprop") || hasAttr(e.node, "property") && r.insideItem(i) {
		return
	}
	name := strings.ToLower(strings.TrimSpace(attr(e.node, "name")))
	if name == "" && !hasAttr(e.node, "property") && !hasAttr(e.node, "http-equiv") && !hasAttr(e.node, "charset") {
		return
	}
	if name == "description" {
		r.add("description-outside-head", i)
		return
	}
	r.add("metas-in-body", i)
}

// insideItem reports whether i stands in an item of RDFa or microdata.
func (r *markupReader) insideItem(i int32) bool {
	for p := r.elements[i].parent; p >= 0; p = r.elements[p].parent {
		if n := r.elements[p].node; hasAttr(n, "typeof") || hasAttr(n, "itemscope") || hasAttr(n, "vocab") {
			return true
		}
	}
	return false
}

// headLink reads the address of a separate mobile page.
func (r *markupReader) headLink(i int32) {
	n := r.elements[i].node
	media := strings.ToLower(attr(n, "media"))
	if r.m.Mobile == "" && (strings.Contains(media, "max-width") || strings.Contains(media, "handheld")) && hasToken(strings.ToLower(attr(n, "rel")), "alternate") {
		r.m.Mobile, _ = r.urls.resolve(strings.TrimSpace(attr(n, "href")))
	}
}

// doctype is a doctype as its author wrote it.
func doctype(n *html.Node) string {
	s := "<!DOCTYPE " + n.Data
	for _, a := range n.Attr {
		if a.Val != "" {
			s += " \"" + a.Val + "\""
		}
	}
	return cut(s+">", maxQuote)
}

// languages compares the two attributes that name the language of the document. Only the languages count: that one of
// them also names the country is no contradiction.
func (r *markupReader) languages(n *html.Node) {
	lang, xml := strings.TrimSpace(attr(n, "lang")), ""
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "xml:lang" || a.Key == "lang" && a.Namespace == "xml" {
			xml = strings.TrimSpace(a.Val)
		}
	}
	if lang == "" || xml == "" {
		return
	}
	a, _, _ := strings.Cut(lang, "-")
	b, _, _ := strings.Cut(xml, "-")
	if !strings.EqualFold(a, b) {
		r.say("lang-xml-mismatch", 0, `lang="`+lang+`" xml:lang="`+xml+`"`)
	}
}
