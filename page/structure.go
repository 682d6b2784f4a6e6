package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of one page. Documents of real companies stay far below; what lies beyond is not seen.
const (
	maxLinks     = 20_000
	maxImages    = 5_000
	maxHeadings  = 2_000
	maxMetas     = 1_000
	maxResources = 5_000
	maxFragments = 20_000
)

// structure takes the facts of form: one pass over the outline sends each element to its reader, then come the facts
// that need the whole.
func (o *outline) structure(p *Page) {
	o.document(p)
	o.base(p)
	if n := len(o.tagged(atom.A)) + len(o.tagged(atom.Area)); n > 0 {
		p.Links = make([]Link, 0, min(n, maxLinks))
	}
	if n := len(o.tagged(atom.Img)); n > 0 {
		p.Images = make([]Image, 0, min(n, maxImages))
	}
	h := headReader{o: o, p: p}
	sk := newSkeleton(o)
	st := styles{}
	for i := range o.elements {
		e := &o.elements[i]
		if e.foreign {
			continue
		}
		if len(e.node.Attr) > 0 {
			o.anchorPoint(p, e.node)
		}
		sk.add(int32(i))
		st.read(p, e)
		o.dispatch(p, &h, int32(i))
	}
	p.Document.Skeleton, p.Document.Shape = sk.sum()
	st.finish(p)
	h.finish()
	o.headers(p)
	o.structuredData(p)
	o.scriptRedirect(p)
	o.words(p)
	p.Indexable = indexable(p)
}

// dispatch sends element i to the reader of its kind.
func (o *outline) dispatch(p *Page, h *headReader, i int32) {
	e := &o.elements[i]
	switch e.tag {
	case atom.Title:
		h.title(e)
	case atom.Meta:
		h.meta(e)
	case atom.Link:
		h.link(e)
		o.linkResource(p, e)
	case atom.A, atom.Area:
		o.link(p, i)
	case atom.Img:
		o.image(p, i)
	case atom.Input:
		if strings.EqualFold(attr(e.node, "type"), "image") {
			o.image(p, i)
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		o.heading(p, i)
	case atom.Script, atom.Style, atom.Iframe, atom.Frame, atom.Object, atom.Embed, atom.Video, atom.Audio:
		o.resource(p, i)
	case atom.Frameset:
		p.Document.Frames = true
	case atom.Div, atom.Span, atom.P:
		if len(e.node.Attr) > 0 && strings.EqualFold(attr(e.node, "role"), "heading") {
			o.heading(p, i)
		}
	}
}

// document reads the form of the document.
func (o *outline) document(p *Page) {
	d := &p.Document
	d.Elements = len(o.elements)
	d.Depth = o.maxDepth
	d.Comments = o.comments
	d.DuplicateIDs = o.duplicateIDs
	for c := o.root.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.DoctypeNode:
			d.Doctype = modern(c)
		case html.ElementNode:
			if c.DataAtom == atom.Html {
				d.Lang = strings.TrimSpace(attr(c, "lang"))
				d.LangValid = ValidLanguageTag(d.Lang)
			}
		}
	}
}

// modern reports whether a doctype is that of HTML5: no public identifier, and no system identifier but the legacy one.
func modern(n *html.Node) bool {
	if !strings.EqualFold(n.Data, "html") {
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "public" && a.Val != "" || a.Key == "system" && a.Val != "" && a.Val != "about:legacy-compat" {
			return false
		}
	}
	return true
}

// anchorPoint records what a fragment can point at: an id, or the name of an a element.
func (o *outline) anchorPoint(p *Page, n *html.Node) {
	if len(p.Document.Fragments) >= maxFragments {
		return
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Val != "" && (a.Key == "id" || a.Key == "name" && n.DataAtom == atom.A) {
			p.Document.Fragments = append(p.Document.Fragments, a.Val)
		}
	}
}

// indexable reports whether a search engine may show the page: 200, HTML, not noindex, canonical absent or itself.
func indexable(p *Page) bool {
	if p.Status != 200 || p.Robots.Noindex || p.Robots.Unavailable {
		return false
	}
	if p.ContentType != "text/html" && p.ContentType != "application/xhtml+xml" {
		return false
	}
	return p.Canonical == "" || p.Canonical == p.URL
}

// content is the text of an element that holds text only, white space collapsed.
func content(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return collapse(c.Data)
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return collapse(b.String())
}

// collapse makes runs of white space one space and cuts it at both ends. A string that needs no change is returned as it is.
func collapse(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x21 && (c != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') || c == 0xC2 || c == 0xE3 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// cut returns the first n bytes of s, no rune broken.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return strings.Clone(s[:n])
}
