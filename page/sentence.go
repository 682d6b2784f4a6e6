package page

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// minSentence is the number of units below which a piece of text without a final stop is no sentence.
const minSentence = 6

// sentences cuts the words of a segment into sentences: they end at 。！？；… and at . ! ? before a space, but not after
// abbreviations, initials and ordinals.
func (r *textReader) sentences() {
	start := 0
	for i := range r.words {
		from := int(r.words[i].to)
		to := len(r.text)
		if i+1 < len(r.words) {
			to = int(r.words[i+1].from)
		}
		if to == from || to == from+1 && r.text[from] == ' ' {
			continue
		}
		if r.stops(i, r.text[from:to]) {
			r.sentence(start, i+1, true)
			start = i + 1
		}
	}
	if start < len(r.words) {
		r.sentence(start, len(r.words), false)
	}
}

// stops reports whether the signs between word i and the next one end a sentence.
func (r *textReader) stops(i int, gap []byte) bool {
	for k := 0; k < len(gap); k++ {
		switch c := gap[k]; {
		case c == '!' || c == '?':
			return true
		case c == '.':
			rest := gap[k+1:]
			if i+1 < len(r.words) && len(rest) == 0 {
				return false // inside a name: example.com
			}
			return i+1 == len(r.words) || !r.abbrev || !r.abbreviation(i)
		case c >= utf8.RuneSelf:
			s, size := utf8.DecodeRune(gap[k:])
			switch s {
			case '。', '！', '？', '；', '．', '｡':
				return true
			case '…':
				return i+1 == len(r.words) || !r.lowerNext(i)
			}
			k += size - 1
		}
	}
	return false
}

// abbreviation reports whether the point after word i belongs to the word.
func (r *textReader) abbreviation(i int) bool {
	w := &r.words[i]
	if r.lowerNext(i) {
		return true
	}
	if w.number {
		return r.p.Language == "de" && w.to-w.from <= 2 // 3. Mai
	}
	n := int(w.to - w.from)
	return n == 1 || n <= 6 && abbreviations[w.hash]
}

// lowerNext reports whether the word after word i begins with a small letter.
func (r *textReader) lowerNext(i int) bool {
	if i+1 >= len(r.words) {
		return false
	}
	c, _ := utf8.DecodeRune(r.text[r.words[i+1].from:])
	return unicode.IsLower(c)
}

// sentence records words[from:to].
func (r *textReader) sentence(from, to int, stopped bool) {
	n := to - from
	if n < 2 || !stopped && n < minSentence {
		return
	}
	l := r.line
	l.sentences++
	if len(r.passives) > 0 {
		r.countPassive(from, to)
	}
	l.words += n
	for i := from; i < to; i++ {
		w := &r.words[i]
		s := int(w.syllables)
		if w.silent && s > 1 && (r.p.Language == "en" || r.p.Language == "fr") {
			s--
		}
		l.syllables += s
	}
	if n > l.longest {
		l.longest = n
		end := int(r.words[to-1].to)
		if stopped {
			_, size := utf8.DecodeRune(r.text[end:])
			end += size
		}
		l.longestAt = span{r.words[from].from, int32(end)}
	}
}

// abbreviations are words whose point does not end a sentence, in the five languages.
var abbreviations = func() map[uint64]bool {
	m := make(map[uint64]bool)
	for s := range strings.FieldsSeq("mr mrs ms dr prof st no nr inc ltd co corp vs etc fig vol approx dept est jan feb mar apr jun jul aug sep sept oct nov dec " +
		"ca bzw usw evtl ggf inkl exkl zzgl str tel abs art dipl ing vgl bspw max min mind std sog usf hr fr geb gegr bzgl " +
		"mme mlle env av bd tél réf p.ex " +
		"sr sra srta dra ud uds pág núm avda") {
		m[hashWord(s)] = true
	}
	return m
}()

// readingEase is how easy the sentences are to read, about 0 (hard) to 100: Flesch's formula for English, Amstad's for
// German, Kandel and Moles' for French, Fernández Huerta's for Spanish. 0 for other languages and for fewer than 100 words.
func readingEase(language string, words, sentences, syllables int) float64 {
	if words < 100 || sentences < 3 {
		return 0
	}
	length := float64(words) / float64(sentences)
	weight := float64(syllables) / float64(words)
	var ease float64
	switch language {
	case "en":
		ease = 206.835 - 1.015*length - 84.6*weight
	case "de":
		ease = 180 - length - 58.5*weight
	case "fr":
		ease = 207 - 1.015*length - 73.6*weight
	case "es":
		ease = 206.84 - 1.02*length - 60*weight
	default:
		return 0
	}
	if ease = round1(ease); ease == 0 {
		return 0.1 // 0 means not measured
	}
	return ease
}

func round1(f float64) float64 { return math.Round(f*10) / 10 }
