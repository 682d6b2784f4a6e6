package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberNear reports whether a house number stands near a street word: within 40 bytes before or behind it, with
// nothing but words between. A preposition that begins a street's name, Am Markt 3, has it behind capitalised words.
func numberNear(s string, from, to int) bool {
	if preposition(s[from:to]) {
		return namedStreet(s[to:])
	}
	for i := from - 1; i >= max(0, from-40); i-- {
		if c := s[i]; c-'0' <= 9 {
			return houseNumber(s, i)
		} else if !betweenWords(c) {
			break
		}
	}
	for i := to; i < min(len(s), to+40); i++ {
		if c := s[i]; c-'0' <= 9 {
			return houseNumber(s, i)
		} else if !betweenWords(c) && c != '#' && c != ':' {
			break
		}
	}
	return false
}

// betweenWords reports whether c may stand between a street and its number: letters, spaces and what abbreviates.
func betweenWords(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 || strings.IndexByte(" .,'-/", c) >= 0
}

// houseNumber reports whether the digits around i are a number of one to five digits that stands for itself: not the
// one of COVID-19, of 31.10. or of 23:40.
func houseNumber(s string, i int) bool {
	from, to := i, i
	for from > 0 && s[from-1]-'0' <= 9 {
		from--
	}
	for to < len(s) && s[to]-'0' <= 9 {
		to++
	}
	if to-from > 5 {
		return false
	}
	if from > 0 && (s[from-1] == ':' || s[from-1] == '-' && (from < 2 || s[from-2] > '9') && from > 1 && s[from-2] != ' ') {
		return false
	}
	if to+1 < len(s) && (s[to] == ':' || s[to] == '.') && s[to+1]-'0' <= 9 {
		return false
	}
	return !(to < len(s) && s[to] == '%')
}

// preposition reports whether a term of address.street is a preposition, which begins sentences too.
func preposition(term string) bool {
	return strings.EqualFold(term, "am") || strings.EqualFold(term, "im")
}

// namesStreet reports whether a street word other than a preposition stands in s.
func (b *business) namesStreet(s string) bool {
	var buf [12]hit
	for _, h := range b.lexicon.streets.scan(buf[:0], s) {
		if !preposition(s[h.from:h.to]) {
			return true
		}
	}
	return false
}

// namedStreet reports whether one to three capitalised words and a number of at most three digits follow: Alten Markt 12a.
func namedStreet(s string) bool {
	words := 0
	for word := range strings.FieldsSeq(clip(s, 60)) {
		if c := word[0]; c-'0' <= 9 {
			n := 1
			for n < len(word) && word[n]-'0' <= 9 {
				n++
			}
			return words > 0 && n <= 3 && (n == len(word) || word[n] != '.' && word[n] != ':' && word[n] < 0x80)
		}
		r, _ := utf8.DecodeRuneInString(word)
		if words++; words > 3 || !unicode.IsUpper(r) {
			return false
		}
		if month, _ := monthWord(word); month > 0 {
			return false
		}
	}
	return false
}
