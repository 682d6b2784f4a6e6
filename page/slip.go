package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The kinds of slips.
const (
	slipDoubled = "doubled" // the the
	slipArticle = "article" // a apple, an product
	slipSpacing = "spacing" // no space after a full stop, one before a comma
	slipWidth   = "width"   // half-width punctuation between Chinese characters
)

// Limits of what a page keeps of its slips.
const (
	maxSlips   = 8
	slipAround = 36 // bytes of context on each side
	// minHalfWidth is the number of half-width signs from which they are a habit and not one slip of the keyboard.
	minHalfWidth = 3
)

// A usage is what of one language the slips and the passive voice are told by. Only what is wrong in every sentence is in
// it: a false correction costs more than ten misses.
type usage struct {
	bloom    [4]uint64
	kinds    map[uint64]usageKind
	doubled  map[uint64]bool // words that never stand twice in a row
	afterA   map[uint64]bool // words that begin with a vowel sound
	afterAn  map[uint64]bool // words that begin with a consonant sound
	labelled map[uint64]bool // "class a": the letter is a name
	openers  map[uint64]bool // words that begin sentences
	passive  *passive
}

type usageKind uint8

const (
	articleA usageKind = iota + 1
	articleAn
	auxiliary
)

var usages = map[string]*usage{
	"en": newEnglishUsage(),
	"de": newUsage("de", "und oder ein eine einen für wir nicht ist im von", germanPassive),
	"fr": newUsage("fr", "et de des les une pour dans avec", nil),
	"es": newUsage("es", "de el los las en con un una por y del", nil),
	"zh": {},
}

func newUsage(language, doubled string, p *passive) *usage {
	u := &usage{kinds: map[uint64]usageKind{}, doubled: hashWords(doubled), openers: stopWords[language], passive: p}
	if p != nil {
		for h := range p.auxiliaries {
			u.put(h, auxiliary)
		}
	}
	return u
}

func newEnglishUsage() *usage {
	u := newUsage("en", "the a an and of for with our your my or from we at by", englishPassive)
	u.afterA = hashWords("additional advanced agency agreement alternative amazing ambitious analysis annual answer app apple application appointment " +
		"approach area article artist attractive award easy effective efficient email employee empty engine engineer enquiry entire error essential " +
		"estimate event exact example excellent exceptional exciting exclusive exhibition existing expensive experienced expert extensive external extra " +
		"idea ideal image important impressive independent individual industry initial innovative instant interesting internal international invoice issue " +
		"item object offer office official old online open option orange order organic organisation organization original outdoor oven overview owner")
	u.afterAn = hashWords("unique university user useful uniform united universal european better big clear company complete customer different fast free " +
		"good great large new perfect product professional quick reliable service simple small special team website wide")
	u.labelled = hashWords("vitamin hepatitis plan type option grade class part section category group point series model appendix step phase exhibit " +
		"schedule level unit zone tier team side block building hall gate version influenza")
	u.put(hashWord("a"), articleA)
	u.put(hashWord("an"), articleAn)
	return u
}

func hashWords(list string) map[uint64]bool {
	m := map[uint64]bool{}
	for s := range strings.FieldsSeq(list) {
		m[hashWord(s)] = true
	}
	return m
}

func (u *usage) put(h uint64, kind usageKind) {
	u.kinds[h] = kind
	u.bloom[h>>6&3] |= 1 << (h & 63)
}

// A lineSlip is a slip in a line: the two words between which it stands, or that it consists of.
type lineSlip struct {
	kind string
	at   span // in the text of the line
}

// slips reads the words of a line for what is wrong beyond doubt.
func (r *textReader) slips(u *usage) {
	r.passives = r.passives[:0]
	for i := 0; i+1 < len(r.words); i++ {
		w, next := &r.words[i], &r.words[i+1]
		if w.char != 0 {
			r.width(w, next)
			continue
		}
		if w.hash == next.hash && u.doubled[w.hash] {
			r.twice(i)
		}
		if gap := next.from - w.to; gap == 1 && r.text[w.to] == '.' {
			r.glued(u, i)
		} else if gap == 3 && string(r.text[w.to:next.from]) == " , " {
			r.slip(slipSpacing, w, next)
		}
		if u.bloom[w.hash>>6&3]>>(w.hash&63)&1 == 0 {
			continue
		}
		switch u.kinds[w.hash] {
		case articleA:
			if u.afterA[next.hash] && !(i > 0 && u.labelled[r.words[i-1].hash]) {
				r.article(i)
			}
		case articleAn:
			if u.afterAn[next.hash] {
				r.article(i)
			}
		case auxiliary:
			r.auxiliary(u, i)
		}
	}
	if last := len(r.words) - 1; last > 0 && u.passive != nil && u.passive.auxiliaries[r.words[last].hash] {
		r.auxiliary(u, last)
	}
}

// auxiliary records word i when a participle makes the sentence passive.
func (r *textReader) auxiliary(u *usage, i int) {
	if u.passive.follows(r, i) {
		r.passives = append(r.passives, int32(i))
	}
}

// spaced reports whether word i and the next one are in small letters and parted by one space: names (The The, Duran
// Duran), and what stands on both sides of a sign, are no slips.
func (r *textReader) spaced(i int) bool {
	w, next := &r.words[i], &r.words[i+1]
	return next.from == w.to+1 && r.text[w.to] == ' ' && small(r.text[next.from:next.to])
}

func small(word []byte) bool {
	for len(word) > 0 {
		c, n := utf8.DecodeRune(word)
		if !unicode.IsLower(c) {
			return false
		}
		word = word[n:]
	}
	return true
}

// twice records a word that stands twice in a row.
func (r *textReader) twice(i int) {
	h := r.words[i].hash
	if !r.spaced(i) || i+2 < len(r.words) && r.words[i+2].hash == h || i > 0 && r.words[i-1].hash == h {
		return // three in a row are filler or verse
	}
	r.slip(slipDoubled, &r.words[i], &r.words[i+1])
}

// article records an article that does not go with the next word.
func (r *textReader) article(i int) {
	if w := &r.words[i]; r.spaced(i) && (i == 0 || small(r.text[w.from:w.to])) {
		r.slip(slipArticle, w, &r.words[i+1])
	}
}

// glued records a full stop without a space behind it: a word in small letters, the stop, and a word that begins sentences
// with a capital. Names (example.com, Node.js) are not of that form.
func (r *textReader) glued(u *usage, i int) {
	w, next := &r.words[i], &r.words[i+1]
	first, size := utf8.DecodeRune(r.text[next.from:])
	if w.to-w.from < 3 || !unicode.IsUpper(first) || !u.openers[next.hash] || !small(r.text[w.from:w.to]) {
		return
	}
	end := int(next.to)
	if end >= len(r.text) || r.text[end] != ' ' || !small(r.text[int(next.from)+size:end]) {
		return
	}
	if i > 0 && strings.IndexByte("./@:_", r.text[w.from-1]) >= 0 {
		return
	}
	r.slip(slipSpacing, w, next)
}

// width counts the commas, semicolons, question and exclamation marks between Chinese characters by their width.
func (r *textReader) width(w, next *word) {
	if next.char == 0 || next.from == w.to || r.p.Language != "zh" {
		return
	}
	switch gap, l := r.text[w.to:next.from], r.line; {
	case len(gap) == 1 && strings.IndexByte(",;?!", gap[0]) >= 0:
		if l.half == 0 {
			l.halfAt = span{w.from, next.to}
		}
		l.half++
	case len(gap) == 3 && gap[0] == 0xEF:
		l.full++
	}
}

func (r *textReader) slip(kind string, w, next *word) {
	if l := r.line; len(l.slips) < maxSlips {
		l.slips = append(l.slips, lineSlip{kind, span{w.from, next.to}})
	}
}

// usage adds the slips and the passive sentences of a line of prose.
func (r *textReader) usage(l *spokenLine) {
	t := &r.p.Text
	for _, s := range l.slips {
		if len(t.Slips) < maxSlips {
			t.Slips = append(t.Slips, Slip{Kind: s.kind, Quote: r.around(s.at)})
		}
	}
	if l.half > 0 && r.half == 0 {
		r.halfQuote = r.around(l.halfAt)
	}
	r.half += l.half
	r.full += l.full
	if l.passive > 0 && t.Passive == 0 {
		r.passiveText = r.text[l.passiveAt.from:l.passiveAt.to]
	}
	t.Passive += l.passive
}

// around is the text of the line around a place, words whole.
func (r *textReader) around(at span) string {
	from, to := int(at.from), int(at.to)
	lo, hi := max(0, from-slipAround), min(len(r.text), to+slipAround)
	for lo > 0 && lo < from && r.text[lo-1] != ' ' {
		lo++
	}
	for lo > 0 && !utf8.RuneStart(r.text[lo]) {
		lo--
	}
	for hi < len(r.text) && hi > to && r.text[hi] != ' ' {
		hi--
	}
	for hi < len(r.text) && !utf8.RuneStart(r.text[hi]) {
		hi++
	}
	return strings.TrimSpace(string(r.text[lo:hi]))
}

// finishSlips keeps a passive sentence to show where they are frequent, and records half-width punctuation where it is a habit. A share below a tenth is the quoted word of another.
func (r *textReader) finishSlips() {
	t := &r.p.Text
	if r.half >= minHalfWidth && 10*r.half >= r.half+r.full && len(t.Slips) < maxSlips {
		t.Slips = append(t.Slips, Slip{Kind: slipWidth, Quote: r.halfQuote})
	}
	if 5*t.Passive > t.Sentences {
		t.PassiveQuote = string(head(r.passiveText, maxPassiveQuote))
	}
}
