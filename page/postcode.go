package page

import (
	"strings"
	"unicode/utf8"
)

type postcode struct{ from, to int }

// postcodeIn finds a postcode with a place beside it: 30159 Hannover, TX 77002, SW1A 1AA, 411 001 after a place.
func postcodeIn(s string) (postcode, bool) {
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 || i > 0 && (s[i-1]-'0' <= 9 || s[i-1] == '.' || s[i-1] == ',') {
			continue
		}
		j := i
		for j < len(s) && s[j]-'0' <= 9 {
			j++
		}
		switch n := j - i; {
		case (n == 5 || n == 4) && placeAfter(s[j:]): // de fr es it, at ch
			if n == 5 || (i == 0 || s[i-1] == ' ' || s[i-1] == '-') && !(s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') {
				return postcode{i, j}, true
			}
		case (n == 2 || n == 4) && j+4 < len(s) && s[j] == '-' && allDigits(s[j+1:j+4]) && placeAfter(s[j+4:]): // pl, pt
			return postcode{i, j + 4}, true
		case (n == 5 || n == 6) && placeBefore(s[:i]): // us, in, cn
			return postcode{i, j}, true
		case n == 3 && j+4 <= len(s) && s[j] == ' ' && allDigits(s[j+1:j+4]) && placeBefore(s[:i]): // in, se
			return postcode{i, j + 4}, true
		case n == 1 && ukPostcode(s, i):
			return postcode{i, j + 2}, true
		}
		i = j
	}
	return postcode{}, false
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i]-'0' > 9 {
			return false
		}
	}
	return s != ""
}

// placeAfter reports whether a capitalised word of three letters or more follows, after a space.
func placeAfter(s string) bool {
	if len(s) < 4 || s[0] != ' ' {
		return false
	}
	s = s[1:]
	r, size := utf8.DecodeRuneInString(s)
	if !(r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0xDE) {
		return false
	}
	if month, _ := monthWord(s); month > 0 {
		return false
	}
	letters := 1
	for _, r := range s[size:] {
		if !isWordRune(r) || isHan(r) || r <= '9' {
			break
		}
		letters++
	}
	return letters >= 3
}

// placeBefore reports whether a two-letter state, or a capitalised word and a comma or hyphen, stands before.
func placeBefore(s string) bool {
	s = strings.TrimRight(s, " ,-–\u00a0:")
	if len(s) < 3 {
		return false
	}
	k := len(s)
	for k > 0 && (s[k-1] >= 'A' && s[k-1] <= 'Z' || s[k-1] >= 'a' && s[k-1] <= 'z') {
		k--
	}
	word := s[k:]
	if len(word) == 2 && word == strings.ToUpper(word) && k > 0 && (s[k-1] == ' ' || s[k-1] == ',') {
		return true
	}
	if month, _ := monthWord(word); month > 0 {
		return false // November 20161.
	}
	return len(word) >= 4 && word[0] >= 'A' && word[0] <= 'Z' && strings.ContainsAny(s[:k], ",0123456789")
}

// ukPostcode reports whether the digit at i is that of the second half of a British postcode.
func ukPostcode(s string, i int) bool {
	if i < 3 || i+3 > len(s) || s[i-1] != ' ' || !upper(s[i+1]) || !upper(s[i+2]) || i+3 < len(s) && asciiWord[s[i+3]&127] && s[i+3] < 128 {
		return false
	}
	k := i - 2
	n := 0
	for k >= 0 && n < 4 && (upper(s[k]) || s[k]-'0' <= 9) {
		k--
		n++
	}
	return n >= 2 && upper(s[k+1]) && hasDigit(s[k+1:i])
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
