package page

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// asciiWord is the letters and digits, asciiLower the folded form of each byte: hyphens and tabs are spaces to the lexicon.
var asciiWord, asciiLower = func() (word [128]bool, lower [128]byte) {
	for c := range lower {
		lower[c] = byte(c)
		switch {
		case c >= 'A' && c <= 'Z':
			lower[c] += 'a' - 'A'
			word[c] = true
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			word[c] = true
		case c == '-' || c == '\t':
			lower[c] = ' '
		}
	}
	return word, lower
}()

// latin folds the accented letters of U+00C0 … U+024F to their base letters.
var latin = func() (fold [0x250]rune) {
	for r := rune(0); r < 0x250; r++ {
		fold[r] = unicode.ToLower(r)
		if r >= 0xC0 {
			for _, base := range norm.NFD.String(string(fold[r])) {
				fold[r] = base
				break
			}
		}
	}
	fold[0xA0], fold[0xAD] = ' ', 0
	return fold
}()

// foldRune folds width, compatibility, case and Latin accents of one rune. 0 means that the rune counts for nothing:
// soft hyphens, joiners, combining marks.
func foldRune(r rune) rune {
	switch {
	case r < 128:
		return rune(asciiLower[r])
	case r < 0x250:
		return latin[r]
	case r >= 0x4E00 && r <= 0x9FFF:
		return r
	case r >= 0x300 && r <= 0x36F, r >= 0x200B && r <= 0x200F, r == 0x2060, r == 0xFEFF:
		return 0
	case r >= 0xFF01 && r <= 0xFF5E:
		return rune(asciiLower[r-0xFEE0])
	case r == 0x3000, r >= 0x2000 && r <= 0x200A, r == 0x202F, r >= 0x2010 && r <= 0x2014, r == 0x2212:
		return ' '
	case r == 0x2018, r == 0x2019, r == 0x2BC:
		return '\''
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x1F100 && r <= 0x1F1FF, r >= 0x2070 && r <= 0x218F, r >= 0x2460 && r <= 0x24FF:
		folded := norm.NFKC.String(string(r))
		if c, size := utf8.DecodeRuneInString(folded); size == len(folded) {
			return unicode.ToLower(c)
		}
		return r
	}
	return unicode.ToLower(r)
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF || r == 0x3007
}

func isWordRune(r rune) bool {
	if r < 128 {
		return r >= 0 && asciiWord[r]
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
