package analyzer

import (
	"fmt"
	"testing"

	"github.com/siteassay/assay/page"
)

// ledgerOf fills a ledger with the facts of the pages of a site, by path.
func ledgerOf(t *testing.T, site string, facts map[string]page.Page) *Ledger {
	t.Helper()
	_, s := survey(t, site, nil)
	l := NewLedger(s)
	for i := range s.Nodes {
		p, ok := facts[s.Nodes[i].URL[len("https://crumb.example"):]]
		if !ok || s.Nodes[i].Outcome != page.Audited {
			continue
		}
		p.URL, p.Status = s.Nodes[i].URL, 200
		s.Nodes[i].Type = p.Type
		l.Page(int32(i), &p)
	}
	return l
}

const firm = `
/: /about /old
/about: /
/old > /clients
/clients: /
/hidden: /
`

func asserts(kind, text string, value float64) page.Assertion {
	return page.Assertion{Kind: kind, Text: text, Value: value}
}

func TestLedgerFindsProofHereAndOneClickAway(t *testing.T) {
	l := ledgerOf(t, firm, map[string]page.Page{
		"/": {Type: page.Home, Asserted: []page.Assertion{
			asserts("customers", "We bake for 500 customers.", 500), asserts("superlative", "Our service is second to none.", 0), asserts("superlative", "We are the market leader.", 0), asserts("certificate", "We are ISO 9001 certified.", 0)}},
		"/about": {Type: page.About, Asserted: []page.Assertion{
			asserts("superlative", "our service is second to NONE", 0), asserts("staff", "40 people work for us.", 40),
			{Kind: "certificate", Text: "ISO 9001, certificate no. 4711.", Proof: "named"}}},
		"/clients": {Type: page.Other, Signals: page.Signals{ClientLogos: true}},
		"/hidden":  {Type: page.About, Signals: page.Signals{Team: true}},
	})
	v := l.View()
	got := map[string]string{}
	for _, e := range v.Entries {
		got[e.Quote] = fmt.Sprint(e.State, " ", e.Proof, " ", e.At, " ", e.Pages)
	}
	for quote, want := range map[string]string{
		"We bake for 500 customers.":      "near voices https://crumb.example/clients 1", // over a redirect
		"Our service is second to none.":  "near voices https://crumb.example/clients 2",
		"We are the market leader.":       "bare   1", // no customer can tell
		"We are ISO 9001 certified.":      "near certificate https://crumb.example/about 1",
		"40 people work for us.":          "bare team https://crumb.example/hidden 1", // nothing links there
		"ISO 9001, certificate no. 4711.": "proven source https://crumb.example/about 1",
	} {
		if got[quote] != want {
			t.Errorf("%s: %s, want %s", quote, got[quote], want)
		}
	}
	if v.Claims != 6 || v.Proven != 1 || v.Near != 3 || v.Bare != 2 || len(v.Pages) != 2 || v.Pages[0].URL != "https://crumb.example/" {
		t.Errorf("%+v", v)
	}
	if v.Entries[0].State != BareClaim {
		t.Errorf("the first entry is %s, want the bare one", v.Entries[0].State)
	}
}

// A link in the sentence is the proof that it offers, and no source by itself; a page that says one thing twice says it once.
func TestLedgerTellsALinkFromASource(t *testing.T) {
	linked := page.Assertion{Kind: "staff", Text: "We are 52 people.", Proof: "https://crumb.example/about"}
	v := ledgerOf(t, firm, map[string]page.Page{"/": {Type: page.Home, Asserted: []page.Assertion{linked}}, "/about": {Type: page.About, Asserted: []page.Assertion{linked, linked}}}).View()
	if e := v.Entries[0]; e.State != NearClaim || e.Proof != "link" || e.At != "https://crumb.example/about" || e.Pages != 2 {
		t.Errorf("%+v", e)
	}
}

// What an article, the story of a customer or a contract says is no claim of the company; years of experience in an article are.
func TestLedgerLeavesOutWhatOthersAreToldOf(t *testing.T) {
	said := []page.Assertion{asserts("customers", "500 customers bake with it.", 500), asserts("experience", "20 years of experience.", 20)}
	for kind, want := range map[page.Type]int{page.About: 2, page.Article: 1, page.Case: 0, page.Legal: 0, page.Cart: 0} {
		if v := ledgerOf(t, firm, map[string]page.Page{"/about": {Type: kind, Asserted: said}}).View(); v.Claims != want {
			t.Errorf("%s: %d claims, want %d", kind, v.Claims, want)
		}
	}
}

// A source that names nobody is none.
func TestAVagueSourceProvesNothing(t *testing.T) {
	v := ledgerOf(t, firm, map[string]page.Page{"/": {Type: page.Home, Claims: []page.Claim{
		{Text: "Statistics show that 62% of bakers save gas.", Statistic: true, Sourced: true}, {Text: "The Guild's survey of 2024 counts 62% of bakers.", Statistic: true, Sourced: true}}}}).View()
	if v.Bare != 1 || v.Proven != 1 {
		t.Errorf("%+v", v)
	}
}

// A case proves a share only when it states the same one.
func TestACaseProvesItsOwnFigure(t *testing.T) {
	l := ledgerOf(t, firm, map[string]page.Page{
		"/":      {Type: page.Home, Claims: []page.Claim{{Text: "You save 18 % of gas."}, {Text: "You save 40% of time."}, {Text: "Now 10 % off all ovens, save today."}}},
		"/about": {Type: page.Case, Claims: []page.Claim{{Text: "The mill saves 18 % of its gas."}}},
	})
	v := l.View()
	if v.Claims != 2 || v.Near != 1 || v.Bare != 1 || v.Entries[0].Quote != "You save 40% of time." {
		t.Errorf("%+v", v)
	}
}

func TestLedgerIsBounded(t *testing.T) {
	var many []page.Assertion
	for i := range maxLedger + 7 {
		many = append(many, asserts("superlative", fmt.Sprint("We are the leader of town ", i), 0))
	}
	v := ledgerOf(t, firm, map[string]page.Page{"/": {Type: page.Home, Asserted: many}}).View()
	if v.Claims != maxLedger || v.Beyond != 7 || len(v.Entries) != maxClaimEntries {
		t.Errorf("%d claims, %d beyond, %d entries", v.Claims, v.Beyond, len(v.Entries))
	}
}

func TestContradictions(t *testing.T) {
	rough := asserts("staff", "We are more than 40 people.", 40)
	rough.Rough = true
	product := func(price string) page.Page {
		return page.Page{Type: page.Product, Structured: []page.Entity{{Type: "Product", Properties: page.Properties{
			{Name: "name", Value: "Deck oven"}, {Name: "sku", Value: "D4"}, {Name: "offers.price", Value: price}, {Name: "offers.priceCurrency", Value: "EUR"}}}}}
	}
	for _, c := range []struct {
		name string
		a, b page.Page
		fact string
	}{
		{"two years", page.Page{Type: page.Home, Asserted: []page.Assertion{asserts("founded", "Founded in 1998.", 1998)}},
			page.Page{Type: page.About, Asserted: []page.Assertion{asserts("founded", "Founded in 2001.", 2001)}}, "founded"},
		{"an article may tell of another firm", page.Page{Type: page.Home, Asserted: []page.Assertion{asserts("founded", "Founded in 1998.", 1998)}},
			page.Page{Type: page.Article, Asserted: []page.Assertion{asserts("founded", "Founded in 2001.", 2001)}}, ""},
		{"a page with two numbers counts two things", page.Page{Type: page.Home, Asserted: []page.Assertion{asserts("staff", "We are 40 people.", 40)}},
			page.Page{Type: page.About, Asserted: []page.Assertion{asserts("staff", "90 people in the firm.", 90), asserts("staff", "10 people in the office.", 10)}}, ""},
		{"more than 40 may be 45", page.Page{Type: page.Home, Asserted: []page.Assertion{rough}},
			page.Page{Type: page.About, Asserted: []page.Assertion{asserts("staff", "We are 45 people.", 45)}}, ""},
		{"more than 40 is not 90", page.Page{Type: page.Home, Asserted: []page.Assertion{rough}},
			page.Page{Type: page.About, Asserted: []page.Assertion{asserts("staff", "We are 90 people.", 90)}}, "staff"},
		{"customers of two towns", page.Page{Type: page.Home, Asserted: []page.Assertion{asserts("customers", "500 customers trust our bakery school.", 500)}},
			page.Page{Type: page.About, Asserted: []page.Assertion{asserts("customers", "The Lakeside branch serves 90 customers.", 90)}}, ""},
		{"one product, two prices", product("2400.00"), product("2200.00"), "price"},
		{"one price in two forms", product("2400.00"), product("2400"), ""},
		{"a fax that is called a telephone", page.Page{Type: page.Home, Contacts: page.Contacts{Phones: []page.Phone{{Number: "+442079460123", Text: "020 7946 0123"}}}},
			page.Page{Type: page.Contact, Contacts: page.Contacts{Phones: []page.Phone{{Number: "+442079460123", Text: "020 7946 0123", Fax: true}}}}, "fax"},
		{"hours", page.Page{Type: page.Home, Contacts: page.Contacts{Hours: "Opening hours: Mon–Fri 8:00–17:00"}},
			page.Page{Type: page.Contact, Contacts: page.Contacts{Hours: "Opening hours: Mon–Fri 9:00–18:00"}}, "hours"},
		{"hours in short and in full", page.Page{Type: page.Home, Contacts: page.Contacts{Hours: "Opening hours: Mon–Fri 8:00–17:00"}},
			page.Page{Type: page.Contact, Contacts: page.Contacts{Hours: "Opening hours: Mon–Fri 08:00–17:00, Sat 9:00–12:00"}}, ""},
	} {
		got := ledgerOf(t, firm, map[string]page.Page{"/": c.a, "/about": c.b}).Contradictions()
		if c.fact == "" && len(got) > 0 || c.fact != "" && (len(got) != 1 || got[0].Fact != c.fact) {
			t.Errorf("%s: %+v, want %q", c.name, got, c.fact)
		}
	}
}
