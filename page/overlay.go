package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// openOverlay is the selector of a dialog or pop-up that the mark-up itself opens over the content; "" when there is
// none. Consent and age checks, menus, searches and dialogs that a script will open are none.
func (o *outline) openOverlay() string {
	looks := 0
	for i := range o.elements {
		e := &o.elements[i]
		if e.inHead || e.foreign || e.hidden {
			continue
		}
		open := false
		switch {
		case e.tag == atom.Dialog:
			open = hasAttr(e.node, "open")
		case o.reading.marks[i]&markModal != 0 && e.tag != atom.Body && e.tag != atom.Html:
			open = opened(attr(e.node, "class"), attr(e.node, "style"))
		}
		if !open || e.to-e.from < 10 {
			continue
		}
		if looks++; looks > maxLooks {
			break
		}
		if o.marked(int32(i), markConsent|markMenu|markSearch, 2) || o.marksWithin(int32(i), markConsent) {
			continue
		}
		if strings.Contains(strings.ToLower(attr(e.node, "class")), "navig") {
			continue
		}
		if text := strings.ToLower(o.visible(int32(i))); strings.Contains(text, "cookie") {
			continue
		}
		return o.selector(int32(i))
	}
	return ""
}

// opened reports whether class and style of a modal say that it is open.
func opened(class, style string) bool {
	state := false
	for name := range strings.FieldsSeq(class) {
		switch strings.ToLower(name) {
		case "show", "open", "in", "is-open", "is-active", "active", "is-visible", "modal-open", "visible", "opened":
			state = true
		}
	}
	if style == "" {
		return state
	}
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	if strings.Contains(s, "display:none") {
		return false
	}
	return state || strings.Contains(s, "display:block") || strings.Contains(s, "display:flex")
}

// marksWithin reports whether an element within i is named by mk.
func (o *outline) marksWithin(i int32, mk mark) bool {
	for k := i; k < o.elements[i].end; k++ {
		if o.reading.marks[k]&mk != 0 {
			return true
		}
	}
	return false
}
