package indexing

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// canonicalOffHost finds pages that step back in favour of another host. That is right for the copy of a site on a test
// host, for its mobile host, and for single articles that first stood elsewhere.
func canonicalOffHost(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	c := &offHost{site: s, hosts: map[string]*[]int32{}}
	c.test = testHost(s.Host)
	return c
}

type offHost struct {
	site     *analyzer.Site
	test     bool
	pages    int
	articles int
	order    []string
	hosts    map[string]*[]int32
}

// Page notes the host of a canonical address that the crawl did not meet.
func (c *offHost) Page(i int32, p *page.Page) {
	if c.test {
		return
	}
	c.pages++
	if p.Canonical == "" || c.site.Nodes[i].Canonical >= 0 || page.SameSite(p.Canonical, p.URL) {
		return
	}
	u, err := url.Parse(p.Canonical)
	if err != nil || mobileOf(c.site.Host, u.Host) {
		return
	}
	if p.Type == page.Article {
		c.articles++
	}
	ids, ok := c.hosts[u.Host]
	if !ok {
		if len(c.order) >= 100 {
			return
		}
		ids = new([]int32)
		host := strings.Clone(u.Host)
		c.order = append(c.order, host)
		c.hosts[host] = ids
	}
	*ids = append(*ids, i) // the map is not written again: it would take the key of this page, and hold the page
}

// Findings makes one finding for each host.
func (c *offHost) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, host := range c.order {
		ids := *c.hosts[host]
		if articles(c.site, ids) && len(ids)*2 < c.pages {
			continue
		}
		fs = append(fs, share(c.site, ids, c.pages, analyzer.V("got", len(ids), "host", host)))
		fs[len(fs)-1].Evidence[0].Selector = "link[rel=canonical]"
	}
	return fs
}

func articles(s *analyzer.Site, ids []int32) bool {
	for _, i := range ids {
		if s.Nodes[i].Type != page.Article {
			return false
		}
	}
	return true
}

// testHost reports whether a host is none that the public can reach: an address or a name that is kept for tests.
func testHost(host string) bool {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil || host == "localhost" {
		return true
	}
	first, _, _ := strings.Cut(host, ".")
	switch first {
	case "staging", "stage", "dev", "test", "beta", "preview", "demo":
		return true
	}
	return strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".test") || strings.HasSuffix(host, ".localhost")
}

// mobileOf reports whether host is the mobile host of main.
func mobileOf(host, main string) bool {
	first, rest, _ := strings.Cut(host, ".")
	switch first {
	case "m", "mobile", "wap", "touch":
		return rest != "" && strings.TrimPrefix(main, "www.") == rest
	}
	return false
}
