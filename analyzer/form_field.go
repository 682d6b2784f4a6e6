package analyzer

import (
	"strings"

	"github.com/siteassay/assay/page"
)

// A FieldKind is what a field asks for, as far as it identifies the visitor.
type FieldKind int

// The kinds of fields.
const (
	OtherField FieldKind = iota
	NameField
	EmailField
	PhoneField
	AddressField
)

// fieldKinds are the parts of field names and labels that tell what a field asks for, the telling ones first.
var fieldKinds = []struct {
	kind  FieldKind
	parts []string
}{
	{EmailField, []string{"mail", "correo", "邮箱", "邮件", "郵箱", "郵件", "信箱", "youxiang"}},
	{PhoneField, []string{"phone", "mobile", "telef", "téléph", "teléf", "handy", "rückruf", "电话", "電話", "手机", "手機", "联系方式", "聯絡方式", "dianhua", "shouji"}},
	{AddressField, []string{"street", "straße", "strasse", "postcode", "postal", "zip", "plz", "city", "ort", "ville", "ciudad", "adresse", "dirección", "address", "地址", "邮编"}},
	{NameField, []string{"name", "nom", "nombre", "apellido", "姓名", "称呼", "稱呼", "xingming"}},
}

// Visible reports whether a visitor fills the field in.
func Visible(f *page.Field) bool {
	switch f.Type {
	case "hidden", "submit", "button", "image", "reset":
		return false
	}
	return true
}

// Asks is what a field asks for by its type, its autocomplete token, its name and its label.
func Asks(f *page.Field) FieldKind {
	switch f.Type {
	case "email":
		return EmailField
	case "tel":
		return PhoneField
	case "checkbox", "radio", "hidden", "password", "search", "file", "textarea", "submit", "button", "image", "reset", "date", "select":
		return OtherField
	}
	if f.Name == "tel" || f.Name == "Tel" {
		return PhoneField
	}
	text := strings.ToLower(f.Name + " " + f.Label + " " + f.Placeholder)
	for _, k := range fieldKinds {
		for _, part := range k.parts {
			if at := strings.Index(text, part); at >= 0 && !(part == "ort" && !WholeWord(text, at, len(part))) {
				return k.kind
			}
		}
	}
	return OtherField
}

// ByScript reports whether the field is filled by software: tokens and traps that a style sheet hides.
func ByScript(f *page.Field) bool {
	if f.LabelFrom != "none" && f.LabelFrom != "" {
		return false
	}
	name := strings.ToLower(f.Name)
	return strings.Contains(name, "token") || strings.Contains(name, "csrf") || strings.Contains(name, "nonce") || strings.Contains(name, "recaptcha")
}

// WholeWord reports whether s[at:at+n] is a word of its own.
func WholeWord(s string, at, n int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 0x80) }
	return !letter(at-1) && !letter(at+n)
}

// Called is what a reader knows the field by.
func Called(f *page.Field) string {
	for _, s := range [...]string{f.Label, f.Placeholder, f.Name} {
		if s != "" {
			return s
		}
	}
	return "<" + f.Type + ">"
}

// Questions lists what a visitor of a form has to think about, in order. Radio buttons of one question and the parts of a date are one;
// consent boxes and codes against robots are none.
func Questions(f *page.Form) []string {
	var asked []string
	seen := map[string]bool{}
	for i := range f.Fields {
		d := &f.Fields[i]
		if !Visible(d) || d.Type == "checkbox" || Captcha(d) || ByScript(d) {
			continue
		}
		key := strings.ToLower(d.Name)
		if d.Type != "radio" {
			key = datePart(key)
		}
		if key != "" {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		asked = append(asked, Called(d))
	}
	return asked
}

// Captcha reports whether the field asks for a code against robots.
func Captcha(f *page.Field) bool {
	s := strings.ToLower(f.Name + " " + f.Label + " " + f.Placeholder)
	for _, part := range [...]string{"captcha", "verify", "vcode", "yzm", "checkcode", "验证码", "驗證碼", "校验码"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// datePart is the name without day, month or year, so that the parts of one date share it; other names get their own.
func datePart(name string) string {
	for _, part := range [...]string{"day", "month", "year", "dd", "mm", "yyyy"} {
		for _, mark := range [...]string{"_", "-", "["} {
			if s, ok := strings.CutSuffix(strings.TrimSuffix(name, "]"), mark+part); ok {
				return s + " date"
			}
		}
	}
	return name
}
