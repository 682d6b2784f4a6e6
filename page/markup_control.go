package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// controls judges buttons, fields and links: their names, their labels, and that none stands in another.
func (r *markupReader) controls() {
	r.readLabels()
	for _, i := range r.tagged(atom.Button) {
		r.button(i)
	}
	for _, i := range r.tagged(atom.Input) {
		r.input(i)
	}
	for _, i := range r.tagged(atom.Select) {
		r.choice(i)
	}
	for _, i := range r.tagged(atom.Textarea) {
		r.severalLabels(i)
	}
	for _, i := range r.tagged(atom.A) {
		r.labelInName(i)
	}
	for _, i := range r.roles {
		e := &r.elements[i]
		if e.tag == atom.Button || e.tag == atom.Input || e.hidden {
			continue
		}
		if name, _, _ := roleOf(e.node); name == "button" {
			r.buttonName(i)
		}
	}
	r.nested()
}

// readLabels finds the label elements of each control. Texts that a validation script writes into label elements are none.
func (r *markupReader) readLabels() {
	for _, l := range r.tagged(atom.Label) {
		e := &r.elements[l]
		if c := attr(e.node, "class"); e.hidden || strings.Contains(c, "error") || strings.Contains(c, "invalid") || len(r.labels) > maxRoles {
			continue
		}
		target, found := int32(-1), false
		if id := attr(e.node, "for"); id != "" {
			target, found = r.byID[id]
		} else {
			for c := l + 1; c < min(e.end, l+100) && !found; c++ {
				if isField(&r.elements[c]) {
					target, found = c, true
				}
			}
		}
		if !found {
			continue
		}
		if r.labels == nil {
			r.labels = map[int32][]int32{}
		}
		r.labels[target] = append(r.labels[target], l)
	}
}

// isField reports whether a label can belong to e.
func isField(e *element) bool {
	switch e.tag {
	case atom.Input:
		return !strings.EqualFold(attr(e.node, "type"), "hidden")
	case atom.Select, atom.Textarea, atom.Button, atom.Meter, atom.Output, atom.Progress:
		return true
	}
	return false
}

// fieldName is the accessible name of a field: aria-labelledby, aria-label, its labels, what HTML gives it, title, placeholder.
func (r *markupReader) fieldName(i int32) string {
	n := r.elements[i].node
	if s := r.ariaName(i); s != "" {
		return s
	}
	var parts []string
	for _, l := range r.labels[i] {
		if s, _ := r.contentName(l); s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, " ")
	}
	if r.elements[i].tag == atom.Input {
		switch strings.ToLower(attr(n, "type")) {
		case "submit":
			if !hasAttr(n, "value") {
				return "submit"
			}
			return collapse(attr(n, "value"))
		case "reset":
			if !hasAttr(n, "value") {
				return "reset"
			}
			return collapse(attr(n, "value"))
		case "button":
			if s := collapse(attr(n, "value")); s != "" {
				return s
			}
		case "image":
			if s := collapse(attr(n, "alt")); s != "" {
				return s
			}
			if s := collapse(attr(n, "title")); s != "" {
				return s
			}
			return "submit"
		}
	}
	if s := collapse(attr(n, "title")); s != "" {
		return s
	}
	return collapse(attr(n, "placeholder"))
}

func (r *markupReader) button(i int32) {
	e := &r.elements[i]
	if e.hidden {
		return
	}
	r.buttonName(i)
	r.labelInName(i)
	r.severalLabels(i)
	if attr(e.node, "type") == "" && !hasAttr(e.node, "onclick") {
		if f, ok := r.within(i, atom.Form); ok && r.submits(f) {
			r.add("button-type-missing", i)
		}
	}
}

// submits reports whether form f holds a control that says that it sends the form, so that any other button there is
// meant for something else.
func (r *markupReader) submits(f int32) bool {
	return once(&r.sends, f, func() bool {
		for c := f + 1; c < min(r.elements[f].end, f+2000); c++ {
			switch e := &r.elements[c]; e.tag {
			case atom.Button, atom.Input:
				if t := attr(e.node, "type"); strings.EqualFold(t, "submit") || strings.EqualFold(t, "image") {
					return true
				}
			}
		}
		return false
	})
}

// buttonName reports a button without a name.
func (r *markupReader) buttonName(i int32) {
	s, _ := r.name(i)
	if s == "" && len(r.labels[i]) > 0 {
		s = r.fieldName(i)
	}
	if s == "" && !r.presents(i) {
		r.add("button-name-missing", i)
	}
}

// presents reports whether element i says that it is nothing to screen readers.
func (r *markupReader) presents(i int32) bool {
	n := r.elements[i].node
	role := attr(n, "role")
	return (role == "none" || role == "presentation") && strings.HasPrefix(attr(n, "tabindex"), "-")
}

func (r *markupReader) input(i int32) {
	e := &r.elements[i]
	if e.hidden {
		return
	}
	switch strings.ToLower(attr(e.node, "type")) {
	case "hidden":
	case "image":
		if r.ownName(i) == "" && collapse(attr(e.node, "alt")) == "" {
			r.add("input-image-alt-missing", i)
		}
	case "button", "submit", "reset":
		if r.fieldName(i) == "" {
			r.add("button-name-missing", i)
		}
	default:
		r.severalLabels(i)
	}
}

// choice judges a select element.
func (r *markupReader) choice(i int32) {
	e := &r.elements[i]
	if e.hidden || offScreen(attr(e.node, "style")) {
		return
	}
	r.severalLabels(i)
	if _, ok := r.within(i, atom.Form); !ok && r.fieldName(i) == "" {
		r.add("select-name-missing", i)
	}
}

// severalLabels reports a field with two labels that both say something: some screen readers read one of them, some the other.
func (r *markupReader) severalLabels(i int32) {
	n := 0
	for _, l := range r.labels[i] {
		if s, _ := r.contentName(l); s != "" {
			n++
		}
	}
	if n > 1 && attr(r.elements[i].node, "aria-labelledby") == "" {
		r.add("form-label-multiple", i)
	}
}

// labelInName reports a control whose aria-label does not contain the words that it shows: who speaks to the machine says
// the words that he sees.
func (r *markupReader) labelInName(i int32) {
	e := &r.elements[i]
	label := attr(e.node, "aria-label")
	if label == "" || e.hidden || e.to-e.from > 200 || attr(e.node, "aria-labelledby") != "" {
		return
	}
	seen := r.shown(i)
	if seen == "" {
		return
	}
	a, b := utterance(label), utterance(seen)
	if len([]rune(b)) < 3 || strings.Contains(a, b) {
		return
	}
	r.say("label-name-mismatch", i, "“"+seen+"” ≠ aria-label=\""+label+"\"")
}

// shown is the text of a control as a reader sees it, "" when parts of it may be meant for machines: names of icons,
// words for screen readers.
func (r *markupReader) shown(i int32) string {
	e := &r.elements[i]
	for c := i + 1; c < e.end; c++ {
		d := &r.elements[c]
		if d.to == d.from {
			continue
		}
		names := strings.ToLower(attr(d.node, "class"))
		if d.hidden || d.tag == atom.I || strings.Contains(names, "icon") || strings.Contains(names, "symbols") || toggles(names) {
			return ""
		}
	}
	return r.outline.visible(i)
}

// utterance is s in lower case without anything but letters and digits.
func utterance(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 0xC0 && !isPunctuation(c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// isPunctuation reports whether c is one of the signs beyond Latin-1 that decorate labels.
func isPunctuation(c rune) bool {
	return c >= 0x2000 && c <= 0x2BFF || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF0F || c >= 0xE000 && c <= 0xF8FF || c >= 0xFE00 && c <= 0xFE0F || c >= 0x1F000
}

// nested reports controls in other controls: a click or a key does what the outer or what the inner one does, by browser.
func (r *markupReader) nested() {
	outer, end := int32(-1), int32(0)
	for k := range r.elements {
		i, e := int32(k), &r.elements[k]
		if e.foreign || !interactive(e) || e.concealed {
			continue
		}
		if i < end {
			r.say("nested-interactive", i, startTag(r.elements[outer].node)+" … "+startTag(e.node))
		} else {
			outer, end = i, e.end
		}
	}
}

// interactive reports whether e is operated by itself: a link, button, field or frame, or a role that makes it one.
func interactive(e *element) bool {
	switch e.tag {
	case atom.A:
		return hasAttr(e.node, "href")
	case atom.Button, atom.Select, atom.Textarea, atom.Iframe:
		return true
	case atom.Input:
		return !strings.EqualFold(attr(e.node, "type"), "hidden")
	case atom.Div, atom.Span, atom.Li:
		if role := attr(e.node, "role"); role != "" {
			a := ariaRoles()[role]
			return a != nil && a.widget && a.atomic && hasAttr(e.node, "tabindex")
		}
	}
	return false
}

// emptyObject reports whether an object or embed has nothing to say in words.
func (r *markupReader) emptyObject(i int32) bool {
	e := &r.elements[i]
	if r.ownName(i) != "" {
		return false
	}
	for c := e.node.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == html.ElementNode && c.DataAtom != atom.Param && c.DataAtom != atom.Embed {
			return false
		}
	}
	return true
}
