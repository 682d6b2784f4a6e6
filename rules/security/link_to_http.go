package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// linkToHTTP finds https pages that link to pages of the site over http. Links to other sites are theirs to answer and cost less.
func linkToHTTP(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &plainLinks{site: s, seen: map[string]bool{}}
}

type plainLinks struct {
	site     *analyzer.Site
	seen     map[string]bool // addresses of links, at most maxPlainLinks
	own      []int32         // pages that link to the site itself over http
	other    []int32
	links    int
	pages    int
	evidence []analyzer.Evidence
}

const maxPlainLinks = 5000

// Page collects the links of one page.
func (c *plainLinks) Page(i int32, p *page.Page) {
	if !strings.HasPrefix(p.URL, "https://") {
		return
	}
	c.pages++
	own, other := false, false
	for k := range p.Links {
		l := &p.Links[k]
		if !strings.HasPrefix(l.URL, "http://") || local(l.URL) {
			continue
		}
		c.links++
		own, other = own || l.Internal, other || !l.Internal
		if !c.seen[l.URL] && len(c.seen) < maxPlainLinks {
			u := strings.Clone(l.URL)
			c.seen[u] = true
			if e := (analyzer.Evidence{Quote: u, URL: c.site.Nodes[i].URL}); len(c.evidence) < analyzer.MaxEvidence {
				c.evidence = append(c.evidence, e)
			}
		}
	}
	switch {
	case own:
		c.own = append(c.own, i)
	case other:
		c.other = append(c.other, i)
	}
}

// local reports whether an address is that of a developer's machine, which another rule reports.
func local(url string) bool {
	h := analyzer.HostOf(url)
	return strings.HasPrefix(h, "localhost") || strings.HasPrefix(h, "127.")
}

// Findings reports the pages, those with links to the site itself first.
func (c *plainLinks) Findings() []analyzer.Finding {
	if c.links == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss:  max(0.05, (float64(len(c.own))+0.25*float64(len(c.other)))/float64(c.pages)),
		Count: c.links, Evidence: c.evidence, Related: c.site.URLs(append(c.own, c.other...)),
		Values: analyzer.V("got", c.links, "own", len(c.own)),
	}}
}
