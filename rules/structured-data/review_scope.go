package structureddata

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// reviewScope finds ratings that search engines do not accept: of the firm on its own pages, and ratings that nobody sees. Reviews
// that a service writes into the page by script cannot be seen here.
func reviewScope(c *analyzer.Context) analyzer.Result {
	p := c.Page
	widget := usesReviews(p, c.Params.Strings("services"))
	for _, n := range nodes(p) {
		if n.prefix == "" && isFirm(n.types) && (n.has("aggregateRating") || n.has("review")) && own(p, &n) {
			return analyzer.Found(analyzer.V("got", "the firm rates itself on its own site: "+n.label(), "zh", "公司在自己的网站上给自己打分："+n.label()),
				analyzer.Evidence{Quote: n.label() + ratingOf(&n)})
		}
		if unseen := n.entity.Unseen; !widget && !p.ScriptOnly && n.prefix == "" && hidden(n.entity) && !p.Signals.Testimonials && !visiblyRated(p) {
			return analyzer.Found(analyzer.V("got", "no visitor sees the rating: "+strings.TrimSpace(ratingOf(&n)), "zh", "访客看不到这个评分："+strings.TrimSpace(ratingOf(&n))),
				analyzer.Evidence{Quote: n.label() + " " + unseen[0] + ": " + n.entity.Properties.Get(unseen[0])})
		}
	}
	return analyzer.Result{}
}

func isFirm(types []string) bool {
	return slices.ContainsFunc(types, func(t string) bool { return schemaorg.IsA(t, "Organization") }) &&
		!slices.ContainsFunc(types, func(t string) bool { return schemaorg.IsA(t, "Product") || schemaorg.IsA(t, "CreativeWork") })
}

// own reports whether a firm is the one whose site this is. Directories rate others.
func own(p *page.Page, n *node) bool {
	switch p.Type {
	case page.Home, page.About, page.Contact:
		return true
	}
	name, site := strings.ToLower(n.get("name")), strings.ToLower(p.OpenGraph.Get("site_name"))
	if name != "" && site != "" && (strings.Contains(site, name) || strings.Contains(name, site)) {
		return true
	}
	url := n.get("url")
	return url != "" && page.SameSite(url, p.URL) && levels(url) == 0
}

// hidden reports whether neither the value nor the number of ratings is to be seen, nor any review.
func hidden(e *page.Entity) bool {
	value, count := false, false
	for _, name := range e.Unseen {
		switch {
		case strings.HasSuffix(name, "ratingValue"):
			value = true
		case strings.HasSuffix(name, "Count"):
			count = true
		}
	}
	return value && count
}

// visiblyRated reports whether the page shows ratings outside of its markup: the signal quotes the words that it saw.
func visiblyRated(p *page.Page) bool {
	quote := p.Signals.Quotes.Get("ratings")
	if quote == "" {
		return false
	}
	for i := range p.Structured {
		pr := &p.Structured[i].Properties
		if quote == pr.Get("aggregateRating.ratingValue") || quote == pr.Get("ratingValue") {
			return false
		}
	}
	return true
}

func ratingOf(n *node) string {
	for _, path := range [...]string{"aggregateRating.", ""} {
		if v := n.get(path + "ratingValue"); v != "" {
			count := n.get(path + "reviewCount")
			if count == "" {
				count = n.get(path + "ratingCount")
			}
			return " " + v + " (" + count + ")"
		}
	}
	return ""
}

// usesReviews reports whether a service for reviews writes into the page.
func usesReviews(p *page.Page, services []string) bool {
	for i := range p.Resources {
		for _, s := range services {
			if strings.Contains(p.Resources[i].URL, s) {
				return true
			}
		}
	}
	return false
}
