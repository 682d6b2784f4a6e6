package clarity

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// tocMissing looks in long articles for links to places on the page itself. The link to the top and the one to skip the menu are
// outside of the content; three others are a list of contents wherever it stands.
func tocMissing(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Text.Words < limit(c, "words") {
		return analyzer.Result{}
	}
	headings := 0
	var first *page.Heading
	for i := range p.Headings {
		if h := &p.Headings[i]; (h.Level == 2 || h.Level == 3) && h.Region == page.Main && h.Text != "" {
			if headings++; first == nil {
				first = h
			}
		}
	}
	if headings < c.Params.Int("headings") {
		return analyzer.Result{}
	}
	links := 0
	for i := range p.Links {
		l := &p.Links[i]
		if l.Fragment == "" || l.Text == "" || l.Region == page.Nav && l.Kind != "fragment" || l.Region == page.Footer {
			continue
		}
		if l.Kind == "fragment" || l.URL == p.URL {
			links++
		}
	}
	if links >= c.Params.Int("links") {
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", p.Text.Words, "headings", headings), analyzer.Evidence{Quote: first.Text, Selector: first.Selector})
}
