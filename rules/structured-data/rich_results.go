package structureddata

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/siteassay/assay/internal/schemaorg"
)

//go:embed rich-results.txt
var richResults string

// A feature is one kind of richer search result and what a search engine asks for it. See rich-results.txt.
type feature struct {
	types   []string
	en, zh  string
	docs    string
	own     string // rule that reports what is missing; "" when it is rich-result-ineligible
	retired string // month since which it is shown no more
	needs   []need
	wants   []need
}

// A need is a property, or one of several, that must be there.
type need struct {
	list    string // for each entry of this list; "" for the node itself
	butLast bool
	any     []string
	when    []string // only where one of these is there; empty: always
}

var features = sync.OnceValue(func() []feature {
	var list []feature
	for line := range strings.Lines(richResults) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if word == "" || word[0] == '#' {
			continue
		}
		if word[0] == '[' {
			en, zh, _ := strings.Cut(rest, " = ")
			list = append(list, feature{types: strings.Split(strings.Trim(word, "[]"), ","), en: en, zh: zh})
			continue
		}
		f := &list[len(list)-1]
		switch word {
		case "docs":
			f.docs = rest
		case "own":
			f.own = rest
		case "retired":
			f.retired = rest
		case "need":
			f.needs = append(f.needs, needOf(rest))
		case "want":
			f.wants = append(f.wants, needOf(rest))
		case "each", "each-but-last":
			name, any, _ := strings.Cut(rest, ": ")
			n := needOf(any)
			n.list, n.butLast = name, word != "each"
			f.needs = append(f.needs, n)
		}
	}
	return list
})

func needOf(s string) need {
	any, when, conditional := strings.Cut(s, " when ")
	n := need{any: strings.Split(any, " | ")}
	if conditional {
		n.when = strings.Split(when, " | ")
	}
	return n
}

// featureOf is the feature for a node of these types; nil when search engines make nothing of it.
func featureOf(types []string) *feature {
	list := features()
	for i := range list {
		for _, want := range list[i].types {
			for _, t := range types {
				if schemaorg.IsA(t, want) {
					return &list[i]
				}
			}
		}
	}
	return nil
}

// unmet are the needs that a node does not meet, as the first of the properties that would do.
func unmet(n *node, needs []need) []string {
	var out []string
	for i := range needs {
		d := &needs[i]
		if len(d.when) > 0 && !n.hasAny(d.when) {
			continue
		}
		if d.list == "" {
			if !n.hasAny(d.any) {
				out = append(out, d.any[0])
			}
			continue
		}
		entries := n.entries(d.list)
		if d.butLast && len(entries) > 0 {
			entries = entries[:len(entries)-1]
		}
		for k := range entries {
			if !entries[k].hasAny(d.any) {
				out = append(out, d.list+"."+d.any[0])
				break
			}
		}
	}
	return out
}
