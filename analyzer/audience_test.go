package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestAudiences(t *testing.T) {
	_, s := survey(t, "/: /ovens /press\n/ovens: /jobs\n/press:\n/jobs:\n", nil)
	m := newAudienceMatrix(s)
	at := func(path string, p page.Page) {
		p.URL = "https://crumb.example" + path
		m.page(s.Lookup(p.URL), &p)
	}
	at("/", page.Page{Type: page.Home, Links: []page.Link{
		{Kind: "http", Text: "Press", URL: "https://crumb.example/press", Internal: true},
		{Kind: "http", Text: "Careers", URL: "https://jobs.example/crumb"},
		{Kind: "http", URL: "https://crumb.example/ovens", Internal: true},                                   // a picture
		{Kind: "http", Text: "Investors", URL: "https://crumb.example/ovens", Internal: true},                // the words beside it
		{Kind: "http", Text: "Social media", URL: "https://crumb.example/social-media", Internal: true},      // what an agency sells
		{Kind: "http", Text: "Join our newsletter", URL: "https://crumb.example/newsletter", Internal: true}, // no work
		{Kind: "http", Text: "Why the media partnership of a bakery with its town paper is worth the trouble", URL: "https://crumb.example/ovens", Internal: true},
	}})
	at("/ovens", page.Page{Type: page.Product, Signals: page.Signals{AfterSales: true}, Dates: []page.Date{{Kind: "published", Value: "2024-03-02"}}}) // who buys reads that too, and is no customer yet
	at("/press", page.Page{Dates: []page.Date{{Kind: "published", Value: "2026-03-02"}, {Kind: "expires", Value: "2027-01-01"}, {Kind: "visible", Value: "2099-01-01"}}})
	at("/jobs", page.Page{})
	got := map[string]AudienceCover{}
	for _, c := range m.view() {
		got[c.ID] = c
	}
	for id, want := range map[string]AudienceCover{
		"prospects": {ID: "prospects", Page: "https://crumb.example/ovens", Linked: true, Clicks: 1, Dated: "2024-03-02"},
		"customers": {ID: "customers", Clicks: -1},
		"press":     {ID: "press", Page: "https://crumb.example/press", Linked: true, Clicks: 1, Dated: "2026-03-02", Fresh: true},
		"careers":   {ID: "careers", Linked: true, Clicks: -1}, // the page lies elsewhere
		"investors": {ID: "investors", Page: "https://crumb.example/ovens", Linked: true, Clicks: 1, Dated: "2024-03-02"},
		"partners":  {ID: "partners", Clicks: -1}, // a sentence is no way
	} {
		if got[id] != want {
			t.Errorf("%+v, want %+v", got[id], want)
		}
	}
}
