package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A Search is what the site rules share that look for one thing on every page and report that it is nowhere. It keeps some
// counts and one line of text. A rule embeds it, calls See for every page, and reports only when the search is Conclusive.
type Search struct {
	Site    *Site
	Pages   int // pages that were read
	blind   int // of them, those whose content arrives by script
	foreign int // of them, those in a language without word lists
	url     string
	menu    string
}

// searchable are the languages that the word lists of the facts cover.
var searchable = []string{"", "en", "zh", "de", "fr", "es"}

// See counts a page. The first one is quoted as evidence: its navigation shows what the site offers instead.
func (s *Search) See(p *page.Page) {
	if p.Status != 200 || p.Signals.NotFound || p.Signals.Challenge {
		return
	}
	s.Pages++
	switch {
	case p.ScriptOnly:
		s.blind++
	case !slices.Contains(searchable, p.Language):
		s.foreign++
	}
	if s.url == "" {
		s.url, s.menu = strings.Clone(p.URL), strings.Clone(p.Menu())
	}
}

// Conclusive reports whether what was not found is not there: no limit cut the crawl short, and nearly all pages answered and could
// be read. One of twenty may have failed.
func (s *Search) Conclusive() bool {
	if !s.Site.Complete || s.Pages == 0 || s.blind*20 > s.Pages || s.foreign*2 > s.Pages {
		return false
	}
	failed := 0
	for i := range s.Site.Nodes {
		if o := s.Site.Nodes[i].Outcome; o == page.Failed || o == page.NotReached {
			failed++
		}
	}
	return failed*20 <= s.Pages
}

// Unknown is the answer of a rule that did not find and cannot be sure.
func (s *Search) Unknown() bool { return !s.Conclusive() }

// Evidence quotes the menu of the start page, or its title or address.
func (s *Search) Evidence() Evidence {
	return Evidence{Quote: cmp.Or(s.menu, s.url), Selector: "nav", URL: s.url}
}
