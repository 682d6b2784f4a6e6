package links

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A relCheck counts links to other sites by host, those that are followed or those that are held back.
type relCheck struct {
	site  *analyzer.Site
	held  bool
	hosts map[string]*relHost
	order []string
	total int
	pages []int32
}

type relHost struct {
	links int
	page  int32
	url   string
}

// maxRelHosts is how many hosts are told apart.
const maxRelHosts = 5000

// Page counts the links of one page.
func (c *relCheck) Page(i int32, p *page.Page) {
	found := false
	for k := range p.Links {
		l := &p.Links[k]
		if l.Internal || l.Kind != "http" || l.URL == "" {
			continue
		}
		held := p.Robots.Nofollow || slices.Contains(l.Rel, "nofollow") || slices.Contains(l.Rel, "sponsored") || slices.Contains(l.Rel, "ugc")
		if held != c.held {
			continue
		}
		found = true
		c.total++
		name := analyzer.HostOf(l.URL)
		h := c.hosts[name]
		if h == nil {
			if len(c.order) >= maxRelHosts {
				continue
			}
			name = strings.Clone(name)
			h = &relHost{page: i, url: strings.Clone(l.URL)}
			c.hosts[name], c.order = h, append(c.order, name)
		}
		h.links++
	}
	if found {
		c.pages = append(c.pages, i)
	}
}

// Findings lists the hosts with most links.
func (c *relCheck) Findings() []analyzer.Finding {
	if c.total == 0 {
		return nil
	}
	slices.SortStableFunc(c.order, func(a, b string) int { return c.hosts[b].links - c.hosts[a].links })
	f := analyzer.Finding{Count: c.total, Values: analyzer.V("got", c.total, "hosts", len(c.order)), Related: c.site.URLs(c.pages)}
	for _, name := range c.order[:min(len(c.order), analyzer.MaxEvidence)] {
		h := c.hosts[name]
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: fmt.Sprintf("%s (%d)", h.url, h.links), URL: c.site.Nodes[h.page].URL})
	}
	return []analyzer.Finding{f}
}
