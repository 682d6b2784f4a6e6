package analyzer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/siteassay/assay/page"
)

func TestCallInventory(t *testing.T) {
	b := book(t, "/: /a /b\n/a: /q\n/b: /q\n/q:\n/r > /q", func(path string, p *page.Page) {
		switch path {
		case "/":
			callTo(p, "Get a quote", page.Enquire, "/q")
			callTo(p, "GET A QUOTE »", page.Enquire, "/r") // the same words and the same page
			callTo(p, "Call us", page.Call, "tel:+442079460000")
		case "/a":
			callTo(p, "Get a quote", page.Enquire, "/q")
			callTo(p, "Talk to us", page.Enquire, "/q")
			callTo(p, "Get a quote for the mixer", page.Enquire, "/q")
		case "/b":
			callTo(p, "Talk to us", page.Enquire, "/a")
			p.CTAs = append(p.CTAs, page.CTA{Text: "Learn more", Goal: page.Navigate, Target: crumb + "/a", Weak: true, Region: page.Footer})
		}
	})
	v := b.Inventory()
	if v.Pages != 3 || v.Uses != 7 || v.Distinct != 6 || v.Weak != 1 {
		t.Errorf("%d pages, %d uses, %d distinct, %d weak", v.Pages, v.Uses, v.Distinct, v.Weak)
	}
	first := v.Calls[0]
	if first.Label != "Get a quote" || first.Target != crumb+"/q" || first.Pages != 2 || first.Page != crumb+"/" {
		t.Errorf("first %+v", first)
	}
	if g := v.Goals[0]; g.Goal != page.Enquire || g.Uses != 5 || g.Labels != 3 || g.Share != 5.0/7 {
		t.Errorf("goal %+v", g)
	}
	if len(v.Labels) != 1 || v.Labels[0].Name != "Talk to us" || !slices.Equal(v.Labels[0].Names, []string{crumb + "/q", crumb + "/a"}) {
		t.Errorf("labels %+v", v.Labels)
	}
	if len(v.Targets) != 1 || v.Targets[0].Name != crumb+"/q" || !slices.Equal(v.Targets[0].Names, []string{"Get a quote", "Talk to us"}) {
		t.Errorf("targets %+v", v.Targets)
	}
}

// TestInventoryIsBounded: of very many calls the list shows the first 200 and counts the rest; none is lost.
func TestInventoryIsBounded(t *testing.T) {
	b := book(t, "/:", func(_ string, p *page.Page) {
		for k := range maxCalls + 10 {
			callTo(p, fmt.Sprint("Order number ", k%maxCallWords), page.Buy, fmt.Sprint("tel:", k/maxCallWords, strings.Repeat("9", 400)))
		}
	})
	v := b.Inventory()
	if len(v.Calls) != maxCallUses || v.Rest != maxCalls-maxCallUses || b.Cut != 10 {
		t.Errorf("%d shown, %d rest, %d cut", len(v.Calls), v.Rest, b.Cut)
	}
	if len(b.Target(&b.Calls[0])) != maxCallTarget {
		t.Errorf("a target of %d bytes", len(b.Target(&b.Calls[0])))
	}
}

// TestCallsAreSmall holds the book to the memory that its manual promises.
func TestCallsAreSmall(t *testing.T) {
	if c, p := unsafe.Sizeof(Call{}), unsafe.Sizeof(place{}); c > 80 || p > 40 {
		t.Errorf("a call takes %d bytes, a place %d", c, p)
	}
}
