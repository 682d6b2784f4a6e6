package form

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestAsks(t *testing.T) {
	for _, c := range []struct {
		field page.Field
		want  kind
	}{
		{page.Field{Type: "email"}, email},
		{page.Field{Type: "text", Name: "your-email"}, email},
		{page.Field{Type: "text", Label: "联系电话"}, phone},
		{page.Field{Type: "text", Label: "Ort"}, address},
		{page.Field{Type: "text", Label: "Sort of bread"}, other},
		{page.Field{Type: "text", Placeholder: "您的姓名"}, name},
		{page.Field{Type: "text", Label: "Email address"}, email},
		{page.Field{Type: "checkbox", Label: "I want e-mail"}, other},
		{page.Field{Type: "hidden", Name: "email"}, other},
		{page.Field{Type: "textarea", Name: "message_name"}, other},
	} {
		if got := asks(&c.field); got != c.want {
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
		{Type: "text", Label: "First"},
		{Type: "text", Label: "Second"},
	}}
	want := []string{"Name", "Small", "Day", "First", "Second"}
	if got := questions(&f); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
