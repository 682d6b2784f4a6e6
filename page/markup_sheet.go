package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Bounds of one style element: what lies beyond is not read.
const (
	maxSheet = 128 << 10
	maxFound = 50 // places of a word that are looked at
)

// sheets judges the style elements. A style sheet in a file may correct what they say.
func (r *markupReader) sheets() {
	for _, i := range r.tagged(atom.Style) {
		n := r.elements[i].node
		if n.FirstChild == nil {
			continue
		}
		css := n.FirstChild.Data
		css = css[:min(len(css), maxSheet)]
		if strings.Contains(css, "@import") {
			r.imports(i, css)
		}
		if !strings.Contains(css, "focus-visible") {
			r.focus(i, css)
		}
		r.smallRules(i, css)
	}
}

// imports reports style sheets that are only found once this one is read.
func (r *markupReader) imports(i int32, css string) {
	for k := 0; k < maxFound; k++ {
		at := strings.Index(css, "@import")
		if at < 0 {
			return
		}
		end := strings.IndexByte(css[at:], ';')
		if end < 0 {
			end = min(len(css)-at, maxQuote)
		}
		r.say("request-chain-long", i, css[at:at+end])
		css = css[at+end:]
	}
}

// A cssBlock is a rule of a style sheet around a declaration.
type cssBlock struct {
	selector, body, value string
}

// blocks calls f with the rules that declare the property, up to maxFound.
func cssBlocks(css, property string, f func(cssBlock)) {
	at := 0
	for range maxFound {
		n := strings.Index(css[at:], property)
		if n < 0 {
			return
		}
		start := at + n
		at = start + len(property)
		value := strings.TrimLeft(css[at:min(len(css), at+60)], " ")
		if !strings.HasPrefix(value, ":") || start > 0 && !strings.ContainsRune("{; \n\t\r", rune(css[start-1])) {
			continue
		}
		if end := strings.IndexAny(value, ";}"); end >= 0 {
			value = value[:end]
		}
		from := max(0, start-2000)
		open := strings.LastIndexByte(css[from:start], '{')
		if open < 0 {
			continue
		}
		open += from
		name := css[max(0, open-300):open]
		if k := strings.LastIndexAny(name, "{};"); k >= 0 {
			name = name[k+1:]
		}
		end := strings.IndexByte(css[start:min(len(css), start+2000)], '}')
		if end < 0 {
			continue
		}
		f(cssBlock{strings.TrimSpace(name), css[open+1 : start+end], strings.TrimSpace(value[1:])})
	}
}

// focus reports rules that take the ring from what has the focus and put nothing in its place.
func (r *markupReader) focus(i int32, css string) {
	cssBlocks(css, "outline", func(b cssBlock) {
		low := strings.ToLower(b.selector)
		if !gone(b.value) || !strings.Contains(low, ":focus") && low != "*" && low != "a" && low != "button" {
			return
		}
		for _, instead := range [...]string{"box-shadow", "border", "background", "text-decoration", "color"} {
			if strings.Contains(b.body, instead) {
				return
			}
		}
		if !strings.Contains(low, ":focus") && strings.Contains(css, ":focus") {
			return
		}
		r.say("focus-hidden", i, b.selector+" { outline: "+b.value+" }")
	})
}

// smallRules reports rules for the whole text that set it too small.
func (r *markupReader) smallRules(i int32, css string) {
	cssBlocks(css, "font-size", func(b cssBlock) {
		switch strings.ToLower(b.selector) {
		case "body", "html", "p", "*", "html, body", "html,body", "body, p", "body,p", "main", "article":
		default:
			return
		}
		if px, ok := cssPixels(b.value); ok && px > 2 && px < smallText {
			r.say("font-too-small", i, b.selector+" { font-size: "+b.value+" }")
		}
	})
}
