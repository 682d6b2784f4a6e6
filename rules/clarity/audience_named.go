package clarity

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// audienceNamed has two halves, each worth half of the weight: whether the first screen names a customer or a use, and
// whether the text speaks of the company far more than to the customer. Chinese often leaves out the 您 and so counts with
// doubt. The first half is lenient: any word of the list passes it, since a list can never name all trades.
func audienceNamed(c *analyzer.Context) analyzer.Result {
	p := c.Page
	hero := p.Offer.Headline + "\n" + p.Offer.Hero + "\n" + firstH2(p)
	named := len(strings.TrimSpace(hero)) < 6*c.Params.Int("hero") || names(hero, c.Params.Strings(p.Language), han(c))
	we, you := p.Text.We, p.Text.You
	selfish := we+you >= c.Params.Int("pronouns") && float64(we) > c.Params.Number("share")*float64(we+you)
	if named && !selfish {
		return analyzer.Result{}
	}
	r := analyzer.Result{Status: analyzer.Fail, Confidence: 0.8, Count: 1}
	if !named || han(c) {
		r.Confidence = 0.5
	}
	var said []string
	quote := p.Offer.Headline
	if quote == "" {
		quote = p.Offer.Hero
	}
	if !named {
		r.Loss += 0.5
		said = append(said, "No customer or use is named in the first screen")
	}
	if selfish {
		r.Loss += 0.5
		said = append(said, fmt.Sprintf("“we” %d times, “you” %d times", we, you))
		if named {
			quote = p.Text.LongestParagraphQuote
		}
	}
	if strings.TrimSpace(quote) == "" {
		quote = p.Title.Text
	}
	audience := "已"
	if !named {
		audience = "没有"
	}
	r.Values = analyzer.V("got", strings.Join(said, "; "), "audience", audience, "we", we, "you", you)
	r.Evidence = []analyzer.Evidence{{Quote: quote}}
	return r
}

// firstH2 is the text of the first second-level heading of the content.
func firstH2(p *page.Page) string {
	for i := range p.Headings {
		if h := &p.Headings[i]; h.Level == 2 && h.Region == page.Main {
			return h.Text
		}
	}
	return ""
}

// names reports whether one of the words stands in text, as a word of its own where the language parts words.
func names(text string, words []string, anywhere bool) bool {
	if anywhere {
		for _, w := range words {
			if strings.Contains(text, w) {
				return true
			}
		}
		return false
	}
	for token := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, w := range words {
			if len(w) == len(token) && w[0]|0x20 == token[0]|0x20 && strings.EqualFold(token, w) {
				return true
			}
		}
	}
	return false
}
