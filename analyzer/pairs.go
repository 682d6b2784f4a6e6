package analyzer

import "unicode/utf8"

// JoinPairs puts pairs of neighbouring Chinese characters together where one begins with the character that the one before ends
// with: 固态, 态发, 发光 are 固态发光. Rules compare texts by pairs; a reader of the report wants words. Other terms stay.
func JoinPairs(terms []string) []string {
	joined := make([]string, 0, len(terms))
	last := rune(0) // the end of the pair before
	for _, t := range terms {
		first, size := utf8.DecodeRuneInString(t)
		end, _ := utf8.DecodeLastRuneInString(t)
		pair := size > 1 && utf8.RuneCountInString(t) == 2
		if pair && len(joined) > 0 && last == first {
			joined[len(joined)-1] += string(end)
		} else {
			joined = append(joined, t)
		}
		last = 0
		if pair {
			last = end
		}
	}
	return joined
}
