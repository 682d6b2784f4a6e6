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
	if counted || ownCounter(p) {
		return
	}
	if len(c.without) == 0 {
		c.title = strings.Clone(p.Title.Text)
	}
	c.without = append(c.without, i)
}

// ownCounter reports whether a script of the site's own counts visits, as its name says: whoever keeps no customer data at a vendor
// does it so.
func ownCounter(p *page.Page) bool {
	for i := range p.Resources {
		r := &p.Resources[i]
		if r.Kind != "script" || !r.Internal {
			continue
		}
		name, _, _ := strings.Cut(r.URL[strings.LastIndexByte(r.URL, '/')+1:], "?")
		name = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".js"), ".min")
		switch name {
		case "track", "tracker", "tracking", "stats", "statistics", "analytics", "count", "counter", "pageview", "pageviews", "beacon", "tongji":
			return true
		}
	}
	return false
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
