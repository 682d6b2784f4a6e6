package page

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// A reading is what the extractors of offer, signals, dates and type share: the words of the lexicon in the visible
// text, the numbers in it, and the concepts that class names and ids give to elements. All are found in one pass
// each, so that an extractor costs what it finds and not what the page holds. It dies with the outline.
type reading struct {
	text      string // outline.text
	topics    [topicCount][]hit
	numbers   []amount
	marks     []mark    // by element: what its class and id name
	hero      span      // of segments
	links     []urlName // by link of the page: what its address names
	trail     string    // the breadcrumb
	fromWords []string  // words that make a price a lowest one: from, ab, 起
	article   bool      // see reports
}

// A span is a range of segments.
type span struct{ from, to int32 }

// A topic is one section of the lexicon that is looked for in the whole text.
type topic uint8

const (
	benefitHeads topic = iota
	differentiators
	clientHeads
	testimonialHeads
	certificateHeads
	certificates
	pressHeads
	guarantees
	faqHeads
	processHeads
	afterSales
	promises
	deadlines
	reassurances
	teamHeads
	foundings
	sinceWords
	legalWords
	priceWords
	shippingWords
	postageWords
	thresholdWords
	priceFromWords
	notPrices
	statistics
	sources
	placeholders
	notFoundWords
	challengeWords
	stockWords
	publishedWords
	modifiedWords
	expiryWords
	commentWords
	cartWords
	saasWords
	leadWords
	retailWords
	brandWords
	contentWords
	superlatives
	gainWords
	offerNouns
	offerVerbs
	audienceWords
	unitWords
	authorWords
	publisherWords
	spamAdult
	spamGamble
	spamPharma
	spamReplica
	spamLoan
	superlativeClaims
	customerNouns
	projectNouns
	staffNouns
	placeNouns
	experienceNouns
	fitWords
	securityWords
	nextWords
	cancelWords
	legalPrivacy // the kinds of legal pages, in the order of legalKinds
	legalTerms
	legalImprint
	legalReturns
	legalShipping
	legalCookies
	legalAccessibility
	topicCount
)

// topicIDs are the sections of the lexicon in the order of the topics.
var topicIDs = [topicCount]string{
	"offer.benefit", "offer.diff", "proof.clients", "proof.testimonials", "proof.certificates", "proof.certificate",
	"proof.press", "proof.guarantee", "service.faq", "service.process", "service.aftersales", "service.promise", "service.deadline",
	"service.reassure", "proof.team", "proof.founded", "proof.since", "type.legal", "price.word", "price.shipping",
	"price.postage", "price.threshold", "price.from", "price.not",
	"claim.statistic", "claim.source", "fault.placeholder", "fault.notfound", "fault.challenge", "fault.outofstock",
	"date.published", "date.modified", "date.expires", "service.comments", "service.cart", "model.saas",
	"model.leadgen", "model.retail", "model.brand", "model.content", "adlaw", "offer.gain", "offer.noun", "offer.verb",
	"offer.audience", "number.unit", "source.author", "source.publisher", "spam.adult", "spam.gamble", "spam.pharma",
	"spam.replica", "spam.loan", "claim.superlative", "claim.customers", "claim.projects", "claim.staff", "claim.places",
	"claim.experience", "objection.fit", "objection.security", "objection.next", "objection.cancel", "legalpage.privacy", "legalpage.terms", "legalpage.imprint", "legalpage.returns",
	"legalpage.shipping", "legalpage.cookies", "legalpage.accessibility",
}

// offerTerms is the compiled choice of sections: one set to scan for, and the topic of each.
type offerTerms struct {
	wanted *terms
	topic  [maxSections]topic
}

func (lx *Lexicon) offerTerms() *offerTerms {
	ot := &offerTerms{wanted: lx.join(topicIDs[:]...)}
	for n, id := range topicIDs {
		ot.topic[lx.byID[id]] = topic(n)
	}
	return ot
}

// read takes the reading once; later calls return the same.
func (o *outline) read(p *Page) *reading {
	if o.reading != nil {
		return o.reading
	}
	r := &reading{text: o.textString()}
	o.reading = r
	o.readLines(r, p.Language)
	r.marks = o.marks
	r.hero = o.readHero(p)
	r.links = readURLNames(p)
	return r
}

// readLines gathers the hits and the numbers of all lines.
func (o *outline) readLines(r *reading, lang string) {
	lines := o.lineFacts()
	ot := o.lexicon.offer
	var counts [topicCount]int
	hits, numbers := 0, 0
	for _, f := range lines {
		for k := range f.hits {
			counts[ot.topic[f.hits[k].section]]++
		}
		hits += len(f.hits)
		numbers += len(f.amounts(lang))
	}
	backing := slices.Grow(o.hits[:0], hits)[:hits]
	o.hits = backing
	at := 0
	for t, n := range counts {
		r.topics[t] = backing[at : at : at+n]
		at += n
	}
	r.numbers = make([]amount, 0, min(numbers, maxNumbers))
	for i, f := range lines {
		from := o.segments[i].from
		for _, h := range f.hits {
			h.from, h.to = h.from+from, h.to+from
			t := ot.topic[h.section]
			r.topics[t] = append(r.topics[t], h)
		}
		for _, a := range f.amounts(lang) {
			if len(r.numbers) == maxNumbers {
				break
			}
			a.from, a.to = a.from+from, a.to+from
			if !a.plain && a.to-a.from > 4 {
				if cell := o.cellWithin(a.from, a.to); cell > 0 && len(r.numbers) < maxNumbers-1 { // "30" and "129 €" in two cells
					r.numbers = append(r.numbers, r.amountIn(a.from, cell, lang))
					a = r.amountIn(cell, a.to, lang)
				}
			}
			r.numbers = append(r.numbers, a)
		}
	}
}

// cellWithin is where the first cell of a table begins between two bytes of the text; 0 when none does.
func (o *outline) cellWithin(from, to int32) int32 {
	first := int32(0)
	for _, tag := range [...]atom.Atom{atom.Td, atom.Th} {
		cells := o.tagged(tag)
		k := sort.Search(len(cells), func(k int) bool { return o.elements[cells[k]].from > from })
		if k < len(cells) {
			if at := o.elements[cells[k]].from; at < to && (first == 0 || at < first) {
				first = at
			}
		}
	}
	return first
}

// amountIn is the amount at the beginning of a stretch of the text.
func (r *reading) amountIn(from, to int32, lang string) amount {
	return readNumber(r.text[:to], int(from), lang)
}

// has reports whether a hit of t lies between two bytes of the text.
func (r *reading) has(t topic, from, to int32) bool {
	hits := r.topics[t]
	k := sort.Search(len(hits), func(k int) bool { return hits[k].from >= from })
	return k < len(hits) && hits[k].to <= to
}

// lineAt is the segment that holds the byte at.
func (o *outline) lineAt(at int32) int {
	i := sort.Search(len(o.segments), func(i int) bool { return o.segments[i].from > at })
	return max(i-1, 0)
}

// line is the text of segment s.
func (o *outline) line(s int) string {
	sg := &o.segments[s]
	return o.reading.text[sg.from:sg.to]
}

// content reports whether segment s is content: on the screen, not navigation, not footer, not someone else's words.
func (o *outline) content(s int) bool {
	sg := &o.segments[s]
	return !sg.concealed && !sg.quoted && sg.region != Nav && sg.region != Footer
}

// quote is the words around text[from:to] in their line: at most 60 bytes before, 120 after.
func (r *reading) quote(from, to int32) string {
	lo, hi := int(from), int(to)
	for lo > 0 && int(from)-lo < 60 && r.text[lo-1] != '\n' {
		lo--
	}
	for hi < len(r.text) && hi-int(to) < 120 && r.text[hi] != '\n' {
		hi++
	}
	if end := sentenceEnd(r.text[lo:from]); end > 0 {
		lo += end
	} else if lo > 0 && r.text[lo-1] != '\n' { // not from the middle of a word
		if space := strings.IndexByte(r.text[lo:from], ' '); space >= 0 {
			lo += space + 1
		}
	}
	if end := firstEnd(r.text[to:hi]); end > 0 {
		hi = int(to) + end
	}
	for lo < int(from) && !utf8.RuneStart(r.text[lo]) {
		lo++
	}
	for hi < len(r.text) && !utf8.RuneStart(r.text[hi]) {
		hi++
	}
	return strings.Clone(strings.TrimSpace(r.text[lo:hi]))
}

// sentenceEnd is the place behind the last end of a sentence in s, 0 when there is none.
func sentenceEnd(s string) int {
	end := 0
	for _, stop := range [...]string{". ", "! ", "? ", "。", "！", "？", "；"} {
		if i := strings.LastIndex(s, stop); i >= 0 {
			end = max(end, i+len(stop))
		}
	}
	return end
}

// firstEnd is the place behind the first end of a sentence in s, 0 when there is none.
func firstEnd(s string) int {
	end := 0
	for _, stop := range [...]string{". ", "! ", "? ", "。", "！", "？", "；"} {
		if i := strings.Index(s, stop); i >= 0 && (end == 0 || i+len(stop) < end) {
			end = i + len(stop)
		}
	}
	return end
}

// first returns the first hit of topic t that stands in content.
func (o *outline) first(t topic) (hit, bool) {
	for _, h := range o.reading.topics[t] {
		if o.content(o.lineAt(h.from)) {
			return h, true
		}
	}
	return hit{}, false
}
