package brand

import "strings"

// Bounds of the search for a company that speaks of itself by name.
const (
	maxSpeakers     = 64
	minSpeakerWords = 2 // one word may be anybody
	maxSpeakerWords = 4
	minSpeaks       = 2
)

// speaker is the name of whoever a text lets think and believe again and again, in lower case and without spaces: sites that name
// their company nowhere else often speak of it so. It is "" where nobody does.
func speaker(text string, verbs []string) string {
	type said struct{ count, words int }
	heard := map[string]said{}
	best := ""
	var last [maxSpeakerWords]string // the words before, the nearest first
	for word := range strings.FieldsSeq(text) {
		if in(verbs, strings.ToLower(strings.TrimRight(word, ",:"))) {
			name := ""
			for n, w := range last {
				if w == "" || functionWord(w) {
					break
				}
				name = strings.ToLower(w) + name
				if n+1 < minSpeakerWords || len(name) > maxNameBytes || len(heard) == maxSpeakers {
					continue
				}
				h := said{heard[name].count + 1, n + 1}
				heard[name] = h
				if b := heard[best]; h.count >= minSpeaks && (h.count > b.count || h.count == b.count && (h.words > b.words || h.words == b.words && name < best)) {
					best = name
				}
			}
		}
		copy(last[1:], last[:])
		if last[0] = word; strings.ContainsAny(word[len(word)-1:], ".,:;!?\")") {
			last = [maxSpeakerWords]string{} // a name does not go over a stop
		}
	}
	return best
}

func in(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// functionWord reports whether a word stands before names and for persons, but in no name.
func functionWord(w string) bool {
	switch strings.ToLower(w) {
	case "the", "a", "an", "of", "in", "and", "or", "that", "this", "these", "our", "their", "his", "her", "its", "my", "he", "she", "we", "they", "it", "who", "also", "as", "but", "if", "when", "below",
		"people", "company", "companies", "customers", "expert", "experts", "author", "der", "die", "das", "und", "wir", "er", "sie", "man", "wer", "le", "la", "les", "et", "il", "elle", "on", "nous",
		"el", "los", "las", "y", "que", "qui":
		return true
	}
	return false
}
