package page

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits that the checks of styles follow.
const (
	smallText = 12  // CSS pixels under which text is small
	wideBlock = 600 // CSS pixels from which a fixed width does not fit a phone
	muchText  = 50  // bytes from which hidden text counts
)

// inlineStyles judges what inline styles do to the elements that carry them.
func (r *markupReader) inlineStyles() {
	images := 0
	for _, i := range r.styled {
		e := &r.elements[i]
		d := readDeclarations(attr(e.node, "style"))
		r.hiddenText(i, &d)
		if e.concealed {
			continue
		}
		r.contrast(i, &d)
		r.smallLetters(i, &d)
		r.width(i, &d)
		if d.outline != "" && gone(d.outline) && focusable(e) {
			r.add("focus-hidden", i)
		}
		if images < 50 && r.backgroundImage(i, &d) {
			images++
		}
	}
	for _, i := range r.tagged(atom.Table) {
		if w := attr(r.elements[i].node, "width"); len(w) > 2 && pixels(w) > wideBlock && !hasAttr(r.elements[i].node, "style") && !r.scrolls(i) {
			r.add("content-wider-than-screen", i)
		}
	}
}

// gone reports whether an outline is none.
func gone(v string) bool {
	v = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(v), "!important"))
	return v == "none" || v == "0" || v == "0px" || strings.HasPrefix(v, "0 ") || strings.HasPrefix(v, "none ")
}

// contrast judges text whose colour and ground stand in one style. WCAG 1.4.3: 4.5 to 1, and 3 to 1 for large letters.
func (r *markupReader) contrast(i int32, d *declarations) {
	e := &r.elements[i]
	if d.color == "" || d.background == "" || d.image != "" || e.from == e.to || d.opacity != "" || strings.Contains(attr(e.node, "style"), "mage:") {
		return
	}
	text, ok := parseColor(d.color)
	ground, ok2 := parseColor(d.background)
	if !ok || !ok2 || !r.ownText(e) {
		return
	}
	size, known := cssPixels(d.fontSize)
	need := 4.5
	heading := e.tag == atom.H1 || e.tag == atom.H2
	bold := d.fontWeight == "bold" || d.fontWeight >= "700"
	if heading && !known || known && (size >= 24 || size >= 18.66 && bold) || !known && d.fontSize != "" {
		need = 3
	}
	if ratio := contrast(text, ground); ratio < need && ratio > 1.05 {
		r.say("color-contrast-low", i, fmt.Sprintf("“%s”: %s / %s = %.1f:1", cut(r.outline.visible(i), 50), d.color, d.background, ratio))
	}
}

// ownText reports whether words stand in e itself rather than in elements with styles of their own.
func (r *markupReader) ownText(e *element) bool {
	for c := e.node.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// smallLetters counts text of the main content that an inline style makes too small to read on a phone.
func (r *markupReader) smallLetters(i int32, d *declarations) {
	e := &r.elements[i]
	if d.fontSize == "" || e.region != Main || e.to-e.from < 20 || e.tag == atom.Sup || e.tag == atom.Sub {
		return
	}
	if px, ok := cssPixels(d.fontSize); ok && px > 2 && px < smallText && r.ownText(e) {
		r.say("font-too-small", i, strconv.FormatFloat(px, 'f', -1, 64)+"px: “"+cut(r.outline.visible(i), 60)+"”")
	}
}

// width judges a fixed width. What may scroll sideways by itself, or is a strip of slides, may be wide.
func (r *markupReader) width(i int32, d *declarations) {
	e := &r.elements[i]
	if d.maxWidth != "" || d.position == "absolute" || d.position == "fixed" || strings.Contains(d.overflow, "auto") || strings.Contains(d.overflow, "scroll") {
		return
	}
	w, ok := cssPixels(d.width)
	m, ok2 := cssPixels(d.minWidth)
	if !(ok && w > wideBlock || ok2 && m > wideBlock) {
		return
	}
	switch e.tag {
	case atom.Img, atom.Iframe, atom.Video, atom.Col, atom.Td, atom.Th, atom.Object, atom.Embed, atom.Canvas, atom.Figure, atom.Body, atom.Html:
		return // pictures and players are scaled by nearly every style sheet
	}
	if e.to > e.from && !r.scrolls(i) {
		r.add("content-wider-than-screen", i)
	}
}

// scrolls reports whether an ancestor of element i lets it scroll, cuts it, or is a carousel.
func (r *markupReader) scrolls(i int32) bool {
	for p, up := i, 0; p >= 0 && up < 8; p, up = r.elements[p].parent, up+1 {
		n := r.elements[p].node
		if s := attr(n, "style"); strings.Contains(s, "overflow") {
			return true
		}
		class := attr(n, "class")
		for _, part := range [...]string{"scroll", "respons", "slide", "slick", "swiper", "carousel", "track", "owl", "marquee", "caption", "hidden", "modal", "popup", "dialog"} {
			if strings.Contains(class, part) {
				return true
			}
		}
	}
	return false
}

// backgroundImage reports an element of the main content that holds nothing but a picture as its ground: image search
// and screen readers do not see it. Patterns and dividers are no content.
func (r *markupReader) backgroundImage(i int32, d *declarations) bool {
	e := &r.elements[i]
	v := d.image
	if v == "" {
		v = d.background
	}
	at := strings.Index(v, "url(")
	if at < 0 || e.region != Main || e.hidden || e.end != i+1 || e.to != e.from || r.ownName(i) != "" {
		return false
	}
	url := strings.Trim(v[at+4:], `"' )`)
	low := strings.ToLower(url)
	if strings.HasPrefix(low, "data:") || strings.Contains(low, ".svg") || low == "" {
		return false
	}
	for _, part := range [...]string{"bg", "background", "pattern", "texture", "shadow", "icon", "arrow", "line", "sprite", "gradient", "blank", "overlay"} {
		if strings.Contains(low[strings.LastIndexByte(low, '/')+1:], part) {
			return false
		}
	}
	if a, ok := r.within(i, atom.A); ok && !r.isNamed(a) {
		return false // the link lacks a name, which another check reports
	}
	r.say("image-background-only", i, url)
	return true
}

// hiddenText reports words that a style hides from people and leaves to crawlers. What a script may open is not meant:
// anything that a script or a style sheet can call by id, by a telling class or by data is left out.
func (r *markupReader) hiddenText(i int32, d *declarations) {
	e := &r.elements[i]
	if e.inHead || e.to-e.from < muchText {
		return
	}
	trick := r.trick(i, d)
	if trick == "" || leftToReaders(e.node, d) {
		return
	}
	if n := e.node; hasAttr(n, "role") || r.pointed(n) {
		return
	}
	for p, up := i, 0; p >= 0 && up < 4; p, up = r.elements[p].parent, up+1 {
		n := r.elements[p].node
		if toggles(attr(n, "class")) || toggles(attr(n, "id")) || r.elements[p].tag == atom.Form || r.elements[p].tag == atom.Dialog {
			return
		}
		if p != i && concealed(attr(n, "style")) {
			return // reported there, or open to a script
		}
	}
	r.say("hidden-text", i, trick+" “"+cut(r.outline.visible(i), 80)+"”")
}

// dressed reports whether an element in element i has a style or a class.
func (r *markupReader) dressed(i int32) bool {
	for c := i + 1; c < min(r.elements[i].end, i+50); c++ {
		if n := r.elements[c].node; hasAttr(n, "style") || hasAttr(n, "class") {
			return true
		}
	}
	return false
}

// pointed reports whether scripts may have a handle on n.
func (r *markupReader) pointed(n *html.Node) bool {
	for k := range n.Attr {
		key := n.Attr[k].Key
		if key == "id" || strings.HasPrefix(key, "data-") || strings.HasPrefix(key, "aria-") || strings.HasPrefix(key, "v-") || strings.HasPrefix(key, "x-") ||
			strings.HasPrefix(key, "ng-") || strings.HasPrefix(key, "on") || strings.HasPrefix(key, ":") || strings.HasPrefix(key, "@") {
			return true
		}
	}
	return false
}

// leftToReaders reports whether a style leaves its text to screen readers, as the usual recipes do: clipped, or in a box of a pixel.
func leftToReaders(n *html.Node, d *declarations) bool {
	for _, side := range [...]string{d.width, d.height} {
		if px, ok := cssPixels(side); ok && side != "" && px <= 1 && px > 0 {
			return true
		}
	}
	return strings.Contains(attr(n, "style"), "clip")
}

// trick is the declaration that hides the text of element i, "" when none does. Letters of no size around elements with a size of
// their own only close gaps, and a picture takes the place of a heading or link that is moved away.
func (r *markupReader) trick(i int32, d *declarations) string {
	n := r.elements[i].node
	if px, ok := cssPixels(d.fontSize); ok && d.fontSize != "" && px <= 1 && !r.dressed(i) {
		return "font-size:" + d.fontSize
	}
	if px, ok := cssPixels(d.textIndent); ok && px <= -999 && d.image == "" && !strings.Contains(d.background, "url(") && !hasAttr(n, "class") {
		return "text-indent:" + d.textIndent
	}
	if px, ok := cssPixels(d.left); ok && px <= -999 {
		return "left:" + d.left
	}
	if strings.EqualFold(d.display, "none") {
		return "display:none"
	}
	if strings.EqualFold(d.visibility, "hidden") {
		return "visibility:hidden"
	}
	if a, ok := parseColor(d.color); ok {
		if b, ok := parseColor(d.background); ok && a == b {
			return "color:" + d.color + " / " + d.background
		}
	}
	return ""
}
