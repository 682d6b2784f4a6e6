package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalUnlinked finds canonical addresses on the same host that neither a link nor a sitemap leads to: the crawl, when it
// was complete, met them nowhere.
func canonicalUnlinked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &unlinkedCanonical{site: s}
}

type unlinkedCanonical struct {
	site     *analyzer.Site
	ids      []int32
	evidence []analyzer.Evidence
	pages    int
}

func (c *unlinkedCanonical) Page(i int32, p *page.Page) {
	c.pages++
	if !c.site.Complete || c.site.Nodes[i].Canonical != analyzer.Unmet || !sameOrigin(p.Canonical, p.URL) {
		return
	}
	c.ids = append(c.ids, i)
	if len(c.evidence) < analyzer.MaxEvidence {
		c.evidence = append(c.evidence, analyzer.Evidence{
			Quote: strings.Clone(p.Canonical), Selector: "link[rel=canonical]", URL: c.site.Nodes[i].URL,
		})
	}
}

func (c *unlinkedCanonical) Findings() []analyzer.Finding {
	if len(c.ids) == 0 {
		return nil
	}
	f := share(c.site, c.ids, c.pages, analyzer.V("got", len(c.ids), "target", c.evidence[0].Quote))
	f.Evidence = c.evidence
	return []analyzer.Finding{f}
}

// sameOrigin reports whether two URLs in normal form have the same scheme, host and port.
func sameOrigin(a, b string) bool { return origin(a) != "" && origin(a) == origin(b) }

func origin(u string) string {
	i := strings.Index(u, "://")
	if i < 0 {
		return ""
	}
	if end := strings.IndexByte(u[i+3:], '/'); end >= 0 {
		return u[:i+3+end]
	}
	return u
}
