package analyzer

import (
	"math"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestPageRankByHand solves three pages by hand: with d = 0.85 and a → b, c; b → c; c → a the equations
//
//	a = 0.05 + 0.85 c,  b = 0.05 + 0.425 a,  c = 0.05 + 0.425 a + 0.85 b
//
// have the solution below. A redirect on the way changes nothing.
func TestPageRankByHand(t *testing.T) {
	for _, text := range []string{
		"/: /b /c\n/b: /c\n/c: /",
		"/: /b /old\n/old > /c\n/b: /old\n/c: /",
	} {
		_, site := survey(t, text, nil)
		for path, want := range map[string]float64{"/": 0.387790, "/b": 0.214811, "/c": 0.397399} {
			if got := float64(site.Rank[site.Lookup("https://crumb.example"+path)]); math.Abs(got-want) > 0.01 {
				t.Errorf("%q: rank of %s is %.4f, want %.4f", text, path, got, want)
			}
		}
	}
}

// TestPageRankKeepsItsSum: whatever leads nowhere, to errors or in circles, nothing is lost or won.
func TestPageRankKeepsItsSum(t *testing.T) {
	for _, nofollow := range []bool{false, true} {
		_, site := survey(t, surveyedSite, func(p *page.Page) {
			for i := range p.Links {
				if nofollow {
					p.Links[i].Rel = []string{"nofollow"}
				}
			}
		})
		sum := 0.0
		for _, r := range site.Rank {
			sum += float64(r)
		}
		if math.Abs(sum-1) > 1e-4 {
			t.Errorf("nofollow %v: the ranks sum to %v", nofollow, sum)
		}
	}
}

// TestNofollowPassesNothing: what only nofollow links lead to has the rank of a page that nobody links to.
func TestNofollowPassesNothing(t *testing.T) {
	_, site := survey(t, "/: /a /b\n/a: /\n/b: /", func(p *page.Page) {
		for i := range p.Links {
			if p.Links[i].URL == "https://crumb.example/b" {
				p.Links[i].Rel = []string{"nofollow"}
			}
		}
	})
	a, b := site.Rank[site.Lookup("https://crumb.example/a")], site.Rank[site.Lookup("https://crumb.example/b")]
	if b >= a/2 {
		t.Errorf("followed %v, not followed %v", a, b)
	}
}
