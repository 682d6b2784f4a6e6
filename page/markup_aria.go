package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// roleOf is the role that an element has by its role attribute: the first token that is a role. named: the attribute
// holds something; a template that a script fills in is nothing.
func roleOf(n *html.Node) (name string, role *ariaRole, named bool) {
	value := strings.TrimSpace(attr(n, "role"))
	if value == "" || strings.ContainsAny(value, "{}$<") {
		return "", nil, false
	}
	for token := range strings.FieldsSeq(value) {
		if r := ariaRoles()[token]; r != nil {
			return token, r, true
		}
		if low := strings.ToLower(token); low != token {
			if r := ariaRoles()[low]; r != nil {
				return low, r, true
			}
		}
	}
	return "", nil, true
}

// ariaRoles judges the roles and attributes of WAI-ARIA.
func (r *markupReader) ariaRoles() {
	for _, i := range r.roles {
		r.role(i)
	}
	for _, i := range r.aria {
		r.ariaAttributes(i)
	}
}

// role judges the role of element i: that there is one, what it must have, and where it must stand.
func (r *markupReader) role(i int32) {
	e := &r.elements[i]
	n := e.node
	name, role, named := roleOf(n)
	if !named {
		return
	}
	if role == nil || role.abstract || role.deprecated {
		r.add("aria-role-invalid", i)
		return
	}
	if e.hidden {
		return
	}
	for _, need := range role.required {
		if !hasAttr(n, "aria-"+need) && !nativeState(n, name) {
			r.add("aria-required-missing", i)
			break
		}
	}
	if len(role.parents) > 0 && !r.standsIn(i, role.parents) || len(role.owns) > 0 && !r.holds(i, role.owns) {
		r.add("aria-required-missing", i)
	}
	if role.named {
		r.needsName(i, name)
	}
}

// nativeState reports whether HTML itself says what the role requires: a checkbox knows whether it is checked.
func nativeState(n *html.Node, role string) bool {
	switch n.DataAtom {
	case atom.Input, atom.Meter, atom.Progress, atom.Option, atom.Select:
		return true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return role == "heading"
	}
	return false
}

// needsName reports an element whose role is nothing without a name. Buttons and links have rules of their own, fields
// that are fields of HTML, too.
func (r *markupReader) needsName(i int32, role string) {
	switch role {
	case "button", "link", "img", "image", "graphics-symbol":
		return // see controls and media
	}
	switch r.elements[i].tag {
	case atom.Input, atom.Select, atom.Textarea, atom.Button:
		return
	}
	named := false
	switch role {
	case "dialog", "alertdialog", "listbox", "combobox", "textbox", "searchbox", "spinbutton", "slider", "meter", "progressbar", "tree", "treegrid":
		named = r.ownName(i) != ""
	default: // these take their content for a name
		s, _ := r.name(i)
		named = s != ""
	}
	if !named && !(role == "tooltip" || role == "dialog" && r.elements[i].end == i+1) {
		r.add("aria-name-missing", i)
	}
}

// ownName is the name that attributes and labels give, without the content.
func (r *markupReader) ownName(i int32) string {
	if s := r.ariaName(i); s != "" {
		return s
	}
	return collapse(attr(r.elements[i].node, "title"))
}

// ariaName is the name that aria-labelledby or aria-label gives.
func (r *markupReader) ariaName(i int32) string {
	n := r.elements[i].node
	if ids := attr(n, "aria-labelledby"); ids != "" {
		if s := r.labelledBy(ids); s != "" {
			return s
		}
	}
	return collapse(attr(n, "aria-label"))
}

// implicitRoles are the roles that elements have by themselves and that others ask for.
var implicitRoles = map[atom.Atom]string{
	atom.Ul: "list", atom.Ol: "list", atom.Menu: "list", atom.Table: "table", atom.Tr: "row", atom.Thead: "rowgroup",
	atom.Tbody: "rowgroup", atom.Tfoot: "rowgroup", atom.Select: "listbox", atom.Datalist: "listbox", atom.Li: "listitem", atom.Option: "option",
}

// standsIn reports whether the nearest ancestor of element i that has a role has one of the wanted ones. Groups and row
// groups between are skipped, and where ids are owned by others the place says nothing.
func (r *markupReader) standsIn(i int32, want []string) bool {
	for p := r.elements[i].parent; p >= 0; p = r.elements[p].parent {
		n := r.elements[p].node
		name, role, _ := roleOf(n)
		if role == nil {
			name = implicitRoles[r.elements[p].tag]
		}
		if slices.Contains(want, name) {
			return true
		}
		switch name {
		case "", "none", "presentation", "generic", "group", "rowgroup", "menuitem", "listitem", "treeitem":
			continue
		}
		return r.owned(i)
	}
	return r.owned(i)
}

// owned reports whether element i, or one around it that has no role of its own, is in an aria-owns.
func (r *markupReader) owned(i int32) bool {
	if r.owns == nil {
		r.owns = map[string]bool{}
		for _, k := range r.aria {
			for id := range strings.FieldsSeq(attr(r.elements[k].node, "aria-owns")) {
				r.owns[id] = true
			}
		}
	}
	if len(r.owns) == 0 {
		return false
	}
	for p := i; p >= 0; p = r.elements[p].parent {
		n := r.elements[p].node
		if r.owns[attr(n, "id")] {
			return true
		}
		if p != i && hasAttr(n, "role") {
			return false
		}
	}
	return false
}

// holds reports whether one of the wanted roles stands in element i. One without any content waits for a script.
func (r *markupReader) holds(i int32, want []string) bool {
	e := &r.elements[i]
	if e.end == i+1 || hasAttr(e.node, "aria-owns") || attr(e.node, "aria-busy") == "true" || e.tag != atom.Div && implicitRoles[e.tag] != "" && e.tag != atom.Ul && e.tag != atom.Ol {
		return true
	}
	for c := i + 1; c < e.end; c++ {
		if r.held++; r.held > maxHeld {
			return true // lists in lists in lists: nobody can tell without reading all of them again and again
		}
		name, role, _ := roleOf(r.elements[c].node)
		if role == nil {
			name = implicitRoles[r.elements[c].tag]
		}
		if name != "" && slices.Contains(want, name) {
			return true
		}
	}
	return len(strings.TrimSpace(string(r.text[e.from:min(e.to, e.from+200)]))) == 0
}

// ariaAttributes judges the attributes of element i but for aria-hidden.
func (r *markupReader) ariaAttributes(i int32) {
	e := &r.elements[i]
	_, role, _ := roleOf(e.node)
	for k := range e.node.Attr {
		a := &e.node.Attr[k]
		short, ok := strings.CutPrefix(a.Key, "aria-")
		if !ok || strings.ContainsAny(short, ".:@") {
			continue
		}
		known := ariaAttributes()[short]
		switch {
		case known == nil || !known.accepts(a.Val):
			r.say("aria-attribute-invalid", i, "<"+e.node.Data+" … "+a.Key+`="`+a.Val+`">`)
		case role != nil && role.nameless && (short == "label" || short == "labelledby") && a.Val != "" && role != ariaRoles()["presentation"]:
			r.say("aria-attribute-invalid", i, `<`+e.node.Data+` role="`+attr(e.node, "role")+`" `+a.Key+`>`)
		case !known.global && a.Val != "" && !allows(e, role, short):
			r.say("aria-attribute-invalid", i, "<"+e.node.Data+roleQuote(e.node)+" "+a.Key+`="`+a.Val+`">`)
		}
	}
}

func roleQuote(n *html.Node) string {
	if s := attr(n, "role"); s != "" {
		return ` role="` + s + `"`
	}
	return ""
}

// allows reports whether an attribute that is not for everybody may stand on e. Elements whose own role carries many of
// them are not judged.
func allows(e *element, role *ariaRole, short string) bool {
	if role == nil {
		switch e.tag {
		case atom.Div, atom.Span, atom.P, atom.Li, atom.Ul, atom.Nav, atom.Section, atom.I, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			_, _, named := roleOf(e.node)
			heading := e.tag.String()[0] == 'h' && short == "level"
			item := e.tag == atom.Li && (short == "level" || short == "posinset" || short == "setsize")
			return heading || item || named || hasAttr(e.node, "role")
		}
		return true
	}
	return slices.Contains(role.allowed, short) || slices.Contains(role.required, short)
}

// ariaHidden notes an element that is hidden from screen readers alone; those within one that is known are left out.
func (r *markupReader) ariaHidden(i int32, value string) {
	if !strings.EqualFold(value, "true") {
		if known := ariaAttributes()["hidden"]; known != nil && !known.accepts(value) {
			r.say("aria-attribute-invalid", i, "<"+r.elements[i].node.Data+` aria-hidden="`+value+`">`)
		}
		return
	}
	if len(r.hidden) >= maxRoles {
		return
	}
	if n := len(r.hidden); n > 0 && r.elements[r.hidden[n-1]].end > i {
		return
	}
	r.hidden = append(r.hidden, i)
}

// hiddenParts reports controls that can be reached with the keyboard and are not announced. A part that a script shows
// and hides (dialogs, menus, slides) is hidden from everybody while it is closed: it is left out.
func (r *markupReader) hiddenParts() {
	for _, i := range r.hidden {
		e := &r.elements[i]
		if e.concealed || e.tag != atom.Body && e.tag != atom.A && r.toggled(i) || r.inert(i) {
			continue
		}
		for c := i; c < e.end; c++ {
			d := &r.elements[c]
			if c != i && r.toggled(c) || d.tag == atom.Fieldset && hasAttr(d.node, "disabled") {
				c = d.end - 1 // and all that stands in it
				continue
			}
			if d.concealed || !focusable(d) {
				continue
			}
			r.add("aria-hidden-focusable", c)
			break
		}
	}
}

// inert reports whether element i stands in a part that nothing in it can be reached of.
func (r *markupReader) inert(i int32) bool {
	for p := i; p >= 0; p = r.elements[p].parent {
		if hasAttr(r.elements[p].node, "inert") {
			return true
		}
	}
	return false
}

// toggled reports whether the names of element i say that a script shows and hides it.
func (r *markupReader) toggled(i int32) bool {
	n := r.elements[i].node
	if hasAttr(n, "inert") || hasAttr(n, "hidden") || strings.Contains(attr(n, "role"), "dialog") {
		return true
	}
	for _, key := range [...]string{"class", "id"} {
		if toggles(attr(n, key)) {
			return true
		}
	}
	return false
}

// togglingParts are parts of class names of what opens and closes, and of what only screen readers get.
var togglingParts = [...]string{
	"modal", "popup", "pop-up", "drawer", "canvas", "menu", "collaps", "dropdown", "drop-down", "overlay", "dialog", "slide", "slick", "swiper",
	"carousel", "owl", "tab", "accord", "panel", "toggle", "tooltip", "popover", "lightbox", "fancybox", "sidebar", "flyout", "nav", "search",
	"cookie", "consent", "banner", "toast", "alert", "notice", "error", "success", "loading", "hidden", "hide", "sr-only", "visually",
	"screen-reader", "screenreader", "offscreen", "off-screen", "a11y", "skip", "assistive", "template", "tpl", "more", "expand", "layer", "mask", "faq",
	"answer", "cart", "login", "lang", "print", "step", "reveal", "fade", "honeypot",
}

func toggles(names string) bool {
	if names == "" {
		return false
	}
	low := strings.ToLower(names)
	for _, part := range togglingParts {
		if strings.Contains(low, part) {
			return true
		}
	}
	return false
}

// focusable reports whether the keyboard reaches e.
func focusable(e *element) bool {
	n := e.node
	switch e.tag {
	case atom.Button, atom.Select, atom.Textarea, atom.Input:
		if hasAttr(n, "disabled") || e.tag == atom.Input && strings.EqualFold(attr(n, "type"), "hidden") {
			return false
		}
	}
	if t := strings.TrimSpace(attr(n, "tabindex")); t != "" {
		if t[0] == '-' {
			return false
		}
		if t[0] >= '0' && t[0] <= '9' || t[0] == '+' {
			return true
		} // what is no number says nothing
	}
	switch e.tag {
	case atom.A, atom.Area:
		return hasAttr(n, "href")
	case atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Summary:
		return true
	}
	return false
}
