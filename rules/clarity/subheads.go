package clarity

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// subheads compares the headings of the main content with what its length needs. Questions of an FAQ are subheadings
// whatever element they are; pages that visitors write (comments, forum) are not judged.
func subheads(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Text.Words <= limit(c, "text") || p.Signals.Comments {
		return analyzer.Result{}
	}
	got := 0
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level > 1 && h.Level < 5 && h.Region != page.Nav && h.Region != page.Footer && h.Region != page.Aside {
			got++
		}
	}
	got = max(got, p.Signals.Questions)
	need := p.Text.Words / limit(c, "words")
	if got >= need {
		return analyzer.Result{}
	}
	quote := p.Text.LongestParagraphQuote
	if quote == "" {
		quote = p.Title.Text
	}
	if quote == "" {
		return analyzer.None()
	}
	r := analyzer.Found(analyzer.V("got", got, "words_found", p.Text.Words, "need", need), analyzer.Evidence{Quote: quote})
	r.Loss = 1 - float64(got)/float64(need)
	return r
}
