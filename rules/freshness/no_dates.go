package freshness

import "github.com/siteassay/assay/analyzer"

// noDates looks for a date of the page itself. Where the type of the page is a guess, so is the finding.
func noDates(c *analyzer.Context) analyzer.Result {
	p := c.Page
	for i := range p.Dates {
		switch p.Dates[i].Kind {
		case "published", "modified", "visible":
			return analyzer.Result{}
		}
	}
	for i := range p.Structured {
		if p.Structured[i].Error != "" {
			return analyzer.CannotTell() // the date may stand in the block that cannot be read
		}
	}
	got := p.Offer.Headline
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 1 && h.Text != "" {
			got = h.Text
			break
		}
	}
	if got == "" {
		got = p.Title.Text
	}
	if got == "" {
		got = p.URL
	}
	got = analyzer.Quote(got)
	r := analyzer.Found(analyzer.V("got", got), analyzer.Evidence{Quote: got})
	if p.TypeConfidence < 0.6 {
		r.Confidence = 0.5
	}
	return r
}
