package analyzer

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestObjectionMap(t *testing.T) {
	_, s := survey(t, `
/: /oven /faq
/oven: /old
/old > /faq
/faq: /
/mixer: /
/team: /
`, nil)
	s.Model = page.LeadGen
	facts := map[string]page.Page{
		"/": {Type: page.Home, Offer: page.Offer{Headline: "Ovens for small bakeries"}},
		"/oven": {Type: page.Product, Offer: page.Offer{Prices: []page.Price{{Amount: 2400, Text: "£2,400"}}},
			Signals: page.Signals{Guarantee: true, Quotes: page.Properties{{Name: "guarantee", Value: "five-year guarantee"}}}},
		"/mixer": {Type: page.Product},
		"/faq":   {Type: page.FAQ, Offer: page.Offer{Answers: page.Properties{{Name: "next", Value: "Once we receive your plan we call you."}, {Name: "time", Value: "Fitted within one day."}}}},
		"/team":  {Type: page.About, Signals: page.Signals{Team: true, Quotes: page.Properties{{Name: "team", Value: "Helen Crumb"}}}},
	}
	o := NewObjectionSearch(s)
	for i := range s.Nodes {
		if p, ok := facts[s.Nodes[i].URL[len("https://crumb.example"):]]; ok {
			p.URL, p.Status = s.Nodes[i].URL, 200
			o.Page(int32(i), &p)
		}
	}
	v := o.View()
	want := map[string][4]int{"price": {1, 0, 1, 0}, "time": {0, 1, 1, 0}, "risk": {1, 0, 1, 0}, "fit": {0, 1, 1, 0}, "who": {0, 0, 2, 0}, "security": {0, 0, 0, 2}, "next": {0, 1, 1, 0}, "cancel": {0, 0, 0, 2}}
	for _, c := range v.Answers {
		if got := [4]int{c.Here, c.Near, c.Elsewhere, c.Nowhere}; got != want[c.ID] {
			t.Errorf("%s: %v, want %v", c.ID, got, want[c.ID])
		}
		if c.Expected != (c.ID != "cancel") {
			t.Errorf("%s: expected is %v", c.ID, c.Expected)
		}
	}
	if v.Pages != 2 || v.Answers[0].Quote != "£2,400" || v.Answers[0].URL != "https://crumb.example/oven" {
		t.Errorf("%+v", v)
	}
	if len(v.Open) != 2 || v.Open[0].URL != "https://crumb.example/mixer" || !slices.Contains(v.Open[0].Open, "price") {
		t.Errorf("open pages %+v", v.Open)
	}
	if got := o.Nowhere(); !slices.Equal(got, []string{"security"}) {
		t.Errorf("nowhere: %v", got)
	}
}

func TestNamesWhom(t *testing.T) {
	for s, want := range map[string]bool{
		"Ovens for small bakeries": true, "Ovens made for you": false, "A rack oven for 200 loaves": false, "Try it for free": false,
		"Öfen für kleine Bäckereien": true, "为烘焙店提供层炉": true, "为您服务": false, "成为行业领先的烘焙设备供应商": false, "For over forty years": false, "Ovens for over forty years": false, "Ovens that hold their heat": false,
	} {
		if got := namesWhom(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
