package layout

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// wayout looks for a way on in the content or beside it: a link to another page of the site, a form, or a call to action.
// A page without any internal link is the business of links/dead-end, so that it loses points once.
func wayout(c *analyzer.Context) analyzer.Result {
	p := c.Page
	internal := false
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind != "http" || !l.Internal || l.URL == p.URL {
			continue
		}
		if l.Region == page.Main || l.Region == page.Aside {
			return analyzer.Result{}
		}
		internal = true
	}
	if !internal {
		return analyzer.None()
	}
	for i := range p.Forms {
		if f := &p.Forms[i]; f.Region == page.Main && f.Purpose != "search" && f.Purpose != "comment" {
			return analyzer.Result{}
		}
	}
	for i := range p.CTAs {
		if a := &p.CTAs[i]; a.Strength >= 3 && (a.InContent() || a.Region == page.Aside || a.Sticky) {
			return analyzer.Result{}
		}
	}
	quote := p.Offer.Headline
	if quote == "" {
		quote = p.Title.Text
	}
	if quote == "" {
		quote = p.Text.Main
	}
	return analyzer.Found(nil, analyzer.Evidence{Quote: quote})
}
