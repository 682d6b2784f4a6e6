package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// business takes the facts that a marketing director asks for. It runs after structure and may read its facts.
func (o *outline) business(p *Page) {
	o.action(p)
	o.offer(p)
	o.signals(p)
	o.ownBanner(p)
	o.dates(p)
	o.unseen(p)
	o.classify(p)
}

// action takes what a visitor can do: calls to action, forms, contacts; and the vendors that serve it.
func (o *outline) action(p *Page) {
	b := &business{outline: o, page: p, body: o.textString()}
	b.forms(p)
	b.ctas(p)
	b.vendors(p)
	b.contacts(p)
}

// A business is the outline as the extractors of calls to action, forms, contacts and vendors share it.
type business struct {
	*outline
	page      *Page
	body      string // the visible text; parts of it that are kept are cloned
	set       *controlSet
	submits   map[int32]string  // control that sends a form → the form's purpose
	chats     []string          // chat vendors and hosts seen in links and labels
	region    []string          // countries whose telephone plans are tried, best first
	links     []hrefAt          // see hrefs
	ids       map[string]string // vendor → account
	anchors   map[string]bool   // names of a elements; see dead
	mentioned []bool            // see mentions
	asked     int               // numbers that the numbering plans were asked about
}

// maxWords is the length in bytes at which the text of one element is cut: no label, field or form says more.
const maxWords = 4000

// words is the visible text of element i in one line. It is a part of body: clone what is kept.
func (b *business) words(i int32) string {
	e := &b.elements[i]
	s := strings.TrimSpace(b.body[e.from:e.to])
	if len(s) > maxWords {
		s = strings.ToValidUTF8(s[:maxWords], "")
	}
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}

// label is the accessible name of a link or button: its text, what it is labelled by, its images' alt texts, its title.
// The visible text comes first: it is what a visitor reads, and what reports quote.
func (b *business) label(i int32) string {
	e := &b.elements[i]
	n := e.node
	if e.tag == atom.Input {
		kind := attr(n, "type")
		if strings.EqualFold(kind, "image") {
			if t := collapse(attr(n, "alt")); t != "" {
				return t
			}
		} else if t := collapse(attr(n, "value")); t != "" {
			return t
		} else if strings.EqualFold(kind, "submit") {
			return "Submit" // what browsers write on it
		}
	}
	if b.holdsConcealed(i) {
		if t, _ := b.contentName(i); t != "" {
			return t
		}
	}
	if t := b.words(i); t != "" {
		return t
	}
	if ids := attr(n, "aria-labelledby"); ids != "" {
		if t := b.joinByID(ids); t != "" {
			return t
		}
	}
	if t := collapse(attr(n, "aria-label")); t != "" {
		return t
	}
	for d := i + 1; d < min(e.end, i+100); d++ {
		if t := b.graphicLabel(d); t != "" {
			return t
		}
	}
	return collapse(attr(n, "title"))
}

// holdsConcealed reports whether text that is not on the screen stands in element i, which is.
func (b *business) holdsConcealed(i int32) bool {
	e := &b.elements[i]
	if e.concealed {
		return false
	}
	for d := i + 1; d < min(e.end, i+20); d++ {
		if c := &b.elements[d]; c.concealed && c.to > c.from {
			return true
		}
	}
	return false
}

// graphicLabel is the text alternative of an image, an icon or a drawing.
func (b *business) graphicLabel(i int32) string {
	n := b.elements[i].node
	switch b.elements[i].tag {
	case atom.Img:
		return collapse(attr(n, "alt"))
	case atom.Svg, atom.I, atom.Span:
		return collapse(attr(n, "aria-label"))
	case atom.Title:
		if c := n.FirstChild; c != nil && b.elements[i].foreign {
			return collapse(c.Data)
		}
	}
	return ""
}

// anyPart reports whether any part of the names in a class or id satisfies is. Names are split at hyphens, underscores
// and changes of case; next is the part that follows in the same name.
func anyPart(value string, is func(part, next string) bool) bool {
	if len(value) > 1000 {
		return false
	}
	for name := range strings.FieldsSeq(value) {
		for name != "" {
			end := partEnd(name)
			rest := strings.TrimLeft(name[end:], "-_")
			if is(name[:end], rest) {
				return true
			}
			name = rest
		}
	}
	return false
}

func partEnd(name string) int {
	for i := 1; i < len(name); i++ {
		c := name[i]
		if c == '-' || c == '_' || c >= 'A' && c <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			return i
		}
	}
	return len(name)
}
