package clarity

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// thinContent counts the words of the main text. A page whose purpose is a form that one fills in without reading (to
// sign in, to register, to pay, to search) is no text page.
func thinContent(c *analyzer.Context) analyzer.Result {
	p := c.Page
	least := limit(c, "words")
	if p.Language == "" && strings.HasPrefix(strings.ToLower(p.Document.Lang), "zh") {
		least = c.Params.Int("words_han") // too little text to tell its language
	}
	if p.Text.Words >= least {
		return analyzer.Result{}
	}
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "login", "register", "checkout", "filter":
			return analyzer.None()
		case "search", "newsletter":
		default:
			if p.Type == page.Other && p.Forms[i].Region == page.Main { // to complain, to apply, to ask for a sample
				return analyzer.None()
			}
		}
	}
	quote := strings.TrimSpace(p.Text.Main)
	if quote == "" {
		quote = p.Title.Text
	}
	if quote == "" {
		quote = "<body> without text"
	}
	r := analyzer.Found(analyzer.V("got", p.Text.Words, "least", least), analyzer.Evidence{Quote: quote})
	r.Loss = 1 - 0.5*float64(p.Text.Words)/float64(least)
	return r
}
