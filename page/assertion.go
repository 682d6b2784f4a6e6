package page

import (
	"sort"
	"strings"
)

// Limits of the assertions of one page, and of the words kept of each.
const (
	maxAssertions    = 16
	maxAssertionText = 160 // runes
	maxSentenceBytes = 600 // a longer line without a stop is a list or a table, no statement
)

// A boast is a topic whose terms make a sentence an assertion, and the kind of it. Counted ones need a number.
type boast struct {
	topic   topic
	kind    string
	counted bool
}

var boasts = [...]boast{
	{superlativeClaims, "superlative", false},
	{certificates, "certificate", false},
	{customerNouns, "customers", true},
	{projectNouns, "projects", true},
	{staffNouns, "staff", true},
	{placeNouns, "places", true},
	{experienceNouns, "experience", true},
}

// assertions are what the content says of the company that a buyer would like to see proven, or that must be the same
// wherever it is said: by kind, in the order of boasts, then the founding year and the terms of the offer.
func (o *outline) assertions(p *Page) []Assertion {
	var found []Assertion
	for i := range boasts {
		b := &boasts[i]
		last := int32(-1)
		for _, h := range o.reading.topics[b.topic] {
			if len(found) == maxAssertions {
				return found
			}
			if h.from < last {
				continue // the same sentence
			}
			if a, end, ok := o.assertion(b, h); ok {
				found, last = append(found, a), end
			}
		}
	}
	return o.termsOfOffer(o.foundings(p, found))
}

// assertion reads the sentence of a hit. end is where the sentence ends.
func (o *outline) assertion(b *boast, h hit) (a Assertion, end int32, ok bool) {
	if b.counted && !o.reading.numbered(h.from-40, h.to+16) {
		return a, 0, false
	}
	s := o.lineAt(h.from)
	if !o.plainLine(s) {
		return a, 0, false
	}
	from, to := o.sentenceAt(s, h)
	sentence := o.reading.text[from:to]
	if strings.HasSuffix(sentence, "?") || strings.HasSuffix(sentence, "？") || takesBack(o.reading.text[from:h.from]) {
		return a, 0, false
	}
	switch b.topic {
	case superlativeClaims:
		if strings.Contains(sentence, "它") || strings.Contains(sentence, " it is ") { // of something else
			return a, 0, false
		}
	case certificates: // a certified specialist may be anybody's, a standard with its number is not
		if !saysWe(sentence) && !strings.ContainsAny(o.reading.text[h.from:h.to], "0123456789") {
			return a, 0, false
		}
	}
	a = Assertion{Kind: b.kind}
	if b.counted {
		c, begin, ok := o.countBefore(s, h, from)
		if !ok {
			return a, 0, false
		}
		from = min(from, begin)
		sentence = o.reading.text[from:to]
		if a.Value, a.Rough, ok = o.comparable(c, h, sentence, from); !ok || a.Value < 20 && b.kind != "experience" && !saysWe(sentence) {
			return a, 0, false
		}
	}
	a.Text = strings.Clone(clip(strings.ReplaceAll(strings.TrimSpace(sentence), "\n", " "), maxAssertionText))
	a.Proof = o.proofIn(s, sentence)
	return a, to, true
}

// numbered reports whether a number begins between two bytes of the text: without one the sentence need not be read.
func (r *reading) numbered(from, to int32) bool {
	k := sort.Search(len(r.numbers), func(k int) bool { return r.numbers[k].from >= from })
	return k < len(r.numbers) && r.numbers[k].from < to
}

// plainLine reports whether segment s is content in the company's own words, and no link.
func (o *outline) plainLine(s int) bool {
	sg := &o.segments[s]
	return o.content(s) && sg.linked*2 <= sg.to-sg.from
}

// sentenceAt is the sentence of segment s around a hit, at most maxSentenceBytes to both sides.
func (o *outline) sentenceAt(s int, h hit) (from, to int32) {
	sg := &o.segments[s]
	from = max(sg.from, runeStart(o.reading.text, h.from-maxSentenceBytes))
	line := o.reading.text[from:min(sg.to, runeStart(o.reading.text, h.to+maxSentenceBytes))]
	at := 0
	for sentence := range sentences(line) {
		at += strings.Index(line[at:], sentence)
		begin, end := from+int32(at), from+int32(at+len(sentence))
		if end >= h.to {
			return min(begin, h.from), end
		}
		at += len(sentence)
	}
	return h.from, h.to
}

// denials take the words after them back.
var denials = [...]string{" not ", "n't ", " no longer ", " never ", " nicht ", " kein", " pas ", " no es ", "不是", "并非", "沒有", "没有", "不一定", "one of our ", "if you ", "when you ", "如果",
	"to be ", "to become", "become ", "becoming ", "aim to", "aim at", "strive", "zu werden", "möchten ", "devenir", "llegar a ser", "成为", "成為", "力争", "争创", "致力于", "努力"}

// takesBack reports whether the words before a boast take it back or make it a condition.
func takesBack(before string) bool {
	before = strings.ToLower(before[max(0, len(before)-40):])
	for _, d := range denials {
		if strings.Contains(before, d) {
			return true
		}
	}
	return false
}

// issuers are the words that name who certifies or awards, or under which number.
var issuers = [...]string{"tüv", "dekra", "sgs ", "bureau veritas", "lloyd", "intertek", "handwerkskammer", "ihk", "innung", "certified by", "accredited by", "awarded by",
	"verified by", "issued by", "according to", "certificate no", "registration no", "reg. no", "zertifikat-nr", "zertifikatsnummer", "verliehen von", "ausgestellt von", "delivered by", "délivré par", "otorgado por", "编号", "证书号", "證書", "颁发", "授予", "认定"}

// proofIn is what the line of an assertion gives a reader to check it: the address of a link, else "named" where a source,
// an issuer, a number or a footnote stands in the words, else "".
func (o *outline) proofIn(s int, sentence string) string {
	sg := &o.segments[s]
	if sg.linked > 0 {
		if u := o.sourceLink(sg); u != "" {
			return u
		}
	}
	low := strings.ToLower(sentence)
	for _, w := range issuers {
		if strings.Contains(low, w) {
			return "named"
		}
	}
	if strings.Contains(sentence, "《") || footnoted(sentence) {
		return "named"
	}
	return ""
}

// sourceLink is the address of the first link in the segment that leads to a page, in normal form.
func (o *outline) sourceLink(sg *segment) string {
	for e := range o.linksIn(sg) {
		if u, ok := o.urls.resolve(attr(e.node, "href")); ok && strings.HasPrefix(u, "http") && u != o.urls.page {
			return u
		}
	}
	return ""
}
