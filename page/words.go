package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is one unit of text: a word of a script that parts its words, or one Chinese or Japanese character.
// Text of scripts without spaces (Thai, Lao, Khmer, Burmese) counts one unit for every four letters.
type word struct {
	hash      uint64 // FNV-1a of its lower-case bytes
	stem      uint64 // the same of its first five letters; 0 when it has fewer
	from, to  int32
	char      rune  // of an ideograph or kana, else 0
	syllables uint8 // groups of vowels
	silent    bool  // ends in a consonant and e, which English and French do not speak
	number    bool  // begins with a digit
}

const (
	fnvOffset  = 14695981039346656037
	fnvPrime   = 1099511628211
	stemLength = 5
)

// splitWords appends the words of text to buf.
func splitWords(buf []word, text []byte) []word {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if lower[c] == 0 {
				i++
				continue
			}
		} else {
			r, size := utf8.DecodeRune(text[i:])
			if ideographic(r) {
				buf = append(buf, word{hash: hashRune(r), from: int32(i), to: int32(i + size), char: r, syllables: 1})
				i += size
				continue
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				i += size
				continue
			}
		}
		buf = append(buf, word{from: int32(i)})
		i = buf[len(buf)-1].scan(text)
	}
	return buf
}

// scan reads the word that begins at w.from and returns its end. Runs of ASCII letters take the inner loop.
func (w *word) scan(text []byte) int {
	i := int(w.from)
	w.number = text[i] >= '0' && text[i] <= '9'
	h, letters := uint64(fnvOffset), 0
	var spoken, syllables uint8
	if text[i]|0x20 == 'y' { // a consonant here, a vowel elsewhere
		h, letters = (h^'y')*fnvPrime, 1
		i++
	}
scan:
	for i < len(text) {
		c := text[i]
		if l := letterOf[c]; l != 0 {
			h = (h ^ uint64(l&0xFF)) * fnvPrime
			v := uint8(l >> 8)
			syllables += v &^ spoken
			spoken = v
			i++
			if letters++; letters == stemLength {
				w.stem = h
			}
			continue
		}
		if c < utf8.RuneSelf {
			if c == ' ' || !joins(text, i, letters) {
				break
			}
			h, spoken = (h^uint64(c))*fnvPrime, 0
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == '’' && joins(text, i, letters):
			h, spoken = (h^'\'')*fnvPrime, 0
			i += size
			continue
		case r == 0xAD: // soft hyphen
			i += size
			continue
		case ideographic(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r):
			break scan
		}
		h = hashLetter(h, r)
		v := accented(r)
		syllables += v &^ spoken
		spoken = v
		i += size
		if letters++; letters == stemLength {
			w.stem = h
		}
		if letters == 4 && unspaced(r) {
			break
		}
	}
	w.to, w.hash = int32(i), h
	w.silent = silentEnd(text[w.from:i])
	w.syllables = max(syllables, 1)
	return i
}

// hashLetter goes on with FNV-1a over the bytes of a letter in lower case.
func hashLetter(h uint64, r rune) uint64 {
	var b [utf8.UTFMax]byte
	n := utf8.EncodeRune(b[:], unicode.ToLower(r))
	for _, c := range b[:n] {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// silentEnd reports whether a word ends in a consonant and e.
func silentEnd(w []byte) bool {
	n := len(w)
	if n < 3 || w[n-1]|0x20 != 'e' {
		return false
	}
	before := lower[w[n-2]]
	return before >= 'a' && vowel[before] == 0 && before != 'l'
}

// joins reports whether the sign at i holds a word together: an apostrophe or hyphen between letters, a point or comma
// between digits. An article that French and Italian elide (l'eau, dell'acqua) is a word of its own.
func joins(text []byte, i, letters int) bool {
	size := 1
	if text[i] >= utf8.RuneSelf {
		size = 3
	}
	if i+size >= len(text) || i == 0 {
		return false
	}
	next, prev := text[i+size], text[i-1]
	switch text[i] {
	case '\'', 0xE2:
		if lower[next] < 'a' && next < utf8.RuneSelf {
			return false
		}
		if !elides(text[:i], letters) {
			return true
		}
		after := 0
		for k := i + size; k < len(text) && after < 3 && (lower[text[k]] >= 'a' || text[k] >= utf8.RuneSelf); k++ {
			after++
		}
		return after < 3
	case '-':
		return lower[next] != 0 || next >= 0xC3 && next <= 0xD4
	case '.', ',':
		return prev >= '0' && prev <= '9' && next >= '0' && next <= '9'
	}
	return false
}

// elides reports whether the letters at the end of text are a word that French writes with an apostrophe: l', d', qu'.
func elides(text []byte, letters int) bool {
	last := lower[text[len(text)-1]]
	switch letters {
	case 1:
		return strings.IndexByte("cdjlmnst", last) >= 0
	case 2:
		return last == 'u' && len(text) > 1 && text[len(text)-2]|0x20 == 'q'
	}
	return false
}

// countWords is the number of units of text.
func countWords(text []byte) int {
	n := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(text[i:])
			if ideographic(r) {
				n++
				i += size
				continue
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				i += size
				continue
			}
		} else if lower[c] == 0 {
			i++
			continue
		}
		n++
		i = wordEnd(text, i)
	}
	return n
}

// wordEnd is the end of the word that begins at i: word.scan without its findings.
func wordEnd(text []byte, i int) int {
	letters := 0
	for i < len(text) {
		c := text[i]
		if lower[c] != 0 {
			i++
			letters++
			continue
		}
		if c < utf8.RuneSelf {
			if !joins(text, i, letters) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == '’' && joins(text, i, letters), r == 0xAD:
			i += size
			continue
		case ideographic(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r):
			return i
		}
		i += size
		if letters++; unspaced(r) && letters == 4 {
			return i
		}
	}
	return i
}

// ideographic reports whether r is a Han character or kana, which count one unit each.
func ideographic(r rune) bool {
	if r < 0x3005 {
		return false
	}
	return hanRune(r) || kanaRune(r)
}

func hanRune(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF || r >= 0xF900 && r <= 0xFAFF ||
		r == 0x3005 || r == 0x3007
}

func kanaRune(r rune) bool {
	return r >= 0x3041 && r <= 0x30FF && r != 0x30FB && r != 0x30A0 || r >= 0xFF66 && r <= 0xFF9F || r >= 0x31F0 && r <= 0x31FF
}

// unspaced reports whether r belongs to a script that writes no spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && r <= 0x0EFF || r >= 0x1000 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF
}

// accented is 1 for the vowels of the Latin letters beyond ASCII.
func accented(r rune) uint8 {
	switch unicode.ToLower(r) {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'è', 'é', 'ê', 'ë', 'ì', 'í', 'î', 'ï', 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'œ', 'ù', 'ú', 'û', 'ü', 'ý', 'ÿ', 'ą', 'ę', 'ő', 'ű':
		return 1
	}
	return 0
}

func hashRune(r rune) uint64 {
	h := uint64(fnvOffset)
	h = (h ^ uint64(r&0xFF)) * fnvPrime
	h = (h ^ uint64(r>>8&0xFF)) * fnvPrime
	return (h ^ uint64(r>>16)) * fnvPrime
}

// hashWord is the hash of one word, as splitWords gives it.
func hashWord(s string) uint64 {
	w := splitWords(nil, []byte(s))
	if len(w) != 1 {
		return 0
	}
	return w[0].hash
}
