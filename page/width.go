package page

import (
	"unicode"

	"golang.org/x/text/width"
)

// Width is the room that s takes in a search result, in units of half a Chinese character: East Asian wide and
// fullwidth characters (UAX #11) count 2, combining marks and invisible format characters 0, all others 1.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r < 0x20 || r == 0x7F:
		return 0
	case r < 0x300:
		if r == 0xAD {
			return 0
		}
		return 1
	case r >= 0x4E00 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3:
		return 2
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
