package duplicates

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A grouping is a site check that groups indexable pages by a text of theirs. It keeps one string for each text and four
// bytes for each page. Pages of different languages never fall together.
type grouping struct {
	site     *analyzer.Site
	text     func(*page.Page) string // "" leaves the page out
	selector string
	pages    int
	order    []string
	groups   map[string][]int32
}

func group(s *analyzer.Site, selector string, text func(*page.Page) string) analyzer.SiteCheck {
	return &grouping{site: s, text: text, selector: selector, groups: map[string][]int32{}}
}

func (g *grouping) Page(i int32, p *page.Page) {
	if !p.Indexable {
		return
	}
	g.pages++
	text := g.text(p)
	if text == "" {
		return
	}
	key := p.Language + "\x00" + text
	ids, ok := g.groups[key]
	if !ok {
		key = strings.Clone(key)
		g.order = append(g.order, key)
	}
	g.groups[key] = append(ids, i)
}

// Findings reports a group of two pages or more, in the order in which their first pages were crawled. What a group costs
// is its share of the pages.
func (g *grouping) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, key := range g.order {
		ids := g.groups[key]
		if len(ids) < 2 {
			continue
		}
		_, text, _ := strings.Cut(key, "\x00")
		fs = append(fs, analyzer.Finding{
			Loss:     float64(len(ids)) / float64(g.pages),
			Count:    len(ids),
			Values:   analyzer.V("got", len(ids)),
			Evidence: []analyzer.Evidence{{Quote: text, Selector: g.selector}},
			Related:  g.site.URLs(ids),
		})
	}
	return fs
}
