package analyzer

// Concerned counts the addresses that the findings of one site rule concern, each once: a page with three dead links is
// one page to mend. What a finding had to leave out of Related counts by its Count; a finding without Related is about
// the site and counts one.
func Concerned(findings []Finding) int {
	seen := map[string]bool{}
	rest := 0
	for i := range findings {
		f := &findings[i]
		for _, u := range f.Related {
			seen[u] = true
		}
		switch n := len(f.Related); {
		case n == 0:
			rest++
		case n >= MaxRelated:
			rest += max(0, f.Count-n)
		}
	}
	return len(seen) + rest
}
