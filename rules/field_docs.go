package rules

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A factSection is one struct of the facts on its way into the reference.
type factSection struct {
	t    reflect.Type
	name string                   // of its fields in expressions: page.title, or x for the elements of a list
	path string                   // where it is first met: page.links[]
	wrap func(cond string) string // makes a whole expression of a condition on name
	only map[string]string        // Go field → name, when not all are readable
}

// A factField is one field that expressions can read.
type factField struct {
	sf        reflect.StructField
	name      string
	condition string // that reads it: page.links.exists(x, x.text != '')
}

// eachFact visits the structs of the facts, each once, with their fields.
func eachFact(visit func(s *factSection, fields []factField)) {
	same := func(s string) string { return s }
	queue := []factSection{
		{reflect.TypeFor[page.Page](), "page", "page", same, nil},
		{reflect.TypeFor[analyzer.Site](), "site", "site", same, siteFields},
	}
	seen := map[reflect.Type]bool{}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if seen[s.t] {
			continue
		}
		seen[s.t] = true
		var fields []factField
		for i := range s.t.NumField() {
			sf := s.t.Field(i)
			name := jsonName(sf)
			if s.only != nil {
				name = s.only[sf.Name]
			}
			if name == "" || known.isOwn(sf.Type) {
				continue
			}
			fields = append(fields, factField{sf, name, s.wrap(sampleOf(sf.Type, s.name+"."+name))})
			if inner, ok := s.inside(sf.Type, name); ok {
				queue = append(queue, inner)
			}
		}
		visit(&s, fields)
	}
}

// FactDocs writes the reference of what expressions can read, docs/facts.md. about gives the comment of a field by type and
// field, "Link.Rel", as it stands in the source.
func FactDocs(w io.Writer, about map[string]string) error {
	var b strings.Builder
	b.WriteString("# What expressions can read\n\nPrinted from the code by `go test ./rules/builtin -run Doc -update`; do not edit. " +
		"`assay rules docs --facts` prints it too,\nand `assay page FILE` shows the values of a page of yours.\n\n" +
		"Besides these there are `params` (the rule's own), `own` (the facts that the pack takes itself), and `now`, the time of the run.\n")
	eachFact(func(s *factSection, fields []factField) {
		fmt.Fprintf(&b, "\n## %s\n\n| field | type | what it holds | an expression |\n|---|---|---|---|\n", s.path)
		for _, f := range fields {
			text := strings.NewReplacer("|", "\\|", "<", "&lt;", "\n", " ").Replace(about[s.t.Name()+"."+f.sf.Name])
			fmt.Fprintf(&b, "| `%s` | %s | %s | `%s` |\n", f.name, factType(f.sf.Type), text, strings.ReplaceAll(f.condition, "|", "\\|"))
		}
	})
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the reference of facts: %w", err)
	}
	return nil
}

// offeredConditions are an expression for every fact, for editors that offer them while one types.
func offeredConditions() []string {
	var all []string
	eachFact(func(_ *factSection, fields []factField) {
		for _, f := range fields {
			all = append(all, f.condition)
		}
	})
	return all
}

// offeredMeasures are the facts that can be quoted: texts and numbers, of lists the texts of all elements.
func offeredMeasures() []string {
	var all []string
	eachFact(func(s *factSection, fields []factField) {
		list, inList := strings.CutSuffix(s.path, "[]")
		for _, f := range fields {
			k := f.sf.Type.Kind()
			switch {
			case !inList && (k == reflect.String || k == reflect.Int || k == reflect.Float64):
				all = append(all, s.name+"."+f.name)
			case inList && k == reflect.String && !strings.Contains(list, "[]"):
				all = append(all, fmt.Sprintf("%s.map(%s, %s.%s)", list, s.name, s.name, f.name))
			}
		}
	})
	return all
}

// isOwn reports whether a type is that of the own facts, which have a variable to themselves.
func (f *facts) isOwn(t reflect.Type) bool { return t == reflect.TypeFor[page.Own]() }

// inside is the section of the struct that a field leads to.
func (s *factSection) inside(t reflect.Type, name string) (factSection, bool) {
	switch {
	case t == reflect.TypeFor[page.Properties]():
	case t.Kind() == reflect.Struct:
		return factSection{t, s.name + "." + name, s.path + "." + name, s.wrap, nil}, true
	case (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) && t.Elem().Kind() == reflect.Struct:
		list, v := s.name+"."+name, string(rune('x'+strings.Count(s.path, "[]")))
		outer := s.wrap
		return factSection{t.Elem(), v, s.path + "." + name + "[]", func(cond string) string {
			return outer(fmt.Sprintf("%s.exists(%s, %s)", list, v, cond))
		}, nil}, true
	}
	return factSection{}, false
}

// factType names a Go type as authors of rules know it.
func factType(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[page.Properties]():
		return "texts by name"
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Array:
		return "list of " + strings.TrimPrefix(strings.TrimPrefix(factType(t.Elem()), "a "), "an ") + "s"
	case t.Kind() == reflect.Struct:
		return t.Name()
	}
	return map[reflect.Kind]string{reflect.String: "text", reflect.Bool: "true or false", reflect.Int: "whole number", reflect.Uint64: "hash", reflect.Float64: "number"}[t.Kind()]
}

// sampleOf is a condition that reads a field of a type.
func sampleOf(t reflect.Type, name string) string {
	switch {
	case t == reflect.TypeFor[page.Properties]():
		return name + "['title'] != ''"
	case t.Kind() == reflect.Slice:
		return "size(" + name + ") > 0"
	case t.Kind() == reflect.Array:
		return name + "[0] > 0.5"
	case t.Kind() == reflect.Struct:
		return "has(" + name + ")"
	}
	return map[reflect.Kind]string{reflect.String: name + " != ''", reflect.Bool: name, reflect.Int: name + " > 0", reflect.Uint64: name + " != 0u", reflect.Float64: name + " > 0.5"}[t.Kind()]
}
