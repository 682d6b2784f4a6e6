package clarity

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// readingEase compares the readability that the facts hold with the limit of the language. German compounds cost a text
// about ten points by Amstad's formula without making it harder, hence a limit of its own. Chinese has no such formula;
// the mean length of its sentences stands for one.
func readingEase(c *analyzer.Context) analyzer.Result {
	p, t := c.Page, &c.Page.Text
	if t.Words < limit(c, "words") || t.Sentences < 3 {
		return analyzer.None()
	}
	if han(c) {
		most := c.Params.Number("sentence_han")
		if t.MeanSentence <= most {
			return analyzer.Result{}
		}
		return hardToRead(t, "Mean sentence length", t.MeanSentence, most, (t.MeanSentence-most)/most)
	}
	if t.Ease == 0 {
		return analyzer.None()
	}
	least := c.Params.Number("ease")
	if p.Language == "de" {
		least = c.Params.Number("ease_de")
	}
	if p.Type == page.Article {
		least -= c.Params.Number("article")
	}
	if t.Ease >= least {
		return analyzer.Result{}
	}
	return hardToRead(t, ease, t.Ease, least, (least-t.Ease)/25)
}

// ease names the measure of the languages that have a formula.
const ease = "Reading ease"

// hardToRead is the finding; the loss grows from a fifth at the limit to all of it.
func hardToRead(t *page.Text, measure string, got, bound, over float64) analyzer.Result {
	han, side := "易读度", "应不低于"
	if measure != ease {
		han, side = "平均句长", "应不超过"
	}
	r := analyzer.Found(analyzer.V("measure", measure, "got", got, "limit", bound, "measure_zh", han, "limit_zh", side), analyzer.Evidence{Quote: t.Longest})
	r.Loss = min(1, 0.2+0.8*over)
	r.Confidence = 0.8
	return r
}
