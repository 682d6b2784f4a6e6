package analyzer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// Labels looks for words in short texts of a whole site: what links, pictures and headings are called. Menus repeat on every page, so it
// remembers which texts it has read. The zero value finds nothing.
type Labels struct {
	words []string
	read  map[uint64]struct{} // FNV-1a of texts without a hit
}

// Limits of Labels: longer texts are sentences and no labels; more different texts are read again each time.
const (
	maxLabel  = 60 // bytes
	maxLabels = 4096
)

// NewLabels takes the words in lower case. Latin words must begin a word of the text, others may stand anywhere.
func NewLabels(words []string) *Labels { return &Labels{words: words, read: map[uint64]struct{}{}} }

// In reports whether one of the words stands in a text of at most 60 bytes. A text without a hit is looked at once.
func (l *Labels) In(text string) bool {
	if text == "" || len(text) > maxLabel || l.read == nil {
		return false
	}
	key := uint64(14695981039346656037)
	for i := 0; i < len(text); i++ {
		key = (key ^ uint64(text[i])) * 1099511628211
	}
	if _, ok := l.read[key]; ok {
		return false
	}
	lower := strings.ToLower(text)
	simple := page.Simplified(lower) // the lists hold the words in simplified characters
	for _, w := range l.words {
		if begins(lower, w) || simple != lower && begins(simple, w) {
			return true
		}
	}
	if len(l.read) < maxLabels {
		l.read[key] = struct{}{}
	}
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
