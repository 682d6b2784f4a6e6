package analyzer

import (
	"math/bits"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/siteassay/assay/page"
)

// maxValueTerms is how many terms of a value proposition are remembered.
const maxValueTerms = 32

// A Proposition is what a home, about or pricing page says the company stands for, as remembered from one run to the next. It is empty
// for other pages.
type Proposition struct {
	Text  string   // as printed, cut at 160 runes
	Terms []uint32 // hashes of its different terms, ascending: words, and pairs of Chinese characters
}

// valueOf takes headline and value proposition of the pages that carry it.
func valueOf(p *page.Page) Proposition {
	switch p.Type {
	case page.Home, page.About, page.Pricing:
	default:
		return Proposition{}
	}
	text := strings.TrimSpace(p.Offer.Headline)
	if v := strings.TrimSpace(p.Offer.ValueProposition); v != "" && v != text {
		text = strings.TrimSpace(text + ". " + v)
	}
	return Proposition{Text: clipRunes(text, 160), Terms: termsOf(text)}
}

// termsOf are the hashes of the terms of a text: words of three letters or more, in small letters, and neighbouring Han characters.
func termsOf(text string) []uint32 {
	var terms []uint32
	add := func(s string) {
		h := hash32(s)
		if at, seen := slices.BinarySearch(terms, h); !seen && len(terms) < maxValueTerms {
			terms = slices.Insert(terms, at, h)
		}
	}
	var last rune
	word := func(s string) {
		if len(s) > 2 {
			add(strings.ToLower(s))
		}
	}
	start := -1
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		letter := !han && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if start >= 0 && !letter {
			word(text[start:i])
			start = -1
		}
		switch {
		case han && last != 0:
			add(string(last) + string(r))
		case letter && start < 0:
			start = i
		}
		last = 0
		if han {
			last = r
		}
	}
	if start >= 0 {
		word(text[start:])
	}
	return terms
}

// jaccard is the share of the terms of either that both have, 0 … 1.
func jaccard(a, b []uint32) float64 {
	both := 0
	for _, h := range a {
		if _, ok := slices.BinarySearch(b, h); ok {
			both++
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 1
}

// A Drift is a page that says something else of the company than in the run before.
type Drift struct {
	Node     int32
	Was, Is  string
	Likeness float64 // share of the terms that both have, 0 … 1
}

// minValueTerms is how many terms both texts need before they are compared.
const minValueTerms = 3

// values notes how far the value proposition of a page has moved. Pages are compared that have one in both runs.
func (c *Changes) values(i int32, was, is Proposition) {
	if len(was.Terms) < minValueTerms || len(is.Terms) < minValueTerms {
		return
	}
	c.Values++
	if like := jaccard(was.Terms, is.Terms); like < 1 && len(c.Drifts) < maxChanges {
		c.Drifts = append(c.Drifts, Drift{Node: i, Was: was.Text, Is: is.Text, Likeness: like})
	}
}

// redated notes a page that gives itself a newer date over a text that is the same: its date of change moved by more than 30 days
// while at most three bits of the text's simhash differ.
func (c *Changes) redated(i int32, was, is Digest) {
	if was.Modified == 0 || is.Modified == 0 || was.Simhash == 0 || is.Simhash == 0 {
		return
	}
	c.Dated++
	if int(is.Modified)-int(was.Modified) > 30 && bits.OnesCount64(was.Simhash^is.Simhash) <= 3 && len(c.Redated) < maxChanges {
		c.Redated = append(c.Redated, i)
	}
}

// modifiedOf is the date of change that the page gives itself, in days since 1970-01-01; 0 when it gives none.
func modifiedOf(p *page.Page) uint16 {
	if p.Type != page.Article {
		return 0
	}
	for i := range p.Dates {
		if d := &p.Dates[i]; d.Kind == "modified" {
			if t, err := time.Parse(time.DateOnly, d.Value); err == nil && t.Unix() > 0 {
				return uint16(min(t.Unix()/86400, 1<<16-1))
			}
		}
	}
	return 0
}
