package analyzer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
)

// paths surveys a site and adds actions to its pages: "/contact form phone".
func paths(t *testing.T, site string, actions ...string) *ActionPaths {
	t.Helper()
	_, s := survey(t, site, nil)
	v := newPathFinder(s)
	for i := range s.Nodes {
		if s.Nodes[i].Outcome != page.Audited {
			continue
		}
		p := &page.Page{URL: s.Nodes[i].URL, Type: s.Nodes[i].Type, Indexable: true}
		for _, a := range actions {
			kinds := strings.Fields(a)
			if !strings.HasSuffix(p.URL, "crumb.example"+kinds[0]) {
				continue
			}
			for _, k := range kinds[1:] {
				offerAction(p, k)
			}
		}
		v.page(int32(i), p)
	}
	return v.view()
}

func offerAction(p *page.Page, kind string) {
	switch kind {
	case "form":
		p.Forms = append(p.Forms, page.Form{Purpose: "contact", Action: p.URL})
	case "dead-form":
		p.Forms = append(p.Forms, page.Form{Purpose: "contact", Action: "https://crumb.example/gone"})
	case "phone":
		p.Contacts.Phones = append(p.Contacts.Phones, page.Phone{Number: "+4420", Clickable: true})
	case "printed-phone":
		p.Contacts.Phones = append(p.Contacts.Phones, page.Phone{Number: "+4420"})
	case "dead-call":
		p.CTAs = append(p.CTAs, page.CTA{Goal: page.Book, Target: "#", Dead: "hash"})
	case "link-to-form":
		p.CTAs = append(p.CTAs, page.CTA{Goal: page.Enquire, Target: "https://crumb.example/contact"})
	case "noindex":
		p.Indexable = false
	}
}

const shop = `
/: /a /b
/a: / /old
/b: /c
/old > /contact
/c: /d
/d: /a /c
/contact:
/island:
/gone !
`

func TestPathsToAction(t *testing.T) {
	v := paths(t, shop, "/contact form printed-phone", "/b dead-call", "/a link-to-form", "/island dead-form")
	if v.Entries != 7 || v.Lost != 1 || !slices.Equal(v.DeadEnds, []string{"https://crumb.example/island"}) {
		t.Errorf("%d entries, %d lost: %v", v.Entries, v.Lost, v.DeadEnds)
	}
	if len(v.Ways) != 1 || v.Ways[0].Kind != "form" || v.Ways[0].Pages != 1 || v.Ways[0].Reach != 6 {
		t.Errorf("ways %+v", v.Ways)
	}
	var got []string
	for _, f := range v.Farthest {
		via := strings.ReplaceAll(strings.Join(f.Via, " "), "https://crumb.example", "")
		got = append(got, fmt.Sprintf("%s %d clicks %d choices %s %s", strings.TrimPrefix(f.URL, "https://crumb.example"), f.Clicks, f.Choices, f.Kind, via))
	}
	want := []string{
		"/b 4 clicks 6 choices form /c /d /a /contact",
		"/c 3 clicks 5 choices form /d /a /contact",
		"/ 2 clicks 4 choices form /a /contact",
		"/d 2 clicks 4 choices form /a /contact",
	}
	if !slices.Equal(got, want) {
		t.Errorf("longest ways:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestFewestChoices: among ways of the same length the one with fewer links to choose from is taken.
func TestFewestChoices(t *testing.T) {
	v := paths(t, "/: /crowded /plain\n/crowded: /contact / /plain /x /y\n/plain: /contact\n/contact:\n/x: /contact\n/y: /contact", "/contact phone")
	if len(v.Farthest) != 1 || v.Farthest[0].Via[0] != "https://crumb.example/plain" || v.Farthest[0].Choices != 3 {
		t.Errorf("%+v", v.Farthest)
	}
}

// TestOnlyEntryPagesCount: nobody lands on a page that search engines may not list.
func TestOnlyEntryPagesCount(t *testing.T) {
	v := paths(t, "/: /a\n/a: /\n/hidden:", "/a phone", "/hidden noindex")
	if v.Entries != 2 || v.Lost != 0 {
		t.Errorf("%d entries, %d lost", v.Entries, v.Lost)
	}
}

// TestLongChainsEnd: a chain of pages without an action costs no more than the limit of clicks.
func TestLongChainsEnd(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "/%d: /%d\n", i, i+1)
	}
	b.WriteString("/3000:\n")
	v := paths(t, b.String(), "/3000 phone")
	if v.Lost != 3001-maxClicks-1 {
		t.Errorf("%d pages are lost", v.Lost)
	}
}

// TestSiteThatIsShut: before it opens, or under a test address, no page of a site may be indexed. Its ways are told all the same.
func TestSiteThatIsShut(t *testing.T) {
	for some, want := range map[bool]int{false: 2, true: 1} {
		s := &Site{Nodes: []Node{{Outcome: page.Audited, URL: "https://crumb.example/"}, {Outcome: page.Audited, URL: "https://crumb.example/a", Indexable: some}}}
		n := 0
		for i := range s.Nodes {
			if s.entry(&page.Page{URL: s.Nodes[i].URL, Indexable: s.Nodes[i].Indexable}) {
				n++
			}
		}
		if n != want {
			t.Errorf("some pages open %t: %d entries", some, n)
		}
	}
}
