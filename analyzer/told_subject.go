package analyzer

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSubjectWords is how many words of a sentence are compared.
const maxSubjectWords = 24

// sameSubject reports whether two sentences speak of the same: most words of the shorter one stand in the other.
func sameSubject(a, b []uint32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	shared := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			shared++
		}
	}
	return len(a) > 0 && shared*2 >= len(a)
}

// subjectWords are hashes of the words that tell what a sentence is about: of Latin ones the first five letters of those
// with four or more, of Chinese ones each pair of characters; numbers are none.
func subjectWords(s string) []uint32 {
	var list []uint32
	add := func(w string) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(w))
		if sum := h.Sum32(); len(list) < maxSubjectWords && !slices.Contains(list, sum) {
			list = append(list, sum)
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Han, r) {
			for rest := w; utf8.RuneCountInString(rest) >= 2; {
				_, one := utf8.DecodeRuneInString(rest)
				_, two := utf8.DecodeRuneInString(rest[one:])
				add(rest[:one+two])
				rest = rest[one:]
			}
		} else if runes := []rune(w); len(runes) >= 4 {
			add(string(runes[:min(5, len(runes))]))
		}
	}
	slices.Sort(list)
	return list
}

// clauseOf is the clause of a Chinese sentence in which a number stands, whose other clauses are about other things; other sentences are
// left whole.
func clauseOf(sentence string, value float64) string {
	at := strings.Index(sentence, strconv.FormatFloat(value, 'f', -1, 64))
	if at < 0 || !strings.Contains(sentence, "，") {
		return sentence
	}
	from, to := 0, len(sentence)
	for _, stop := range [...]string{"，", "；", "、", "。", "："} {
		if i := strings.LastIndex(sentence[:at], stop); i >= 0 {
			from = max(from, i+len(stop))
		}
		if i := strings.Index(sentence[at:], stop); i >= 0 {
			to = min(to, at+i)
		}
	}
	return sentence[from:to]
}

// plainNumber reads a price of structured data, which is written with a full stop and without groups.
func plainNumber(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return v, err == nil
}
