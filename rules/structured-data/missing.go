package structureddata

import "github.com/siteassay/assay/analyzer"

// missing finds pages of a kind that search engines show in richer ways, without a word of structured data.
func missing(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Structured) > 0 {
		return analyzer.Result{}
	}
	quote := p.Title.Text
	if quote == "" {
		quote = p.URL
	}
	return analyzer.Found(
		analyzer.V("type_en", analyzer.TypeTitle(p.Type, "en"), "type_zh", analyzer.TypeTitle(p.Type, "zh")),
		analyzer.Evidence{Quote: quote, Selector: "head"},
	)
}
