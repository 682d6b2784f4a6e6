package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

// TestDrift: a page that says something else of the company has drifted, one with a better wording has not far to go.
func TestDrift(t *testing.T) {
	home := func(headline string) *page.Page {
		return &page.Page{URL: "https://crumb.example/", Type: page.Home, Offer: page.Offer{Headline: headline}}
	}
	for _, c := range []struct {
		was, is string
		likely  float64 // likeness at least; below 0: no drift is noted
		most    float64
	}{
		{"Deck ovens for small bakeries", "Deck ovens for small bakeries", -1, 0},
		{"Deck ovens for small bakeries", "Deck ovens for small bakeries with one room", 0.5, 0.9},
		{"Deck ovens for small bakeries", "Holistic consulting worldwide now", 0, 0.1},
		{"小面包房用的石板层炉", "一站式数字烘焙生态平台", 0, 0.1},
		{"Ovens", "Cakes", -1, 0}, // too few words to compare
	} {
		past, now := NewPast(), &Changes{}
		past.Add("https://crumb.example/", DigestOf(home(c.was)))
		now.Compare(past, 0, "https://crumb.example/", DigestOf(home(c.is)))
		switch {
		case c.likely < 0 && len(now.Drifts) > 0:
			t.Errorf("%q → %q: drift %+v", c.was, c.is, now.Drifts)
		case c.likely >= 0 && (len(now.Drifts) != 1 || now.Drifts[0].Likeness < c.likely || now.Drifts[0].Likeness > c.most):
			t.Errorf("%q → %q: drifts %+v", c.was, c.is, now.Drifts)
		}
	}
}

// TestRedated: an article whose date of change moved over the same text is noted, one that was changed is not.
func TestRedated(t *testing.T) {
	article := func(day string, hash uint64) *page.Page {
		return &page.Page{URL: "https://crumb.example/a", Type: page.Article, Dates: []page.Date{{Kind: "modified", Value: day}}, Text: page.Text{Simhash: hash}}
	}
	for _, c := range []struct {
		day  string
		hash uint64
		want int
	}{
		{"2026-05-01", 0xF0F1, 1},
		{"2026-05-01", 0x0F0F << 20, 0}, // another text
		{"2026-01-20", 0xF0F0, 0},       // a few days later
		{"2025-05-01", 0xF0F0, 0},       // put back
	} {
		past, now := NewPast(), &Changes{}
		past.Add("https://crumb.example/a", DigestOf(article("2026-01-01", 0xF0F0)))
		now.Compare(past, 0, "https://crumb.example/a", DigestOf(article(c.day, c.hash)))
		if len(now.Redated) != c.want || now.Dated != 1 {
			t.Errorf("%s %x: redated %v of %d", c.day, c.hash, now.Redated, now.Dated)
		}
	}
}
