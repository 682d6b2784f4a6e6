package rules

import "unicode"

// wordCount counts as page.Text.Words does: a Chinese or Japanese character is a word, and so is a run of other letters
// and digits.
func wordCount(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			n++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				n++
			}
			inside = true
		case inside && (unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '-'):
		default:
			inside = false
		}
	}
	return n
}
