package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A linkCount is a site check that counts pages by a property of their links.
type linkCount struct {
	site  *analyzer.Site
	least int // pages from which the count says something
	of    int
	ids   []int32
	judge func(p *page.Page) (counts, fault bool)
	whole bool // about the site: the pages are counted and not listed
}

func (c *linkCount) Page(i int32, p *page.Page) {
	counts, fault := c.judge(p)
	if !counts {
		return
	}
	c.of++
	if fault {
		c.ids = append(c.ids, i)
	}
}

func (c *linkCount) Findings() []analyzer.Finding {
	if len(c.ids) < c.least {
		return nil
	}
	fs := found(c.site, c.ids, c.of, "of", c.of)
	if c.whole {
		fs[0].Related = nil
	}
	return fs
}

// titleMissing counts pages without a single link title. Few sites write them, and they help only where the text of the link
// does not say enough.
func titleMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &linkCount{site: s, least: 1, whole: true, judge: func(p *page.Page) (bool, bool) {
		return len(p.Links) > 0, p.Document.TitledLinks == 0
	}}
}

// externalNone counts articles with figures or claims that name no source outside of the site.
func externalNone(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	least := params.Int("words")
	return &linkCount{site: s, least: 1, judge: func(p *page.Page) (bool, bool) {
		if p.Type != page.Article || !p.Indexable || p.Text.Words < least {
			return false, false
		}
		for i := range p.Links {
			l := &p.Links[i]
			if l.Kind == "http" && !l.Internal && (l.Region == page.Main || l.Region == page.Aside || l.Region == "") {
				return true, false
			}
		}
		return true, true
	}}
}
