package schemaorg

import "strings"

// near is the number of changes at which a word is another word and no slip of the pen.
func near(name string) int { return min(len(name)/4+2, 4) }

// A nearest keeps the best of the candidates offered; of equally near ones the first by alphabet, so that the order of the offers
// does not matter.
type nearest struct {
	name  string
	limit int // changes that are too many
}

func (n *nearest) offer(word, candidate string) {
	if len(word) > 64 || len(candidate)-len(word) > n.limit || len(word)-len(candidate) > n.limit {
		return
	}
	d := 0
	if !strings.EqualFold(word, candidate) {
		d = changes(strings.ToLower(word), strings.ToLower(candidate))
	}
	if d < n.limit || d == n.limit && n.name != "" && candidate < n.name {
		n.name, n.limit = candidate, d
	}
}

// changes counts the insertions, deletions, substitutions and swaps of neighbours that make b of a.
func changes(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
