package clarity

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// heroNoCategory holds the first screen against the words for what the site sells. Words are looked for inside other
// words as well: compounds name the category too. Where the hero has a picture without alt the name may stand in it.
func heroNoCategory(c *analyzer.Context) analyzer.Result {
	p, s := c.Page, c.Site
	if products(s, c.Params.Int("products")) < c.Params.Int("products") || len(s.OfferWords) < c.Params.Int("words") {
		return analyzer.None()
	}
	text := strings.ToLower(p.Offer.Headline + "\n" + p.Offer.Hero)
	for _, w := range s.OfferWords {
		if strings.Contains(text, w) || len(w) > 4 && strings.Contains(text, strings.TrimSuffix(w, "s")) {
			return analyzer.Result{}
		}
	}
	if len(s.Languages) > 0 && p.Language != s.Languages[0] {
		return analyzer.CannotTell() // the words are those of another language
	}
	quote := p.Offer.Headline
	if quote == "" {
		quote = p.Offer.Hero
	}
	confidence := 0.8
	if silentPicture(p) {
		confidence = 0.5
	}
	if strings.TrimSpace(quote) == "" {
		quote = p.Title.Text
		confidence = 0.5
	}
	if strings.TrimSpace(quote) == "" {
		return analyzer.CannotTell()
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: confidence,
		Values:   analyzer.V("got", quote, "missing", s.OfferWords[:min(6, len(s.OfferWords))]),
		Evidence: []analyzer.Evidence{{Quote: quote}},
	}
}

// products counts the product pages of the site, up to most.
func products(s *analyzer.Site, most int) int {
	n := 0
	for i := range s.Nodes {
		if s.Nodes[i].Type == page.Product && s.Nodes[i].Outcome == page.Audited {
			if n++; n == most {
				break
			}
		}
	}
	return n
}

// silentPicture reports whether one of the first pictures has no words.
func silentPicture(p *page.Page) bool {
	seen := 0
	for i := range p.Images {
		m := &p.Images[i]
		if m.Hidden || m.Region != page.Main && m.Region != page.Header {
			continue
		}
		if m.Alt == "" && (m.Width == 0 || m.Width >= 300) {
			return true
		}
		if seen++; seen == 3 {
			break
		}
	}
	return false
}
