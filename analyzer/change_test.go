package analyzer

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/page"
)

func TestChangesSinceTheRunBefore(t *testing.T) {
	before := &page.Page{URL: "https://crumb.example/a", Indexable: true}
	before.Title.Text, before.Text.Words = "Deck ovens", 300
	before.Headings = []page.Heading{{Level: 2, Text: "x"}, {Level: 1, Text: "Ovens"}}
	past := NewPast()
	past.Add(before.URL, DigestOf(before))
	past.Add("https://crumb.example/gone", DigestOf(before))

	for name, c := range map[string]struct {
		change func(*page.Page)
		what   []string
	}{
		"nothing":          {func(*page.Page) {}, nil},
		"a few words":      {func(p *page.Page) { p.Text.Words = 320 }, nil},
		"half of the text": {func(p *page.Page) { p.Text.Words = 150 }, []string{"words"}},
		"title and h1":     {func(p *page.Page) { p.Title.Text = "Ovens"; p.Headings = nil }, []string{"title", "h1"}},
		"shut out":         {func(p *page.Page) { p.Indexable = false }, []string{"indexable"}},
	} {
		now := *before
		c.change(&now)
		var got Changes
		got.Compare(past, 3, now.URL, DigestOf(&now))
		var what []string
		if len(got.List) > 0 {
			what = got.List[0].What
		}
		if !slices.Equal(what, c.what) || got.Known != 1 || got.Added != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	var got Changes
	got.Compare(past, 0, "https://crumb.example/new", DigestOf(before))
	got.Lost(past, 1, &Node{URL: "https://crumb.example/gone", Outcome: page.ErrorPage, Status: 404})
	got.Lost(past, 2, &Node{URL: "https://crumb.example/never", Outcome: page.ErrorPage, Status: 404})
	if got.Added != 1 || got.Count != 1 || got.List[0].Show != "HTTP 200 → 404" {
		t.Errorf("%+v", got)
	}
}
