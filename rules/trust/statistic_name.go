package trust

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// onlyYears reports whether a sentence in a script with spaces has digits and all of them are years of four: such a sentence tells when,
// not how many.
func onlyYears(s string) bool {
	found := false
	for i := 0; i < len(s); {
		switch {
		case s[i] == '%' || s[i] >= utf8.RuneSelf && strings.HasPrefix(s[i:], "年"):
			return false
		case s[i] < '0' || s[i] > '9':
			i++
			continue
		}
		end := i
		for end < len(s) && s[end] >= '0' && s[end] <= '9' {
			end++
		}
		if end-i != 4 || s[i:i+2] != "19" && s[i:i+2] != "20" {
			return false
		}
		found, i = true, end
	}
	return found
}

// namedBefore reports whether a name stands before a word for a study, as in “the Breadmeter survey” or “National Statistics”. The first
// word of a sentence is capital anyway, in a heading all words are, and a country is no name that one can ask.
func namedBefore(sentence string) bool {
	list := strings.Fields(sentence)
	for i := 2; i < len(list); i++ {
		switch strings.TrimRight(list[i], ",.:;") {
		case "survey", "study", "poll":
		case "Statistics":
			if list[i-1] == "National" {
				return true
			}
			continue
		default:
			continue
		}
		name := list[i-1]
		first, _ := utf8.DecodeRuneInString(name)
		if unicode.IsUpper(first) && !country(name) && !unicode.IsPunct(rune(list[i-2][len(list[i-2])-1])) {
			return true
		}
	}
	return false
}

// country reports whether a capital word ends as the adjectives of countries and continents do.
func country(word string) bool {
	for _, end := range [...]string{"an", "ish", "ese", "French", "Dutch", "Swiss", "Greek", "Czech", "US", "UK", "EU", "U.S.", "Internet", "Online", "Web"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
