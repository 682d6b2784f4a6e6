package rules

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed testdata/checks.txt
var checksText string

// checkKeys are the keys of the checks that other tools make, the list that rules name under covers.
var checkKeys = sync.OnceValue(func() []string { return strings.Fields(checksText) })

// Coverage counts the checks of other tools that the rules cover. missing are the others, in the order of the list.
func Coverage(set *Set) (covered, total int, missing []string) {
	have := map[string]bool{}
	for _, r := range set.Rules {
		for _, k := range r.Covers {
			have[k] = true
		}
	}
	for _, k := range checkKeys() {
		if !have[k] {
			missing = append(missing, k)
		}
	}
	total = len(checkKeys())
	return total - len(missing), total, slices.Clip(missing)
}
