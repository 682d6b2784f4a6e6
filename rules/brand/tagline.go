package brand

import (
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
)

// tagline looks for a line of the length of a slogan in the hero that is not the name alone. What the line says is judged
// by other rules: whether it names the product (clarity/hero-no-category) and what sets it apart (offer/no-usp).
func tagline(c *analyzer.Context) analyzer.Result {
	p := c.Page
	least, most := c.Params.Int("min"), c.Params.Int("max")
	if p.Language == "zh" {
		least, most = c.Params.Int("min_han"), c.Params.Int("max_han")
	}
	if p.Offer.ValueProposition != "" {
		return analyzer.Result{}
	}
	name := bare(c.Site.Name)
	for _, text := range [...]string{p.Offer.Headline, p.Offer.Hero} {
		for line := range strings.SplitSeq(text, "\n") {
			// A long line can begin with the slogan: its first sentence counts.
			first, _, _ := strings.Cut(line, ". ")
			if i := strings.IndexAny(first, "。！？!?"); i > 0 {
				first = first[:i]
			}
			if n := units(first); n >= least && n <= most && bare(first) != name {
				return analyzer.Result{}
			}
		}
	}
	quote := p.Offer.Headline
	if quote == "" {
		quote = p.Offer.Hero
	}
	quote = analyzer.Quote(quote)
	r := analyzer.Found(analyzer.V("got", quote), analyzer.Evidence{Quote: quote})
	r.Confidence = 0.8
	return r
}

// units counts Han characters and words of other scripts.
func units(s string) int {
	n, in := 0, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n++
			in = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !in {
				n++
			}
			in = true
		case r == '\'' || r == '’' || r == '-':
		default:
			in = false
		}
	}
	return n
}
