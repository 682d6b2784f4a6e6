package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// protocolRelative finds resources whose address begins with two slashes.
func protocolRelative(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &slashes{site: s, seen: map[string]bool{}}
}

type slashes struct {
	site     *analyzer.Site
	seen     map[string]bool
	pages    []int32
	evidence []analyzer.Evidence
}

// Page collects the addresses of one page.
func (c *slashes) Page(i int32, p *page.Page) {
	found := false
	for k := range p.Resources {
		r := &p.Resources[k]
		if !r.SchemeLess || r.Kind == "preload" && r.Title != "preload" {
			continue
		}
		found = true
		if !c.seen[r.URL] && len(c.seen) < maxPlainLinks {
			u := strings.Clone(r.URL)
			c.seen[u] = true
			if len(c.evidence) < analyzer.MaxEvidence {
				_, rest, _ := strings.Cut(u, ":")
				c.evidence = append(c.evidence, analyzer.Evidence{Quote: rest, URL: c.site.Nodes[i].URL})
			}
		}
	}
	if found {
		c.pages = append(c.pages, i)
	}
}

// Findings reports them once.
func (c *slashes) Findings() []analyzer.Finding {
	if len(c.pages) == 0 {
		return nil
	}
	return []analyzer.Finding{{Count: len(c.seen), Evidence: c.evidence, Related: c.site.URLs(c.pages), Values: analyzer.V("got", len(c.seen), "pages", len(c.pages))}}
}
