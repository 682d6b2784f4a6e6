package structureddata

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func parse(html string) *page.Page {
	return page.Parse(page.Source{URL: "https://example.com/", Status: 200, Body: []byte(html)})
}

func TestNodeFollowsReferences(t *testing.T) {
	p := parse(`<script type=application/ld+json>{"@context":"https://schema.org","@graph":[
{"@type":"Article","@id":"#a","author":{"@id":"#jane"},"publisher":{"@id":"https://elsewhere.example/#org"},"image":{"@type":"ImageObject"},"video":{"@id":"#loop"}},
{"@type":"Person","@id":"https://example.com/#jane","name":"Jane"},{"@type":"VideoObject","@id":"#loop","video":{"@id":"#loop"}}]}</script>
<script type=application/ld+json>{"@context":"https://schema.org","@type":"Article","@id":"#a","headline":"Stone"}</script>`)
	article := nodes(p)[0]
	for path, want := range map[string]bool{
		"author.name": true, "headline": true, "image": false, "image.url": false, "datePublished": false,
		"publisher.name": true, // told elsewhere: nobody here knows
		"video.name":     false,
	} {
		if got := article.has(path); got != want {
			t.Errorf("has(%s) = %v", path, got)
		}
	}
}

func TestEntries(t *testing.T) {
	p := parse(`<script type=application/ld+json>[{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"position":1},{"position":2,"name":"Ovens"}]},
{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":{"position":1,"name":"Home"}},{"@context":"https://schema.org","@type":"BreadcrumbList","name":"x"}]</script>`)
	list := nodes(p)
	two, one, none := list[0].entries("itemListElement"), list[1].entries("itemListElement"), list[2].entries("itemListElement")
	if len(two) != 2 || two[0].has("name") || !two[1].has("name") {
		t.Errorf("two entries are read as %v", two)
	}
	if len(one) != 1 || !one[0].has("name") || len(none) != 0 {
		t.Errorf("one entry is read as %v, none as %v", one, none)
	}
}

func TestValues(t *testing.T) {
	for value, want := range map[string]bool{
		"2026-03-05": true, "2026-03-05T10:00:00+08:00": true, "2026-03": true, "2026": true, "2026-03-05 10:00": true,
		"5 March 2026": false, "2026-13-05": false, "2026年3月5日": false, "03/05/2026": false, "2026-03-05T": false,
	} {
		if got := isoDate(value); got != want {
			t.Errorf("isoDate(%q) = %v", value, got)
		}
	}
	for value, want := range map[string]bool{"2900": true, "29.90": true, "0": true, "1,299.00": false, "4,5": false, "€ 5": false, "1.299.00": false, "": false, "-": false} {
		if got := plainNumber(value); got != want {
			t.Errorf("plainNumber(%q) = %v", value, got)
		}
	}
	for value, want := range map[string]bool{"EUR": true, "CNY": true, "RMB": false, "eur": false, "€": false, "Euro": false} {
		if got := currencyCode(value); got != want {
			t.Errorf("currencyCode(%q) = %v", value, got)
		}
	}
}

// FuzzRules runs the rules that read values on any markup: they may find what they like, and must come to an end.
func FuzzRules(f *testing.F) {
	f.Add(`{"@context":"https://schema.org","@type":"Product","offers":{"price":"","availability":"/"},"image":"","sameAs":["/",""]}`)
	f.Add(`{"@type":["Event",""],"startDate":"T","location":{"@id":"#"},"@id":"#"}`)
	f.Fuzz(func(t *testing.T, block string) {
		c := &analyzer.Context{Page: parse(`<script type=application/ld+json>` + block + `</script>`)}
		richResultIneligible(c)
		richResultWarning(c)
		faqInvalid(c)
		unknownTerm(c)
		wrongValue(c)
		reviewScope(c)
		contradictsPage(c)
		pageTypeMismatch(c)
	})
}
