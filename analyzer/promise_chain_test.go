package analyzer

import (
	"slices"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
)

// book surveys a site and fills the book of its calls; change dresses each page, by its path.
func book(t *testing.T, site string, change func(path string, p *page.Page)) *CallBook {
	t.Helper()
	_, s := survey(t, site, nil)
	round := NewEngine(nil).Begin(s)
	for i := range s.Nodes {
		if s.Nodes[i].Outcome != page.Audited {
			continue
		}
		p := &page.Page{URL: s.Nodes[i].URL, Type: s.Nodes[i].Type, Language: "en", Indexable: true, Text: page.Text{Words: 300}}
		change(strings.TrimPrefix(p.URL, crumb), p)
		s.Nodes[i].Type, s.Nodes[i].Language = p.Type, p.Language
		round.Page(int32(i), p)
	}
	return s.Calls
}

const crumb = "https://crumb.example"

func callTo(p *page.Page, label string, g page.Goal, target string) {
	if strings.HasPrefix(target, "/") {
		target = crumb + target
	}
	p.CTAs = append(p.CTAs, page.CTA{Text: label, Goal: g, Target: target, Region: page.Main, Signature: "a.btn", Weak: label == "Learn more"})
}

func TestPromiseChains(t *testing.T) {
	b := book(t, "/: /ask /story /gone /old /files\n/ask:\n/story:\n/files:\n/picture:\n/gone !\n/old > /story", func(path string, p *page.Page) {
		switch path {
		case "/":
			callTo(p, "Get a quote", page.Enquire, "/ask")       // kept: a form
			callTo(p, "Request a quote", page.Enquire, "/story") // broken: nothing
			callTo(p, "Request a quote", page.Enquire, "/old")   // the same page, by a redirect
			callTo(p, "Book a visit", page.Book, "/ask")         // kept: a form may take bookings
			callTo(p, "Download the brochure", page.Download, "/files")
			callTo(p, "See prices", page.Navigate, "/ask")     // one step further: one may ask there
			callTo(p, "Learn more", page.Navigate, "/story")   // promises nothing
			callTo(p, "Order now", page.Buy, "/gone")          // does not open
			callTo(p, "Subscribe", page.Subscribe, "/picture") // may be in the picture
			callTo(p, "Book a table", page.Book, "https://tables.example/crumb")
			callTo(p, "Call us", page.Call, "tel:+442079460000") // acts where it is: no chain
			p.CTAs = append(p.CTAs, page.CTA{Text: "Buy", Goal: page.Buy, Target: "#", Dead: "hash"})
		case "/ask":
			p.Forms = []page.Form{{Purpose: "contact", Fields: []page.Field{{Type: "email"}}}}
			callTo(p, "Request a quote", page.Enquire, "/story")
		case "/files":
			p.Links = []page.Link{{URL: crumb + "/deck.pdf", Kind: "http", Region: page.Main}}
		case "/picture":
			p.Text.Words, p.Images = 3, []page.Image{{URL: crumb + "/poster.jpg"}}
		}
	})
	v := b.Chains()
	if v.Chains != 10 || v.Kept != 3 || v.Further != 1 || v.Vague != 1 || v.Unseen != 2 || v.Broken != 3 {
		t.Errorf("%d chains: %d kept, %d further, %d vague, %d unseen, %d broken", v.Chains, v.Kept, v.Further, v.Vague, v.Unseen, v.Broken)
	}
	if v.Chains != v.Kept+v.Further+v.Vague+v.Unseen+v.Broken {
		t.Error("the parts are not the whole")
	}
	want := []PromiseBreak{
		{Label: "Request a quote", Language: "en", Goal: page.Enquire, Page: crumb + "/", Destination: crumb + "/story", Type: page.Other, Status: 200, Missing: "contact", Pages: 2},
		{Label: "Order now", Language: "en", Goal: page.Buy, Page: crumb + "/", Destination: crumb + "/gone", Status: 404, Missing: "page", Pages: 1},
	}
	if !slices.Equal(v.Breaks, want) {
		t.Errorf("breaks %+v", v.Breaks)
	}
	if !slices.Equal(v.Missing, []MissingAtEnd{{"contact", 2, 1}, {"page", 1, 1}}) {
		t.Errorf("missing %+v", v.Missing)
	}
}

// TestPromiseOfASubject: what a label names must be what its page is about, unless the page is for everything.
func TestPromiseOfASubject(t *testing.T) {
	b := book(t, "/: /mixer /oven /shop\n/mixer:\n/spirals:\n/oven:\n/shop:", func(path string, p *page.Page) {
		p.Type = page.Product
		p.Signals.Cart = true
		switch path {
		case "/":
			callTo(p, "Buy the spiral mixer", page.Buy, "/mixer")
			callTo(p, "Buy the spiral mixers", page.Buy, "/oven")
			callTo(p, "Buy now", page.Buy, "/oven")
			callTo(p, "Buy the spiral mixer today", page.Buy, "/shop")
		case "/mixer":
			p.Title.Text = "Spiral Mixer S80"
			callTo(p, "Order now", page.Buy, "/oven") // another product
			callTo(p, "Shop now", page.Buy, "/spirals")
		case "/spirals":
			p.Title.Text = "Spiral hooks"
		case "/oven":
			p.Title.Text = "Deck oven D40"
		case "/shop":
			p.Type = page.Listing
		}
	})
	v := b.Chains()
	var broken []string
	for _, x := range v.Breaks {
		broken = append(broken, x.Label+" "+x.Missing+" "+strings.TrimPrefix(x.Destination, crumb))
	}
	if !slices.Equal(broken, []string{"Buy the spiral mixers subject /oven", "Order now subject /oven"}) || v.Kept != 4 {
		t.Errorf("%d kept, broken %q", v.Kept, broken)
	}
}

// TestAskedAgain: a page whose own call leads on is a detour, and one that a script opens keeps the promise.
func TestAskedAgain(t *testing.T) {
	b := book(t, "/: /visit /dialog /foot\n/visit: /ask\n/ask:\n/dialog:\n/foot:", func(path string, p *page.Page) {
		switch path {
		case "/":
			callTo(p, "Contact us", page.Enquire, "/visit")
			callTo(p, "Get in touch", page.Enquire, "/dialog")
			callTo(p, "Write to us", page.Enquire, "/foot")
			callTo(p, "Call us", page.Call, "/ask")             // a form, but no number
			callTo(p, "Fill in the form", page.Enquire, "/ask") // the form
		case "/visit":
			callTo(p, "Contact us", page.Enquire, "/ask")
		case "/dialog":
			p.CTAs = append(p.CTAs, page.CTA{Text: "Contact us", Goal: page.Enquire, Target: "button", Scripted: true})
		case "/foot":
			p.Contacts.Phones = []page.Phone{{Number: "+442079460000", Region: page.Footer}}
		case "/ask":
			p.Forms = []page.Form{{Purpose: "contact"}}
		}
	})
	if v := b.Chains(); v.Chains != 6 || v.Kept != 3 || v.Further != 3 {
		t.Errorf("%+v", v)
	}
}

// TestBreaksShowTheChain: what the visitor read before the click and what he reads after it stand with every break.
func TestBreaksShowTheChain(t *testing.T) {
	b := book(t, "/: /story\n/story:", func(path string, p *page.Page) {
		p.Title.Text = "Title of " + path
		if path == "/" {
			p.Headings = []page.Heading{{Level: 1, Text: "Ovens that pay for themselves"}}
			callTo(p, "Request a quote", page.Enquire, "/story")
		}
	})
	if x := b.Breaks(); len(x) != 1 || x[0].Headline != "Ovens that pay for themselves" || x[0].Arrives != "Title of /story" || x[0].Language != "en" {
		t.Errorf("%+v", x)
	}
}

// TestOrderLeadsAstray: the order button below one headline leads to another product.
func TestOrderLeadsAstray(t *testing.T) {
	for label, want := range map[string]int{"Order now": 1, "Order the spiral mixer": 0} {
		b := book(t, "/spring: /mixer\n/mixer:", func(path string, p *page.Page) {
			p.Type, p.Title.Text, p.Signals.Cart = page.Landing, "Spring offer on deck ovens", true
			if path == "/mixer" {
				p.Type, p.Title.Text = page.Product, "Spiral mixer for stiff dough"
				return
			}
			callTo(p, label, page.Buy, "/mixer")
		})
		if x := b.Breaks(); len(x) != want {
			t.Errorf("%s: %+v", label, x)
		}
	}
}

func TestSplitHeadlines(t *testing.T) {
	b := book(t, "/: /a /b /c\n/a:\n/b:\n/c:", func(path string, p *page.Page) {
		title, h1 := "", ""
		switch path {
		case "/a":
			title, h1 = "Deck ovens for small bakeries", "Ovens that pay for themselves"
		case "/b":
			title, h1 = "Deck ovens for small bakeries", "Proofers and retarders"
		case "/c":
			title, h1 = "Deck ovens for small bakeries", "Welcome" // too little to compare
		}
		p.Title.Text, p.Headings = title, []page.Heading{{Level: 1, Text: h1}}
	})
	v := b.Chains()
	if v.Titles != 1 || len(v.Split) != 1 || v.Split[0] != (SplitHeadline{crumb + "/b", "Deck ovens for small bakeries", "Proofers and retarders", "en"}) {
		t.Errorf("%d: %+v", v.Titles, v.Split)
	}
}
