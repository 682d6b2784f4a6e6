// Package schemaorg is the vocabulary of schema.org as a table: types with their parents, enumerations with their members,
// properties with the types that have them and the kinds of value they take, and what replaced the superseded ones.
//
// The table (vocabulary.txt, 115 kB) is made by the program in generate and read on the first question, in about two milliseconds;
// after that a question is one look into a map. Nothing of it changes afterwards, so any number of goroutines may ask. Which terms are
// pending is not in the table: they are terms like all others.
//
// The vocabulary is licensed under Creative Commons Attribution-ShareAlike 3.0; see the head of vocabulary.txt.
package schemaorg

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed vocabulary.txt
var source string

// A Type is a type of the vocabulary, or one of its data types.
type Type struct {
	Name    string
	Parents []string
	Instead string   // what replaced it; "" when it is not superseded
	Values  []string // members of an enumeration
}

// A Property is a property of the vocabulary.
type Property struct {
	Name    string
	Domains []string // types that have it; their subtypes have it too
	Ranges  []string // types and data types (Text, URL, Date, Number …) of its values
	Instead string   // what replaced it; "" when it is not superseded
}

type tables struct {
	types      map[string]*Type
	properties map[string]*Property
}

var load = sync.OnceValue(func() *tables {
	t := &tables{make(map[string]*Type, 1000), make(map[string]*Property, 1600)}
	section := ""
	for line := range strings.Lines(source) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			section = line
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		first, rest, _ := strings.Cut(rest, "\t")
		switch section {
		case "[types]":
			t.types[name] = &Type{Name: name, Parents: strings.Fields(first), Instead: rest}
		case "[values]":
			if ty := t.types[name]; ty != nil {
				ty.Values = strings.Fields(first)
			}
		case "[properties]":
			ranges, instead, _ := strings.Cut(rest, "\t")
			t.properties[name] = &Property{name, strings.Fields(first), strings.Fields(ranges), instead}
		}
	}
	return t
})

// LookupType returns a type by its name without prefix, or nil.
func LookupType(name string) *Type { return load().types[name] }

// LookupProperty returns a property by its name without prefix, or nil.
func LookupProperty(name string) *Property { return load().properties[name] }

// IsA reports whether a type is another one or below it. A type that the vocabulary has not is only itself.
func IsA(name, ancestor string) bool {
	if name == ancestor {
		return true
	}
	t := load().types[name]
	if t == nil {
		return false
	}
	for _, parent := range t.Parents {
		if IsA(parent, ancestor) {
			return true
		}
	}
	return false
}

// On reports whether things of one of the types have the property.
func (p *Property) On(types ...string) bool {
	for _, t := range types {
		for _, d := range p.Domains {
			if IsA(t, d) {
				return true
			}
		}
	}
	return false
}

// Takes reports whether kind is among the ranges of the property.
func (p *Property) Takes(kind string) bool { return slices.Contains(p.Ranges, kind) }

// Members are the members of the enumerations among the ranges, and whether nothing but such members may stand there.
func (p *Property) Members() (members []string, only bool) {
	only = len(p.Ranges) > 0
	for _, r := range p.Ranges {
		t := load().types[r]
		if t == nil || len(t.Values) == 0 || !IsA(r, "Enumeration") {
			only = false
			continue
		}
		members = append(members, t.Values...)
	}
	return members, only
}

// TypeNear returns the type whose name is nearest to a misspelt one, "" when none is near.
func TypeNear(name string) string {
	best := nearest{limit: near(name)}
	for candidate := range load().types {
		best.offer(name, candidate)
	}
	return best.name
}

// PropertyNear returns the property of the types whose name is nearest to a misspelt one, "" when none is near.
func PropertyNear(name string, types ...string) string {
	best := nearest{limit: near(name)}
	for candidate, p := range load().properties {
		if p.Instead == "" && p.On(types...) {
			best.offer(name, candidate)
		}
	}
	return best.name
}
