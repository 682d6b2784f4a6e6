package rules

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed testdata/checks.txt
var checksText string

// checkKeys are the keys of the checks that other tools make, the list that rules name under covers.
var checkKeys = sync.OnceValue(func() []string { return strings.Fields(checksText) })

// A Coverage counts the checks of other tools: those that rules cover, those that are excluded on purpose, and the rest.
type Coverage struct {
	Covered, Total int
	Excluded       []Exclusion // that no rule of the set covers, in the order of their file
	Missing        []string    // the others, in the order of the list
}

// Cover counts which checks the rules of a set cover.
func Cover(set *Set) Coverage {
	have := map[string]bool{}
	for _, r := range set.Rules {
		for _, k := range r.Covers {
			have[k] = true
		}
	}
	c := Coverage{Total: len(checkKeys())}
	excluded := map[string]bool{}
	for _, e := range Exclusions() {
		if !have[e.Key] {
			c.Excluded = append(c.Excluded, e)
			excluded[e.Key] = true
		}
	}
	for _, k := range checkKeys() {
		switch {
		case have[k]:
			c.Covered++
		case !excluded[k]:
			c.Missing = append(c.Missing, k)
		}
	}
	return c
}
