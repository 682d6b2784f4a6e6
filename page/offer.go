package page

import "strings"

// Limits of the lists of an offer.
const (
	maxDifferentiators = 20
	maxPriceWords      = 20
)

// offer takes what the page says it sells. It needs the structure of the page and its language.
func (o *outline) offer(p *Page) {
	o.read(p)
	f := &p.Offer
	headline, at := o.headline(p)
	f.Headline = headline
	f.Hero = o.heroText()
	f.ValueProposition = o.valueProposition(headline, at)
	f.SellingPoints, f.BenefitHeading = o.sellingPoints()
	f.Differentiators = o.phrases(differentiators, maxDifferentiators)
	f.Prices = o.prices(p)
	f.PriceWords = append(o.reading.fromWords, o.terms(priceWords, maxPriceWords)...)
	f.Numbers = o.quantified()
	f.Superlatives = o.forbidden(p)
}

// terms are the distinct terms of topic t in the content, as written.
func (o *outline) terms(t topic, limit int) []string {
	var found []string
	for _, h := range o.reading.topics[t] {
		if len(found) == limit {
			break
		}
		if s := o.lineAt(h.from); o.content(s) && o.segments[s].linked < o.segments[s].to-o.segments[s].from {
			found = appendNew(found, strings.ToLower(o.reading.text[h.from:h.to]))
		}
	}
	return found
}

// phrases are the terms of topic t with a few words around them.
func (o *outline) phrases(t topic, limit int) []string {
	var found []string
	for _, h := range o.reading.topics[t] {
		if len(found) == limit {
			break
		}
		s := o.lineAt(h.from)
		if !o.content(s) {
			continue
		}
		sg := &o.segments[s]
		found = appendNew(found, around(o.reading.text[sg.from:sg.to], int(h.from-sg.from), int(h.to-sg.from), 24))
	}
	return found
}
