package rules

import (
	"fmt"
	"slices"
	"strings"
)

// suggest writes `did you mean "x"?` for the candidate nearest to word, or "" when none is near.
func suggest(word string, candidates []string) string {
	if best := Nearest(word, candidates); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return ""
}

// Nearest returns the candidate nearest to word, or "". Candidates that are equally near go by alphabet, so that
// messages are always the same.
func Nearest(word string, candidates []string) string {
	if len(word) > 64 || len(word) < 2 {
		return ""
	}
	best, distance := "", len(word)/3+2
	sorted := slices.Sorted(slices.Values(candidates))
	for _, c := range sorted {
		if c == word {
			continue
		}
		if strings.EqualFold(c, word) {
			best = c
			break
		}
		if d := editDistance(word, c); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// oneOf writes a short list of what is allowed; long lists are cut.
func oneOf(allowed []string) string {
	const most = 30
	if len(allowed) > most {
		return "one of " + strings.Join(allowed[:most], ", ") + " …"
	}
	return "one of " + strings.Join(allowed, ", ")
}

// editDistance counts insertions, deletions, substitutions and swaps of neighbours.
func editDistance(a, b string) int {
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
