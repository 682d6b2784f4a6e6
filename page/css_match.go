package page

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// matches reports whether element i is what a compound asks for. It takes from the steps what it costs.
func (w *selectorWalk) matches(c *compound, i int32, n *html.Node) bool {
	if c.tag != "" && c.tag != n.Data || c.root && w.o.elements[i].parent >= 0 {
		return false
	}
	if c.id != "" && attr(n, "id") != c.id {
		return false
	}
	if len(c.classes) > 0 {
		value := attr(n, "class")
		value = value[:min(len(value), maxClassValue)]
		w.steps -= len(value) * len(c.classes) / 64
		for _, class := range c.classes {
			if !holdsToken(value, class) {
				return false
			}
		}
	}
	for k := range c.attrs {
		if !w.attribute(&c.attrs[k], n) {
			return false
		}
	}
	for _, t := range c.nth {
		if !t.is(w.stack[len(w.stack)-1].children) {
			return false
		}
	}
	if c.last && !w.lastChild(n) || c.empty && !childless(n) {
		return false
	}
	for k := range c.not {
		if w.matches(&c.not[k], i, n) {
			return false
		}
	}
	e := &w.o.elements[i]
	for _, text := range c.holds {
		if w.steps -= int(e.to-e.from) / 64; !bytes.Contains(w.o.text[e.from:e.to], []byte(text)) {
			return false
		}
	}
	return true
}

// holdsToken reports whether the words of value hold token.
func holdsToken(value, token string) bool {
	for from := 0; from <= len(value)-len(token); {
		k := strings.Index(value[from:], token)
		if k < 0 {
			return false
		}
		k += from
		end := k + len(token)
		if (k == 0 || htmlSpace(value[k-1])) && (end == len(value) || htmlSpace(value[end])) {
			return true
		}
		from = k + 1
	}
	return false
}

// attribute reports whether an attribute is as asked. The first of a name counts, as in browsers.
func (w *selectorWalk) attribute(t *attrTest, n *html.Node) bool {
	for k := range n.Attr {
		a := &n.Attr[k]
		if a.Key != t.key || a.Namespace != "" {
			continue
		}
		if t.op == 0 {
			return true
		}
		value, want := a.Val[:min(len(a.Val), maxOwnElement)], t.value
		w.steps -= len(value) / 64
		if t.fold {
			value, want = strings.ToLower(value), strings.ToLower(want)
		}
		switch t.op {
		case '=':
			return value == want
		case '~':
			return want != "" && holdsToken(value, want)
		case '|':
			return value == want || strings.HasPrefix(value, want+"-")
		case '^':
			return want != "" && strings.HasPrefix(value, want)
		case '$':
			return want != "" && strings.HasSuffix(value, want)
		}
		return want != "" && strings.Contains(value, want)
	}
	return false
}

// lastChild reports whether no element follows n among its siblings.
func (w *selectorWalk) lastChild(n *html.Node) bool {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		w.steps--
		if s.Type == html.ElementNode {
			return false
		}
	}
	return true
}

// childless reports whether n holds neither elements nor text.
func childless(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode && c.Data != "" {
			return false
		}
	}
	return true
}
