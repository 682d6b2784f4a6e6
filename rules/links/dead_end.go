package links

import "github.com/siteassay/assay/analyzer"

// deadEnd finds pages from which no link leads to another page of the site.
func deadEnd(c *analyzer.Context) analyzer.Result {
	p := c.Page
	for i := range p.Links {
		if l := &p.Links[i]; l.Internal && l.Kind == "http" && l.URL != p.URL {
			return analyzer.Result{}
		}
	}
	quote := p.Title.Text
	if quote == "" {
		quote = p.URL
	}
	return analyzer.Found(nil, analyzer.Evidence{Quote: quote, Selector: "body"})
}
