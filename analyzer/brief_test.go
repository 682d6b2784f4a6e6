package analyzer

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/siteassay/assay/page"
)

// bakery is a site of n pages: each links to its neighbours, the home page, itself and a page that nobody visited.
func bakery(n int) (visits []page.Visit, pages []*page.Page) {
	url := func(i int) string { return fmt.Sprintf("https://example.com/oven-%d", i) }
	for i := range n {
		p := &page.Page{URL: url(i), Status: 200, Type: page.Product, Language: "en", Indexable: i%5 > 0, Script: "Latn"}
		if i == 0 {
			p.Type = page.Home
		}
		if i%7 == 3 {
			p.Type, p.Language, p.Script = page.Article, "zh", "Hans"
			p.Contacts.ICP = "ICP 1"
		}
		p.Title.Text = fmt.Sprintf("Deck oven %d | Crumb", i)
		p.Headings = []page.Heading{{Level: 1, Text: fmt.Sprintf("Steam oven model %d", i%9)}}
		p.Offer.Prices = []page.Price{{}}
		p.Document.Skeleton = uint64(i % 3)
		p.ModelScores[i%len(p.ModelScores)] = float64(i) / 8
		p.Structured = []page.Entity{{Type: "Product", Properties: page.Properties{{Name: "name", Value: "Rye mixer"}}}}
		for _, to := range []int{0, i + 1, i + 1, i, i + 2, n + 100} {
			l := page.Link{URL: url(to), Text: "Mixers", Internal: true, Kind: "http", Region: page.Nav}
			if to == i+2 || to == i+1 && len(p.Links)%2 == 0 {
				l.Region = page.Main
			}
			p.Links = append(p.Links, l)
		}
		pages = append(pages, p)
		visits = append(visits, page.Visit{Seq: uint32(i), Outcome: page.Audited, Status: 200, Target: page.Target{URL: url(i)}})
	}
	return visits, pages
}

func surveyed(t *testing.T, visits []page.Visit, pages []*page.Page, b *Briefs) (*Site, int) {
	t.Helper()
	s := NewSurvey("https://example.com/oven-0", time.Unix(0, 0))
	visit(t, s, visits)
	kept := 0
	for i, p := range pages {
		if b != nil && s.Kept(int32(i), b) {
			kept++
		} else {
			s.Page(int32(i), p)
		}
	}
	return s.Finish(Verdict{}), kept
}

// What is kept of a page at its parse makes the same site as the page itself, also when some pages were not kept and
// when they were kept in another order.
func TestBriefsMakeTheSameSite(t *testing.T) {
	visits, pages := bakery(120)
	want, _ := surveyed(t, visits, pages, nil)
	if want.Name != "Crumb" || len(want.OfferWords) == 0 || len(want.Graph.To) < 300 {
		t.Fatalf("the bakery is too plain: %q, %q, %d edges", want.Name, want.OfferWords, len(want.Graph.To))
	}
	for _, every := range []int{1, 4} {
		b := NewBriefs()
		for i := len(pages) - 1; i >= 0; i -= every {
			b.Add(visits[i].Target.URL, &page.Page{Type: page.Legal}) // an earlier answer
			b.Add(visits[i].Target.URL, pages[i])
		}
		got, kept := surveyed(t, visits, pages, b)
		if kept < (len(pages)-wholePages)/every {
			t.Errorf("every %d: only %d pages were taken from what was kept", every, kept)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("every %d: the site differs:\n%+v\n%+v", every, got, want)
		}
	}
}

// A page over the limits is not kept, and nothing of its earlier answer either.
func TestBriefsAreBounded(t *testing.T) {
	visits, pages := bakery(60)
	b := NewBriefs()
	b.Add(visits[55].Target.URL, pages[55])
	b.kept = append(b.kept, make([]string, maxAddresses)...)
	b.Add(visits[55].Target.URL, &page.Page{Links: []page.Link{{URL: "https://example.com/one-more", Internal: true}}})
	b.kept = b.kept[:len(b.kept)-maxAddresses]
	b.size = maxBriefs
	b.Add(visits[56].Target.URL, pages[56])
	if _, kept := surveyed(t, visits, pages, b); kept != 0 {
		t.Errorf("%d pages were kept", kept)
	}
}
