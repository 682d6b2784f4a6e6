package service

import (
	"cmp"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// faqThin judges pages of questions and answers: how many there are, how long the answers are, and whether they touch what buyers ask.
// A page that lists topics and has its answers elsewhere has no questions of its own.
func faqThin(c *analyzer.Context) analyzer.Result {
	p := c.Page
	n := p.Signals.Questions
	if p.Status != 200 || n == 0 {
		return analyzer.None()
	}
	per := p.Text.Words / n
	least := c.Params.Int("words")
	if p.Language == "zh" || p.Language == "ja" {
		least = c.Params.Int("han")
	}
	res := analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8,
		Values:   analyzer.V("got", n, "words", per),
		Evidence: []analyzer.Evidence{{Quote: cmp.Or(p.Signals.Quotes.Get("faq"), p.Title.Text, p.URL)}},
	}
	switch {
	case n < c.Params.Int("questions"):
		res.Loss = 1 - float64(n)/c.Params.Number("questions")/2
	case per < least && !truncated(p):
		res.Loss = 0.5
	case !touches(p.Text.Main, c.Params.Strings("topics")):
		res.Loss = 0.4
	default:
		return analyzer.Result{}
	}
	return res
}

// truncated reports whether not all of the document was read.
func truncated(p *page.Page) bool { return p.Document.Truncated || p.ScriptOnly }

// touches reports whether one of the words stands in the text.
func touches(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
