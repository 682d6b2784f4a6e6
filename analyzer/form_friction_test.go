package analyzer

import (
	"fmt"
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func labelled(name, kind string, required bool) page.Field {
	return page.Field{Name: name, Type: kind, Label: name, LabelFrom: "label", Required: required}
}

// easy asks for a name, a mail address and the matter.
func easy() *page.Form {
	return &page.Form{Purpose: "contact", Privacy: true, Fields: []page.Field{
		labelled("name", "text", true), labelled("email", "email", true), labelled("message", "textarea", true),
		{Name: "token", Type: "hidden"}, labelled("agree", "checkbox", true),
	}}
}

func TestFriction(t *testing.T) {
	kind := &page.Signals{Promise: true}
	if sum, costs := Friction(easy(), kind); sum != 0 || len(costs) != 0 {
		t.Errorf("three questions cost %v: %v", sum, costs)
	}
	for name, c := range map[string]struct {
		field page.Field
		want  []Cost
	}{
		"a question":        {labelled("fax", "text", false), []Cost{{"question", 1, 4}}},
		"an obligatory one": {labelled("fax", "text", true), []Cost{{"question", 1, 4}, {"required", 1, 2}}},
		"a number":          {labelled("phone", "tel", true), []Cost{{"phone", 1, 8}, {"question", 1, 4}, {"required", 1, 2}}},
		"a birthday":        {labelled("Date of birth", "text", false), []Cost{{"sensitive", 1, 10}, {"question", 1, 4}}},
		"a code":            {labelled("captcha", "text", true), []Cost{{"captcha", 1, 8}}},
		"no label":          {page.Field{Name: "fax", Type: "text", LabelFrom: "placeholder"}, []Cost{{"question", 1, 4}, {"label", 1, 3}}},
		"the mail again":    {labelled("email2", "email", false), []Cost{{"twice", 1, 6}, {"question", 1, 4}}},
		"a menu":            {labelled("country", "select", false), []Cost{{"question", 1, 4}, {"choice", 1, 1}}},
		"身份证":               {labelled("身份证号码", "text", false), []Cost{{"sensitive", 1, 10}, {"question", 1, 4}}},
	} {
		f := easy()
		f.Fields = append(f.Fields, c.field)
		sum, costs := Friction(f, kind)
		total := 0
		for _, x := range costs {
			total += x.Points
		}
		if !slices.Equal(costs, c.want) || sum != float64(total) {
			t.Errorf("%s: %v %+v, want %+v", name, sum, costs, c.want)
		}
	}
	silent := easy()
	silent.Privacy = false
	if sum, costs := Friction(silent, &page.Signals{}); sum != 10 {
		t.Errorf("nothing said of what follows: %v %v", sum, costs)
	}
}

// TestPhoneAlone: where no mail address is asked for, the number is the one way to answer.
func TestPhoneAlone(t *testing.T) {
	f := easy()
	f.Fields[1] = labelled("tel", "tel", true)
	if sum, costs := Friction(f, &page.Signals{Promise: true}); sum != 4 {
		t.Errorf("%v %v", sum, costs)
	}
}

// TestFrictionIsBounded: a form of a hundred fields is no worse than 100.
func TestFrictionIsBounded(t *testing.T) {
	f := easy()
	for range 100 {
		f.Fields = append(f.Fields, page.Field{Type: "text", Label: "Passport", Required: true})
	}
	if sum, _ := Friction(f, &page.Signals{}); sum != 100 {
		t.Errorf("%v", sum)
	}
}

func TestFormsAreListedOnce(t *testing.T) {
	f := newFormFinder()
	for i, url := range []string{"https://crumb.example/a", "https://crumb.example/b", "https://crumb.example/c"} {
		m := easy()
		m.Action = url // each page sends it to itself
		p := &page.Page{URL: url, Forms: []page.Form{*m, {Purpose: "search"}, {Purpose: "lead", Vendor: "Typeform"}, {Purpose: "checkout"}}}
		if i == 2 {
			p.Forms[0].Fields = append(p.Forms[0].Fields, labelled("fax", "text", false))
		}
		f.page(int32(i), p)
	}
	v := f.costs()
	if v.Forms != 2 || v.Uses != 6 || v.Embedded != 3 || len(v.List) != 2 {
		t.Fatalf("%+v", v)
	}
	if v.List[0].Page != "https://crumb.example/c" || v.List[1].Pages != 2 || !slices.Equal(v.List[1].Fields, []string{"name", "email", "message"}) {
		t.Errorf("%+v", v.List)
	}
}

// Forms beyond those that are kept are counted once each, on however many pages they stand.
func TestFormsBeyondTheKeptAreCountedOnce(t *testing.T) {
	f := newFormFinder()
	for i := range int32(2) {
		p := page.Page{URL: "https://crumb.example/"}
		for k := range maxFormsKept + 5 {
			p.Forms = append(p.Forms, page.Form{Purpose: "lead", Fields: []page.Field{{Label: fmt.Sprint("Field ", k), Type: "text"}}})
		}
		f.page(i, &p)
	}
	if v := f.costs(); v.Forms != maxFormsKept+5 || v.Uses != 2*v.Forms {
		t.Errorf("%d forms, %d uses", v.Forms, v.Uses)
	}
}
