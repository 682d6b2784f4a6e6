package analyzer

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// Labels looks for words in short texts of a whole site: what links, pictures and headings are called. Menus repeat on every page, so it
// remembers which texts it has read. The zero value finds nothing.
type Labels struct {
	words []string
	read  []uint64 // hashes of texts without a hit, each in the place that its low bits name
}

// Limits of Labels: longer texts are sentences and no labels; of texts that share a place the last is remembered.
const (
	maxLabel  = 60 // bytes
	maxLabels = 512
)

// labelSeed makes the hashes of texts; nothing is ordered by them or kept.
var labelSeed = maphash.MakeSeed()

// NewLabels takes the words in lower case. Latin words must begin a word of the text, others may stand anywhere.
func NewLabels(words []string) *Labels { return &Labels{words: words, read: make([]uint64, maxLabels)} }

// In reports whether one of the words stands in a text of at most 60 bytes. A text without a hit is looked at once.
func (l *Labels) In(text string) bool {
	if text == "" || len(text) > maxLabel || l.read == nil {
		return false
	}
	key := maphash.String(labelSeed, text)
	slot := &l.read[key%maxLabels]
	if *slot == key && key != 0 {
		return false
	}
	lower := strings.ToLower(text)
	simple := page.Simplified(lower) // the lists hold the words in simplified characters
	for _, w := range l.words {
		if begins(lower, w) || simple != lower && begins(simple, w) {
			return true
		}
	}
	*slot = key
	return false
}

// begins reports whether w stands in s, at the beginning of a word when it is Latin.
func begins(s, w string) bool {
	for at := 0; ; at++ {
		i := strings.Index(s[at:], w)
		if i < 0 {
			return false
		}
		at += i
		if before, _ := utf8.DecodeLastRuneInString(s[:at]); w[0] >= utf8.RuneSelf || !unicode.IsLetter(before) {
			return true
		}
	}
}
