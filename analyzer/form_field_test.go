package analyzer

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestAsks(t *testing.T) {
	for _, c := range []struct {
		field page.Field
		want  FieldKind
	}{
		{page.Field{Type: "email"}, EmailField},
		{page.Field{Type: "text", Name: "your-email"}, EmailField},
		{page.Field{Type: "text", Label: "联系电话"}, PhoneField},
		{page.Field{Type: "text", Label: "Ort"}, AddressField},
		{page.Field{Type: "text", Label: "Sort of bread"}, OtherField},
		{page.Field{Type: "text", Placeholder: "您的姓名"}, NameField},
		{page.Field{Type: "text", Label: "Email address"}, EmailField},
		{page.Field{Type: "checkbox", Label: "I want e-mail"}, OtherField},
		{page.Field{Type: "hidden", Name: "email"}, OtherField},
		{page.Field{Type: "textarea", Name: "message_name"}, OtherField},
	} {
		if got := Asks(&c.field); got != c.want {
			t.Errorf("%+v asks %v, want %v", c.field, got, c.want)
		}
	}
}

func TestQuestions(t *testing.T) {
	f := page.Form{Fields: []page.Field{
		{Type: "hidden", Name: "token"},
		{Type: "text", Name: "name", Label: "Name"},
		{Type: "radio", Name: "size", Label: "Small"},
		{Type: "radio", Name: "size", Label: "Large"},
		{Type: "select", Name: "birth[day]", Label: "Day"},
		{Type: "select", Name: "birth[month]", Label: "Month"},
		{Type: "select", Name: "birth[year]", Label: "Year"},
		{Type: "text", Name: "yzm", Label: "验证码"},
		{Type: "checkbox", Name: "ok", Label: "I agree"},
		{Type: "text", Name: "csrf_token"},
		{Type: "text", Label: "First"},
		{Type: "text", Label: "Second"},
	}}
	want := []string{"Name", "Small", "Day", "First", "Second"}
	if got := Questions(&f); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
