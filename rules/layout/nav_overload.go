package layout

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// navOverload counts the different targets in navigation and header. A copy of the menu for small screens adds none. The
// mega-menu of a shop may hold more.
func navOverload(c *analyzer.Context) analyzer.Result {
	p := c.Page
	most := c.Params.Int("links")
	if p.Signals.Cart {
		most = c.Params.Int("shop")
	}
	inNav := 0
	for i := range p.Links {
		if navigation(&p.Links[i]) {
			inNav++
		}
	}
	if inNav <= most {
		return analyzer.Result{}
	}
	seen := make(map[string]bool, inNav)
	var first, last *page.Link
	for i := range p.Links {
		if l := &p.Links[i]; navigation(l) && !seen[l.URL] {
			seen[l.URL] = true
			if l.Text != "" {
				if first == nil {
					first = l
				}
				last = l
			}
		}
	}
	if len(seen) <= most {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", len(seen), "most", most))
	if first != nil {
		r.Evidence = []analyzer.Evidence{{Quote: first.Text + " … " + last.Text}}
	} else {
		r.Evidence = []analyzer.Evidence{{Quote: p.URL}}
	}
	r.Loss = min(1, 0.5+float64(len(seen)-most)/float64(most))
	return r
}

// navigation reports whether a link leads to a page from the navigation or the header.
func navigation(l *page.Link) bool {
	return l.Kind == "http" && (l.Region == page.Nav || l.Region == page.Header)
}
