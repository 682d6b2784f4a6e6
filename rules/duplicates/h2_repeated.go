package duplicates

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// h2Repeated finds sub-headings of the content that stand on a large part of the pages. Those of menus and footers belong to
// the frame.
func h2Repeated(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &subheads{share: p.Number("share"), least: p.Int("pages"), count: map[uint64]int32{}, last: map[uint64]int32{}}
}

// maxSubheads is the number of different sub-headings that are counted.
const maxSubheads = 50_000

type subheads struct {
	share float64
	least int
	pages int
	count map[uint64]int32 // pages by the hash of a sub-heading
	last  map[uint64]int32 // the last of those pages
	texts []subhead        // those that stand on enough pages to be shown
}

type subhead struct {
	hash uint64
	text string
}

func (c *subheads) Page(i int32, p *page.Page) {
	if !p.Indexable {
		return
	}
	c.pages++
	for k := range p.Headings {
		h := &p.Headings[k]
		if h.Level != 2 || h.FromAlt || h.Text == "" || h.Region != page.Main {
			continue
		}
		key := textHash(h.Text)
		n, ok := c.count[key]
		if !ok && len(c.count) >= maxSubheads || ok && c.last[key] == i {
			continue
		}
		c.count[key], c.last[key] = n+1, i
		if int(n)+1 == c.least {
			c.texts = append(c.texts, subhead{key, strings.Clone(h.Text)})
		}
	}
}

// textHash is FNV-1a.
func textHash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func (c *subheads) Findings() []analyzer.Finding {
	var often []subhead
	for _, t := range c.texts {
		if float64(c.count[t.hash]) >= c.share*float64(c.pages) {
			often = append(often, t)
		}
	}
	if len(often) == 0 {
		return nil
	}
	slices.SortStableFunc(often, func(a, b subhead) int { return cmp.Compare(c.count[b.hash], c.count[a.hash]) })
	f := analyzer.Finding{
		Loss: 1, Count: len(often), Values: analyzer.V("got", often[0].text, "pages", int(c.count[often[0].hash]), "of", c.pages),
	}
	for _, t := range often[:min(len(often), analyzer.MaxEvidence)] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: t.text, Selector: "h2"})
	}
	return []analyzer.Finding{f}
}
