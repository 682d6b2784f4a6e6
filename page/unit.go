package page

import "unicode/utf8"

// units counts the words of s: Han characters and kana each, words of other scripts once. It stops after limit.
func units(s string, limit int) int {
	n := 0
	in := false
	for i := 0; i < len(s) && n < limit; {
		c := s[i]
		if c < utf8.RuneSelf {
			w := asciiWord[c] || in && c == '\''
			if w && !in {
				n++
			}
			in = w
			for i++; w && i < len(s) && s[i] < utf8.RuneSelf && asciiWord[s[i]]; i++ { // the rest of the word
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isHan(r) || r >= 0x3040 && r <= 0x30FF:
			n++
			in = false
		case r >= 0x2000 && r <= 0x2BFF || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF0F || r < 0xC0:
			in = in && r == 0x2019
		default:
			if !in {
				n++
			}
			in = true
		}
		i += size
	}
	return n
}

// hasHan reports whether a Han character stands in s.
func hasHan(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] >= 0xE4 && s[i] <= 0xE9 {
			return true
		}
	}
	return false
}
