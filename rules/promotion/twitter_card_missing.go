package promotion

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// twitterCardMissing counts the pages that X can make no card of: without its own tags it takes title and picture of Open Graph.
// Readers of simplified Chinese are not on X.
func twitterCardMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &cards{site: s}
}

type cards struct {
	site  *analyzer.Site
	all   int
	pages []int32
	title string
}

func (c *cards) Page(i int32, p *page.Page) {
	if !p.Indexable || p.Script == "Hans" || p.Type == page.Legal || p.Type == page.Cart {
		return
	}
	c.all++
	og := &p.OpenGraph
	if len(p.Twitter) > 0 || og.Get("title") != "" && og.Get("image")+og.Get("image:url")+og.Get("image:secure_url") != "" {
		return
	}
	if c.title == "" {
		c.title = strings.Clone(cmp.Or(p.Title.Text, p.URL))
	}
	c.pages = append(c.pages, i)
}

func (c *cards) Findings() []analyzer.Finding {
	if len(c.pages) == 0 || c.site.Mainland {
		return nil
	}
	urls := c.site.URLs(c.pages)
	return []analyzer.Finding{{
		Loss: float64(len(c.pages)) / float64(c.all), Count: len(c.pages), Related: urls,
		Values:   analyzer.V("got", len(c.pages), "all", c.all),
		Evidence: []analyzer.Evidence{{Quote: c.title, Selector: "head > title", URL: urls[0]}},
	}}
}
