package form

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// leads reports whether a form brings a lead, an order, a booking or a subscriber.
func leads(f *page.Form) bool {
	switch f.Purpose {
	case "contact", "lead", "booking", "order", "register", "checkout", "newsletter":
		return true
	}
	return false
}

// visible reports whether a visitor fills the field in.
func visible(f *page.Field) bool {
	switch f.Type {
	case "hidden", "submit", "button", "image", "reset":
		return false
	}
	return true
}

// A kind is what a field asks for, as far as it identifies the visitor.
type kind int

const (
	other kind = iota
	name
	email
	phone
	address
)

// kinds are the parts of field names and labels that tell what a field asks for, the telling ones first.
var kinds = []struct {
	kind  kind
	parts []string
}{
	{email, []string{"mail", "correo", "邮箱", "邮件", "郵箱", "郵件", "信箱", "youxiang"}},
	{phone, []string{"phone", "mobile", "telef", "téléph", "teléf", "handy", "rückruf", "电话", "電話", "手机", "手機", "联系方式", "聯絡方式", "dianhua", "shouji"}},
	{address, []string{"street", "straße", "strasse", "postcode", "postal", "zip", "plz", "city", "ort", "ville", "ciudad", "adresse", "dirección", "address", "地址", "邮编"}},
	{name, []string{"name", "nom", "nombre", "apellido", "姓名", "称呼", "稱呼", "xingming"}},
}

// asks is what a field asks for by its type, its autocomplete token, its name and its label.
func asks(f *page.Field) kind {
	switch f.Type {
	case "email":
		return email
	case "tel":
		return phone
	case "checkbox", "radio", "hidden", "password", "search", "file", "textarea", "submit", "button", "image", "reset", "date", "select":
		return other
	}
	if f.Name == "tel" || f.Name == "Tel" {
		return phone
	}
	text := strings.ToLower(f.Name + " " + f.Label + " " + f.Placeholder)
	for _, k := range kinds {
		for _, part := range k.parts {
			if at := strings.Index(text, part); at >= 0 && !(part == "ort" && !word(text, at, len(part))) {
				return k.kind
			}
		}
	}
	return other
}

// word reports whether s[at:at+n] is a word of its own.
func word(s string, at, n int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80) }
	return !letter(at-1) && !letter(at+n)
}

// personal reports whether the form asks for something that identifies the visitor: an address to answer to.
func personal(f *page.Form) bool {
	for i := range f.Fields {
		if k := asks(&f.Fields[i]); k == email || k == phone {
			return true
		}
	}
	return false
}

// called is what a reader knows the field by.
func called(f *page.Field) string {
	for _, s := range [...]string{f.Label, f.Placeholder, f.Name} {
		if s != "" {
			return s
		}
	}
	return "<" + f.Type + ">"
}

// submit is what a reader knows the form by: its button, else its first words.
func submit(f *page.Form) analyzer.Evidence {
	q := f.Submit
	if q == "" {
		q = f.Text
	}
	if q == "" {
		q = "<form action=" + f.Action + ">"
	}
	return analyzer.Evidence{Quote: q, Selector: f.Selector}
}
