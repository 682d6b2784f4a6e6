package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxName is the length in bytes at which an accessible name is cut.
const maxName = 1000

// name is the accessible name of element i by the parts of accname 1.2 that static mark-up can show: aria-labelledby,
// aria-label, the content with the alternatives of its images, the title attribute. fromAlt: all of it comes from
// the alternatives of images.
func (o *outline) name(i int32) (text string, fromAlt bool) {
	n := o.elements[i].node
	title := ""
	for k := range n.Attr {
		switch a := &n.Attr[k]; a.Key {
		case "aria-labelledby":
			if s := o.labelledBy(a.Val); s != "" {
				return s, false
			}
		case "title":
			title = a.Val
		}
	}
	if s := collapse(attr(n, "aria-label")); s != "" {
		return cut(s, maxName), false
	}
	if text, fromAlt = o.contentName(i); text != "" {
		return text, fromAlt
	}
	return cut(collapse(title), maxName), false
}

// labelledBy joins the texts of the elements that a list of ids names; a label does not follow further references.
func (o *outline) labelledBy(ids string) string {
	var b strings.Builder
	for id := range strings.FieldsSeq(ids) {
		j, ok := o.byID[id]
		if !ok || b.Len() > maxName {
			continue
		}
		s := collapse(attr(o.elements[j].node, "aria-label"))
		if s == "" {
			s, _ = o.contentName(j)
		}
		if s != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

// contentName is the name that the content of element i gives: its visible text, with the alternatives of images and
// the labels of graphics in their places, without what is hidden from readers of the screen.
func (o *outline) contentName(i int32) (text string, fromAlt bool) {
	e := &o.elements[i]
	if e.end == i+1 {
		return cut(squeeze(bytes.TrimSpace(o.text[e.from:min(e.to, e.from+2*maxName)])), maxName), false
	}
	buf := o.anchor[:0]
	at := e.from
	skipped := false
	for c := i + 1; c < e.end && len(buf) < maxName; c++ {
		d := &o.elements[c]
		label, leaf := o.alternative(c)
		if d.hidden && !e.hidden {
			label, leaf = "", true
		}
		if !leaf {
			continue
		}
		if d.from > at {
			buf = append(buf, o.text[at:d.from]...)
		}
		skipped = true
		if label != "" {
			buf = append(append(append(buf, ' '), label...), ' ')
		}
		at = max(at, d.to)
		c = d.end - 1
	}
	if e.to > at {
		buf = append(buf, o.text[at:min(e.to, at+2*maxName)]...)
	}
	o.anchor = buf
	if !skipped {
		return cut(squeeze(bytes.TrimSpace(buf)), maxName), false
	}
	fromAlt = len(bytes.TrimSpace(o.text[e.from:e.to])) == 0
	text = cut(strings.Join(strings.Fields(string(buf)), " "), maxName)
	return text, fromAlt && text != ""
}

// alternative is what element c says instead of its content: the alt of an image, the label of a graphic or of an
// element with aria-label, the title of an empty one. leaf: its content does not count further.
func (o *outline) alternative(c int32) (label string, leaf bool) {
	d := &o.elements[c]
	n := d.node
	switch d.tag {
	case atom.Img, atom.Area:
		return collapse(imageName(n)), true
	case atom.Svg:
		if s := collapse(attr(n, "aria-label")); s != "" {
			return s, true
		}
		if s := attr(n, "aria-labelledby"); s != "" {
			for id := range strings.FieldsSeq(s) {
				if j, ok := o.byID[id]; ok {
					return content(o.elements[j].node), true
				}
			}
		}
		return svgTitle(n), true
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "image":
			return collapse(imageName(n)), true
		case "submit", "button", "reset":
			return collapse(attr(n, "value")), true
		}
		return "", true
	}
	if len(n.Attr) == 0 || n.Namespace != "" {
		return "", false
	}
	if s := collapse(attr(n, "aria-label")); s != "" {
		return s, true
	}
	if d.end == c+1 && d.from == d.to { // an icon without content is called by its title
		if s := collapse(attr(n, "title")); s != "" {
			return s, true
		}
	}
	return "", false
}

// imageName is alt, or aria-label, or title of an image.
func imageName(n *html.Node) string {
	for _, key := range [...]string{"aria-label", "alt", "title"} {
		if s := attr(n, key); strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// svgTitle is the text of the title element that is a child of an svg.
func svgTitle(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "title" {
			return content(c)
		}
	}
	return ""
}

// squeeze makes text of the outline one line: its white space is collapsed already, but for line ends.
func squeeze(b []byte) string {
	if bytes.IndexByte(b, '\n') < 0 {
		return string(b)
	}
	out := make([]byte, len(b))
	for i, c := range b {
		if c == '\n' {
			c = ' '
		}
		out[i] = c
	}
	return string(out)
}
