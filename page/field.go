package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A fieldKind is what a control asks for.
type fieldKind uint16

const (
	asksName fieldKind = 1 << iota
	asksEmail
	asksPhone
	asksMessage
	asksCompany
	asksAddress
	asksDate
	asksPassword
	asksSearch
	asksCaptcha
	asksConsent
	asksRating
	asksFile
	asksQuantity
	asksCard
)

// personal is what identifies the visitor.
const personal = asksName | asksEmail | asksPhone

// field reads the control at element i.
func (b *business) field(i int32) (Field, fieldKind) {
	e := &b.elements[i]
	n := e.node
	f := Field{
		Name:         attr(n, "name"),
		Type:         e.tag.String(),
		Placeholder:  clip(collapse(attr(n, "placeholder")), 120),
		Autocomplete: attr(n, "autocomplete"),
		Inputmode:    attr(n, "inputmode"),
		Required:     hasAttr(n, "required") || strings.EqualFold(attr(n, "aria-required"), "true"),
		Checked:      hasAttr(n, "checked"),
	}
	if f.Name == "" {
		f.Name = attr(n, "id")
	}
	if e.tag == atom.Input {
		f.Type = strings.ToLower(attr(n, "type"))
		if f.Type == "" {
			f.Type = "text"
		}
	}
	if f.Type == "hidden" {
		return f, 0
	}
	if b.trap(i) {
		f.Type = "hidden"
		return f, 0
	}
	f.Label, f.LabelFrom = b.fieldLabel(i)
	if b.lexicon.of("field.trap").in(f.Label) {
		f.Type = "hidden"
		return f, 0
	}
	if strings.ContainsAny(f.Label, "*＊") {
		f.Required = true
	}
	return f, b.asks(&f, i)
}

// trap reports whether the control is hidden from people: a honeypot, or a control that a script shows later. A form
// that is hidden as a whole (a dialog) is no trap: only the control and its nearest wrappers count.
func (b *business) trap(i int32) bool {
	e := &b.elements[i]
	if e.hidden && e.parent >= 0 {
		for p, up := i, 0; p >= 0 && up < 3; p, up = b.elements[p].parent, up+1 {
			if b.elements[p].tag == atom.Form {
				break
			}
			n := b.elements[p].node
			if hasAttr(n, "hidden") || concealed(attr(n, "style")) || strings.HasPrefix(strings.TrimSpace(attr(e.node, "tabindex")), "-") {
				return true // neither seen, nor read out, nor reached with the keyboard
			}
		}
	}
	for p, up := i, 0; p >= 0 && up < 3 && b.elements[p].tag != atom.Form; p, up = b.elements[p].parent, up+1 {
		n := b.elements[p].node
		if offScreen(attr(n, "style")) {
			return true
		}
		if c := attr(n, "class"); c != "" && (strings.Contains(c, "honeypot") || strings.Contains(c, "hp-field") || strings.Contains(c, "antispam-")) {
			return true
		}
	}
	switch name := strings.ToLower(attr(e.node, "name")); {
	case name == "_hp", name == "hp", name == "_gotcha", name == "_honey", strings.Contains(name, "honeypot"), strings.HasSuffix(name, "_hp"):
		return true
	}
	return false
}

// offScreen reports whether a style puts an element a thousand pixels or more beside the screen.
func offScreen(style string) bool {
	if len(style) < 8 {
		return false
	}
	for _, side := range [...]string{"left", "top", "right", "text-indent"} {
		k := strings.Index(style, side)
		if k < 0 {
			continue
		}
		rest := strings.TrimLeft(style[k+len(side):], " :")
		if !strings.HasPrefix(rest, "-") {
			continue
		}
		n := 1
		for n < len(rest) && rest[n]-'0' <= 9 {
			n++
		}
		if n >= 5 {
			return true
		}
	}
	_, margin, _ := strings.Cut(style, "margin:")
	margin, _, _ = strings.Cut(margin, ";")
	sides := strings.Fields(margin)
	return len(sides) > 0 && farOut(sides[0]) || len(sides) > 3 && farOut(sides[3]) // top and left; a bottom of -9999px makes columns of one height
}

// farOut reports whether a length is a minus of four digits or more.
func farOut(length string) bool {
	px, minus := strings.CutPrefix(length, "-")
	return minus && len(px)-len(strings.TrimLeft(px, "0123456789")) >= 4
}

// fieldLabel is the accessible name of a control and where it comes from.
func (b *business) fieldLabel(i int32) (text, from string) {
	n := b.elements[i].node
	if ids := attr(n, "aria-labelledby"); ids != "" {
		if t := b.joinByID(ids); t != "" {
			return t, "aria"
		}
	}
	if t := collapse(attr(n, "aria-label")); t != "" {
		return clip(t, 120), "aria"
	}
	if l := b.controls().labels[i]; l != "" {
		return l, "label"
	}
	if t := collapse(attr(n, "title")); t != "" {
		return clip(t, 120), "title"
	}
	if t := collapse(attr(n, "placeholder")); t != "" {
		return clip(t, 120), "placeholder"
	}
	return "", "none"
}

// asks tells what a control asks for: by type and autocomplete, then by its name, then by its label.
func (b *business) asks(f *Field, i int32) fieldKind {
	switch f.Type {
	case "email":
		return asksEmail
	case "tel":
		return asksPhone
	case "password":
		return asksPassword
	case "search":
		return asksSearch
	case "file":
		return asksFile
	case "date", "time", "datetime-local", "month", "week":
		return asksDate
	case "submit", "button", "image", "reset":
		return 0
	}
	choice := f.Type == "checkbox" || f.Type == "radio"
	var kind fieldKind
	for token := range strings.FieldsSeq(f.Autocomplete) {
		kind |= autocompleteKinds[strings.ToLower(token)]
	}
	if kind != 0 {
		return kind
	}
	if kind = kindByName(f.Name); kind == 0 || kind == asksName {
		label := f.Label
		if f.Placeholder != "" && f.Placeholder != label {
			label += "\n" + f.Placeholder
		}
		var buf [8]hit
		fields := b.lexicon.fields
		for _, h := range fields.terms.scan(buf[:0], label) {
			kind |= fields.kinds[h.section]
		}
	}
	if choice {
		return kind & (asksConsent | asksRating)
	}
	if f.Type == "textarea" {
		return kind&^(asksName|asksEmail|asksPhone|asksSearch|asksConsent) | asksMessage
	}
	kind &^= asksConsent
	if kind&(asksEmail|asksPhone|asksSearch|asksPassword|asksCaptcha) != 0 {
		kind &^= asksName | asksMessage | asksAddress // "company name", "e-mail address", "search by name"
	}
	if kind&asksCompany != 0 {
		kind &^= asksName
	}
	return kind
}

var autocompleteKinds = map[string]fieldKind{
	"name": asksName, "given-name": asksName, "family-name": asksName, "email": asksEmail, "tel": asksPhone, "tel-national": asksPhone,
	"organization": asksCompany, "street-address": asksAddress, "address-line1": asksAddress, "postal-code": asksAddress,
	"address-level2": asksAddress, "country": asksAddress, "country-name": asksAddress, "cc-number": asksCard, "cc-exp": asksCard,
	"cc-csc": asksCard, "cc-name": asksCard, "current-password": asksPassword, "new-password": asksPassword, "one-time-code": asksCaptcha,
}

// kindByName reads a control's name or id, which programmers write in English or pinyin.
func kindByName(name string) fieldKind {
	if name == "" || len(name) > 80 {
		return 0
	}
	s := strings.ToLower(name)
	switch s {
	case "q", "s", "wd", "kw", "query", "search", "keyword", "keywords", "searchword", "search_query", "searchkey", "suche", "recherche", "buscar",
		"key", "searchtext", "keys", "keyboard", "searchstr", "srchtxt":
		return asksSearch
	case "xm", "xingming":
		return asksName
	case "dh", "dianhua", "sj", "shouji":
		return asksPhone
	}
	for _, k := range nameKinds {
		if strings.Contains(s, k.part) {
			return k.kind
		}
	}
	return 0
}

var nameKinds = []struct {
	part string
	kind fieldKind
}{
	{"captcha", asksCaptcha}, {"verify", asksCaptcha}, {"yzm", asksCaptcha}, {"vcode", asksCaptcha}, {"checkcode", asksCaptcha},
	{"mail", asksEmail}, {"youxiang", asksEmail}, {"phone", asksPhone}, {"mobile", asksPhone}, {"telefon", asksPhone}, {"tel-", asksPhone}, {"_tel", asksPhone},
	{"passw", asksPassword}, {"pwd", asksPassword}, {"search", asksSearch}, {"keyword", asksSearch}, {"message", asksMessage}, {"nachricht", asksMessage},
	{"comment", asksMessage}, {"liuyan", asksMessage}, {"enquiry", asksMessage}, {"inquiry", asksMessage}, {"company", asksCompany},
	{"card_number", asksCard}, {"cardnumber", asksCard}, {"quantity", asksQuantity}, {"qty", asksQuantity}, {"address", asksAddress}, {"zip", asksAddress},
	{"city", asksAddress}, {"rating", asksRating}, {"stars", asksRating}, {"checkin", asksDate}, {"checkout_date", asksDate}, {"date", asksDate}, {"name", asksName},
}
