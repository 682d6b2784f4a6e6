package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// analytics counts the pages without a counter or a tag manager. A counter that waits for consent is not in the mark-up,
// so that a site with a consent manager is judged with doubt; one that counts on its server cannot be seen at all.
func analytics(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &counters{site: s, params: p}
}

type counters struct {
	site    *analyzer.Site
	params  analyzer.Params
	pages   int
	consent bool
	without []int32
	title   string
}

func (c *counters) Page(i int32, p *page.Page) {
	c.pages++
	counted := false
	for k := range p.Vendors {
		switch p.Vendors[k].Kind {
		case "analytics", "tagmanager":
			counted = true
		case "consent":
			c.consent = true
		}
	}
	if counted {
		return
	}
	if len(c.without) == 0 {
		c.title = strings.Clone(p.Title.Text)
	}
	c.without = append(c.without, i)
}

func (c *counters) Findings() []analyzer.Finding {
	n := len(c.without)
	if n == 0 || float64(n) <= c.params.Number("share")*float64(c.pages) {
		return nil
	}
	quote := c.title
	if quote == "" {
		quote = c.site.Nodes[c.without[0]].URL
	}
	f := analyzer.Finding{
		Loss: float64(n) / float64(c.pages), Confidence: 0.8, Count: n,
		Values:   analyzer.V("got", n, "pages", c.pages),
		Evidence: []analyzer.Evidence{{Quote: quote, URL: c.site.Nodes[c.without[0]].URL}},
		Related:  c.site.URLs(c.without),
	}
	if c.consent {
		f.Confidence = 0.5
	}
	return []analyzer.Finding{f}
}
