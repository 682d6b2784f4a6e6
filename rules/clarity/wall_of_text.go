package clarity

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// wallOfText reports a paragraph over the limit, or a long text with nothing that breaks it: no subheading, no picture,
// and blocks so long that they are no list.
func wallOfText(c *analyzer.Context) analyzer.Result {
	t := &c.Page.Text
	got, most, quote := t.LongestParagraph, limit(c, "words"), t.LongestParagraphQuote
	if got <= most {
		got, most = t.Words, limit(c, "page")
		if got <= most || broken(c.Page) {
			return analyzer.Result{}
		}
	}
	unit := "words"
	if han(c) {
		unit = "characters"
	}
	r := analyzer.Found(analyzer.V("got", got, "max", most, "unit", unit), analyzer.Evidence{Quote: quote})
	r.Loss = min(1, 0.5*float64(got)/float64(most))
	return r
}

// broken reports whether something in the main content gives the eye a hold.
func broken(p *page.Page) bool {
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level > 1 && h.Region == page.Main {
			return true
		}
	}
	for i := range p.Images {
		if m := &p.Images[i]; m.Region == page.Main && !m.Hidden {
			return true
		}
	}
	return len(p.Text.Blocks) > 0 && p.Text.Words/len(p.Text.Blocks) < 40
}
