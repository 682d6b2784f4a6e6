package clarity

import "github.com/siteassay/assay/analyzer"

// truncatedText lists what the extractor found to break off, or to be mark-up that became text.
func truncatedText(c *analyzer.Context) analyzer.Result {
	fragments := c.Page.Text.Truncated
	if len(fragments) == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", len(fragments)))
	for _, f := range fragments {
		r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: f})
	}
	r.Loss = min(1, 0.5+0.25*float64(len(fragments)-1))
	r.Confidence = 0.8
	return r
}
