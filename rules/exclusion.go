package rules

import (
	_ "embed"
	"slices"
	"sync"
)

//go:embed exclusions.yaml
var exclusionsText []byte

// An Exclusion is a check of other tools that no rule makes, on purpose.
type Exclusion struct {
	Key    string // of the list of checks
	From   string // where it will come from: one of Origins
	Reason string // why not from a rule, in English, one sentence without a full stop
}

// Origins say where excluded checks come from: a browser that lays the page out, figures that the owner imports,
// packs of the user's own, or nowhere.
var Origins = []string{"render", "traffic", "packs", "never"}

// Exclusions are all checks that are excluded on purpose, in the order of their file.
var Exclusions = sync.OnceValue(func() []Exclusion {
	list, err := readExclusions("rules/exclusions.yaml", exclusionsText)
	if err != nil {
		panic(err) // the file is part of the binary: the tests would have failed
	}
	return list
})

// readExclusions reads an exclusions file: origins with keys with reasons. A key stands once, and is one of the checks.
func readExclusions(name string, data []byte) ([]Exclusion, error) {
	var sink refusal
	var out []Exclusion
	s := newSource(name, data, &sink)
	if root := s.parse(); root != nil {
		seen := map[string]string{}
		s.fields(root, "a list of exclusions", Origins, func(origin *field) {
			if origin.value.kind != mapping {
				s.fail(origin.value.at, "write key: reason", "%s needs keys with reasons, not %s", origin.key, origin.value.describe())
				return
			}
			for _, f := range origin.value.fields {
				switch reason := s.filled(f.value, "the reason"); {
				case !slices.Contains(checkKeys(), f.key):
					s.fail(f.at, suggestOr(f.key, checkKeys()), "there is no check %q", f.key)
				case seen[f.key] != "":
					s.fail(f.at, "remove one of the two", "the check %s is excluded under %s already", f.key, seen[f.key])
				default:
					seen[f.key] = origin.key
					out = append(out, Exclusion{Key: f.key, From: origin.key, Reason: reason})
				}
			}
		})
	}
	if err := sink.err(); err != nil {
		return nil, err
	}
	return out, nil
}
