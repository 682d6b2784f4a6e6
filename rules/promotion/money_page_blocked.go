package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// moneyPageBlocked reports noindex, and a canonical link that gives the page up for one of another kind. A canonical link
// among products is how variants are meant to be joined; the same page without its query, or the default document for the
// directory, is no other page, and the same path on another host is this site seen on a copy or an alias of it. Landing
// pages for advertising are noindexed on purpose. What a target on this host is that was not crawled cannot be told.
func moneyPageBlocked(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Robots.Noindex && c.Site != nil && c.Site.Hidden.SiteWide(0.5, 3) {
		return analyzer.Result{} // one fault, which indexing/noindex-sitewide reports
	}
	if p.Robots.Noindex && p.Type != page.Landing {
		selector, by := "meta[name=robots]", strings.Join(p.Robots.Meta, ", ")
		if !strings.Contains(by, "no") {
			selector, by = "", "X-Robots-Tag: "+strings.Join(p.Robots.Header, ", ")
		}
		return analyzer.Found(analyzer.V("got", "The page says "+by, "by", by), analyzer.Evidence{Quote: by, Selector: selector})
	}
	if by := sentAway(p); by != "" && p.Type != page.Landing {
		return analyzer.Found(analyzer.V("got", "The page says "+by, "by", by), analyzer.Evidence{Quote: by})
	}
	if p.Canonical == "" || samePage(p.Canonical, p.URL) {
		return analyzer.Result{}
	}
	to := c.Site.Lookup(p.Canonical)
	switch {
	case !page.SameSite(p.Canonical, p.URL):
		if path(p.Canonical) == path(p.URL) {
			return analyzer.Result{}
		}
	case to < 0:
		return analyzer.Result{}
	default:
		n := &c.Site.Nodes[to]
		if n.Outcome != page.Audited || n.Type == p.Type && p.Type != page.Home || p.Type == page.Home && n.Type == page.Home {
			return analyzer.Result{}
		}
	}
	r := analyzer.Found(
		analyzer.V("got", "canonical names "+p.Canonical, "by", "canonical → "+p.Canonical),
		analyzer.Evidence{Quote: p.Canonical, Selector: "link[rel=canonical]", URL: p.Canonical},
	)
	if to < 0 {
		r.Confidence = 0.5 // a company may keep one site on two hosts
	}
	return r
}

// sentAway is the directive that shuts out one of the search engines that bring customers; "" for none.
func sentAway(p *page.Page) string {
	for _, d := range p.Robots.Scoped {
		switch d {
		case "googlebot: noindex", "googlebot: none", "bingbot: noindex", "bingbot: none", "baiduspider: noindex", "baiduspider: none":
			return d
		}
	}
	return ""
}

// samePage reports whether two addresses differ only in scheme, www, query, trailing slash or default document.
func samePage(a, b string) bool { return pageKey(a) == pageKey(b) }

// path is what follows the host in a page key.
func path(u string) string {
	_, path, _ := strings.Cut(pageKey(u), "/")
	return path
}

func pageKey(u string) string {
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	u = strings.TrimPrefix(strings.ToLower(u), "www.")
	u, _, _ = strings.Cut(u, "?")
	for _, name := range [...]string{"index.html", "index.htm", "index.php", "index.asp", "index.aspx", "index.jsp", "default.aspx", "default.html"} {
		u = strings.TrimSuffix(u, "/"+name)
	}
	return strings.TrimSuffix(u, "/")
}
