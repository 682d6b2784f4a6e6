package duplicates

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// contentDuplicate groups pages by the hash of their main text. Pages with a few words are alike by nature.
func contentDuplicate(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &copies{site: s, words: p.Int("words"), groups: map[uint64]*twins{}}
}

type copies struct {
	site   *analyzer.Site
	words  int
	pages  int
	order  []uint64
	groups map[uint64]*twins
}

type twins struct {
	ids   []int32
	quote string // beginning of the text, kept with the second page
}

func (c *copies) Page(i int32, p *page.Page) {
	if !p.Indexable {
		return
	}
	c.pages++
	if p.Text.Words < c.words {
		return
	}
	t := c.groups[p.Text.Hash]
	if t == nil {
		t = &twins{}
		c.groups[p.Text.Hash] = t
		c.order = append(c.order, p.Text.Hash)
	}
	t.ids = append(t.ids, i)
	if len(t.ids) == 2 {
		t.quote = strings.Clone(analyzer.Quote(p.Text.Main))
	}
}

func (c *copies) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, hash := range c.order {
		t := c.groups[hash]
		if len(t.ids) < 2 {
			continue
		}
		quote := t.quote
		if quote == "" {
			quote = "text " + strconv.FormatUint(hash, 16)
		}
		fs = append(fs, analyzer.Finding{
			Loss: float64(len(t.ids)) / float64(c.pages), Count: len(t.ids), Values: analyzer.V("got", len(t.ids)),
			Evidence: []analyzer.Evidence{{Quote: quote}}, Related: c.site.URLs(t.ids),
		})
	}
	return fs
}
