package page

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
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
	return o.termsOfOffer(o.foundings(found))
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

// countBefore is the number that the noun at h counts: right before it, with one word between at most, in Chinese also
// right after it; or alone in the line above, as figures are laid out in tiles. begin is where the number begins.
func (o *outline) countBefore(s int, h hit, from int32) (a *amount, begin int32, ok bool) {
	r := o.reading
	k := sort.Search(len(r.numbers), func(k int) bool { return r.numbers[k].from >= h.from }) - 1
	han := hasHan(r.text[h.from:h.to])
	if k >= 0 {
		a = &r.numbers[k]
		gap := r.text[a.to:max(a.to, h.from)]
		switch {
		case a.from >= from && counts(gap, han):
			return a, a.from, true
		case s > 0 && h.from-a.to < 24 && h.from-o.segments[s].from < 20 && o.tile(s-1, a, gap):
			return a, a.from, true
		}
	}
	if k++; han && k < len(r.numbers) {
		a = &r.numbers[k]
		if gap := r.text[h.to:max(h.to, a.from)]; len(gap) <= 12 && !strings.ContainsAny(gap, "\n ，。、,") && measured(r.text[a.to:]) {
			return a, h.from, true
		}
	}
	return nil, 0, false
}

// counts reports whether the words between a number and a noun let the one count the other.
func counts(gap string, han bool) bool {
	if strings.ContainsAny(gap, "\n,;:()/|%&-–，。；：、") || strings.Contains(gap, " of ") || strings.Contains(gap, ". ") {
		return false
	}
	if han {
		return len(gap) <= 21 && (gap == "" || measured(gap))
	}
	return len(gap) <= 26 && len(strings.Fields(gap)) <= 2 && !hasHan(gap)
}

// tile reports whether line s holds the amount and hardly anything else, and the words after it are those of the tile.
func (o *outline) tile(s int, a *amount, gap string) bool {
	sg := &o.segments[s]
	return a.from >= sg.from && sg.to-sg.from <= a.to-a.from+8 && strings.Count(gap, "\n") == 1 && o.plainLine(s)
}

// measureWords follow a number that counts people, firms and the like in Chinese.
var measureWords = [...]string{"余", "多", "+", "万", "家", "名", "位", "人", "个", "個", "项", "項", "座", "间", "間"}

func measured(rest string) bool {
	for _, m := range measureWords {
		if strings.HasPrefix(rest, m) {
			return true
		}
	}
	return false
}

// partWords make a number one that no other need equal: a rate, a range, a limit, a part, a plan.
var partWords = [...]string{
	"per ", "each ", "every", "a year", "a month", "a week", "a day", "up to", "between", "first ", "next ", "another", "additional", "new ", "of our", "only ",
	"at least", "will ", "by 20", "goal", "limit", "pro ", "jede", "bis zu", "bis ", "zwischen", "ersten", "weitere", "neue ", "maximal", "mindestens", "ab ", "jährlich",
	"par ", "chaque", "jusqu", "entre ", "premiers", "nouveaux", "maximum", "cada", "hasta", "primeros", "nuevos", "al año", "por ",
	"每", "前", "首批", "新增", "不超过", "至少", "最多", "最低", "目标", "预计", "计划", "其中", "分之", "以内", "以下",
}

// roughWords make a number an approximate one.
var roughWords = [...]string{"over ", "more than", "about ", "around", "nearly", "almost", "some ", "approx", "ca.", "über", "mehr als", "rund ", "etwa", "fast ", "knapp", "plus de", "environ",
	"près de", "más de", "casi", "unos ", "超过", "超", "近", "逾", "约", "达", "數", "数"}

// comparable is the value of a number that must be the same wherever it stands: 0 when it is dated. ok is false for what
// counts nothing of the company: a range, a rate, a limit, a part.
func (o *outline) comparable(a *amount, h hit, sentence string, from int32) (value float64, rough, ok bool) {
	text := o.reading.text
	before := strings.ToLower(text[from:max(from, a.from)])
	before = before[max(0, runeStart(before, int32(len(before)-28))):]
	after := text[a.to:]
	after = after[:runeStart(after, int32(min(len(after), 44)))]
	tail := strings.ToLower(text[h.to:])
	tail = tail[:runeStart(tail, int32(min(len(tail), 24)))]
	if end := strings.IndexAny(tail, "\n,，。."); end >= 0 {
		tail = tail[:end]
	}
	if a.value < 2 || ranged(before, after) {
		return 0, false, false
	}
	for _, w := range partWords {
		if strings.Contains(before, w) || strings.Contains(tail, w) {
			return 0, false, false
		}
	}
	if besideYear(sentence, a, from) {
		return 0, false, true
	}
	value = a.value
	switch {
	case strings.HasPrefix(after, "万") || strings.HasPrefix(after, "萬"), strings.HasPrefix(after, "余万"), strings.HasPrefix(after, "多万"):
		value *= 1e4
	case strings.HasPrefix(after, "亿"), strings.Contains(strings.ToLower(after), "million"), strings.Contains(after, "Mio"), letterAt(text, int(a.to)) && !hasHan(after[:min(3, len(after))]):
		return 0, false, true
	}
	rough = strings.HasPrefix(after, "+") || strings.Contains(after[:min(len(after), 12)], "余") || strings.Contains(after[:min(len(after), 12)], "多")
	for _, w := range roughWords {
		rough = rough || strings.Contains(before, w)
	}
	return value, rough, true
}

// ranged reports whether a number is one end of a range.
func ranged(before, after string) bool {
	before, after = strings.TrimRight(before, " \u00a0"), strings.TrimLeft(after, " \u00a0")
	for _, sign := range [...]string{"-", "–", "—", "~", "～", "至", "到", "to", "bis", "à", "/", "x", "×"} {
		if strings.HasSuffix(before, sign) && (sign[0] >= utf8.RuneSelf || len(sign) == 1 || strings.HasSuffix(before, " "+sign)) {
			return true
		}
		if rest, ok := strings.CutPrefix(after, sign); ok {
			if rest = strings.TrimLeft(rest, " "); digitAt(rest, 0) {
				return true
			}
		}
	}
	return false
}

// besideYear reports whether a sentence names a year besides the amount: what it says was true then.
func besideYear(sentence string, a *amount, from int32) bool {
	for i := 0; i+4 <= len(sentence); i++ {
		if (sentence[i] == '1' || sentence[i] == '2') && !digitAt(sentence, i-1) {
			n, end := digitsAt(sentence, i, 5)
			if end == i+4 && n >= 1900 && n < 2100 && from+int32(i) != a.from {
				return true
			}
			i = max(i, end-1)
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
	links := o.tagged(atom.A)
	first := sort.Search(len(links), func(k int) bool { return o.elements[links[k]].from >= sg.from })
	for _, i := range links[first:] {
		e := &o.elements[i]
		if e.from >= sg.to {
			break
		}
		if u, ok := o.urls.resolve(attr(e.node, "href")); ok && strings.HasPrefix(u, "http") && u != o.urls.page {
			return u
		}
	}
	return ""
}
