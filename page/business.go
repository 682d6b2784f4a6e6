package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// business takes the facts that a marketing director asks for. It runs after structure and may read its facts.
func (o *outline) business(p *Page) {
	o.action(p)
	o.offer(p)
	o.signals(p)
	o.dates(p)
	o.classify(p)
}

// action takes what a visitor can do: calls to action, forms, contacts; and the vendors that serve it.
func (o *outline) action(p *Page) {
	b := &business{outline: o, page: p, body: string(o.text)}
	b.forms(p)
	b.ctas(p)
	b.vendors(p)
	b.contacts(p)
}

// A business is the outline as the extractors of calls to action, forms, contacts and vendors share it.
type business struct {
	*outline
	page    *Page
	body    string // the visible text; parts of it that are kept are cloned
	set     *controlSet
	submits map[int32]string  // control that sends a form → the form's purpose
	chats   []string          // chat vendors and hosts seen in links and labels
	region  []string          // countries whose telephone plans are tried, best first
	links   []hrefAt          // see hrefs
	ids     map[string]string // vendor → account
}

// words is the visible text of element i in one line. It is a part of body: clone what is kept.
func (b *business) words(i int32) string {
	e := &b.elements[i]
	s := strings.TrimSpace(b.body[e.from:e.to])
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}

// label is the accessible name of a link or button: what it is labelled by, else its text, else its images' alt texts,
// else its title. inner reports that it comes from no visible text.
func (b *business) label(i int32) (text string, inner bool) {
	e := &b.elements[i]
	n := e.node
	if e.tag == atom.Input {
		switch strings.ToLower(attr(n, "type")) {
		case "image":
			if t := tidy(attr(n, "alt")); t != "" {
				return t, true
			}
			return tidy(attr(n, "title")), true
		}
		if t := tidy(attr(n, "value")); t != "" {
			return t, false
		}
		if strings.EqualFold(attr(n, "type"), "submit") {
			return "Submit", false // what browsers write on it
		}
	}
	if t := b.words(i); t != "" {
		return t, false
	}
	if ids := attr(n, "aria-labelledby"); ids != "" {
		if t := b.joinByID(ids); t != "" {
			return t, true
		}
	}
	if t := tidy(attr(n, "aria-label")); t != "" {
		return t, true
	}
	for d := i + 1; d < e.end; d++ {
		switch b.elements[d].tag {
		case atom.Img:
			if t := tidy(attr(b.elements[d].node, "alt")); t != "" {
				return t, true
			}
		case atom.Svg, atom.I, atom.Span:
			if t := tidy(attr(b.elements[d].node, "aria-label")); t != "" {
				return t, true
			}
		case atom.Title:
			if c := b.elements[d].node.FirstChild; c != nil && b.elements[d].foreign {
				if t := tidy(c.Data); t != "" {
					return t, true
				}
			}
		}
	}
	return tidy(attr(n, "title")), true
}

// namePart reports whether any part of the class or id names of element i satisfies is. Names are split at hyphens,
// underscores and changes of case; next is the part that follows in the same name.
func (b *business) namePart(i int32, is func(part, next string) bool) bool {
	for _, a := range b.elements[i].node.Attr {
		if a.Key != "class" && a.Key != "id" || len(a.Val) > 1000 {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			for name != "" {
				end := partEnd(name)
				rest := strings.TrimLeft(name[end:], "-_")
				if is(name[:end], rest) {
					return true
				}
				name = rest
			}
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

func sortIndices(s []int32) { slices.Sort(s) }
