package rules

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// fields walks a mapping whose keys are known; it reports the others.
func (s *source) fields(n *node, what string, keys []string, visit func(f *field)) bool {
	if n.kind != mapping {
		s.fail(n.at, "", "%s needs keys with values, not %s", what, n.describe())
		return false
	}
	for _, f := range n.fields {
		if !slices.Contains(keys, f.key) {
			hint := suggest(f.key, keys)
			if hint == "" {
				hint = "the keys are " + strings.TrimPrefix(oneOf(keys), "one of ")
			}
			s.fail(f.at, hint, "unknown key %q in %s", f.key, what)
			continue
		}
		visit(f)
	}
	return true
}

// filled reads a text that may not be empty.
func (s *source) filled(n *node, what string) string {
	if n.kind == list || n.kind == mapping {
		s.fail(n.at, "", "%s needs text, not %s", what, n.kind)
		return ""
	}
	v := strings.TrimSpace(n.text)
	if v == "" {
		s.fail(n.at, "", "%s is empty", what)
	}
	return v
}

// weight reads a weight.
func (s *source) weight(n *node) float64 {
	if n.kind != number || math.IsNaN(n.number) || n.number < 0 || n.number > 10 {
		s.fail(n.at, "", "weight is a number from 0 to 10, not %s", n.describe())
		return 0
	}
	return n.number
}

// param reads one parameter value: number, text, true or false, or a list of texts.
func (s *source) param(n *node) (any, bool) {
	switch n.kind {
	case number:
		if !math.IsNaN(n.number) && !math.IsInf(n.number, 0) {
			return n.number, true
		}
	case text:
		return n.text, true
	case boolean:
		return n.boolean, true
	case list:
		ss := make([]string, 0, len(n.items))
		for _, i := range n.items {
			if i.kind != text && i.kind != number {
				s.fail(i.at, "", "a list parameter holds texts, not %s", i.describe())
				return nil, false
			}
			ss = append(ss, i.text)
		}
		return ss, true
	}
	s.fail(n.at, "", "a parameter is a number, a text, true or false, or a list of texts, not %s", n.describe())
	return nil, false
}

// line reads an optional text.
func (d *draft) line(key string) string {
	n := d.root.get(key)
	if n == nil {
		return ""
	}
	return d.src.filled(n, key)
}

// flag reads an optional true or false.
func (d *draft) flag(key string) bool {
	n := d.root.get(key)
	if n == nil {
		return false
	}
	if n.kind != boolean {
		d.src.fail(n.at, "", "%s is true or false, not %s", key, n.describe())
	}
	return n.boolean
}

// choice reads one of a few words.
func (d *draft) choice(key string, allowed []string) string {
	n := d.root.get(key)
	if n == nil {
		return ""
	}
	return d.src.choice(n, key, allowed)
}

func (s *source) choice(n *node, key string, allowed []string) string {
	if n.kind == text && slices.Contains(allowed, n.text) {
		return n.text
	}
	hint := oneOf(allowed)
	if n.kind == text && len(allowed) > 4 {
		if near := suggest(n.text, allowed); near != "" {
			hint = near
		}
	}
	s.fail(n.at, hint, "%s cannot be %s", key, n.describe())
	return ""
}

// choices reads a list of words, each once.
func (d *draft) choices(key string, allowed []string) []string {
	n := d.root.get(key)
	if n == nil {
		return nil
	}
	if n.kind != list {
		d.src.fail(n.at, fmt.Sprintf("write %s: [%s]", key, n.text), "%s is a list, not %s", key, n.describe())
		return nil
	}
	var out []string
	for _, i := range n.items {
		v := d.src.choice(i, key, allowed)
		if v != "" && slices.Contains(out, v) {
			d.src.fail(i.at, "", "%s names %q twice", key, v)
		}
		out = append(out, v)
	}
	return out
}

// list reads a list of texts.
func (d *draft) list(key string) []string {
	n := d.root.get(key)
	if n == nil {
		return nil
	}
	return d.src.list(n, key)
}

func (s *source) list(n *node, key string) []string {
	if n.kind != list {
		s.fail(n.at, fmt.Sprintf("write %s: [%s]", key, n.text), "%s is a list, not %s", key, n.describe())
		return nil
	}
	var out []string
	for _, i := range n.items {
		out = append(out, s.filled(i, key))
	}
	return out
}

func typeNames() []string {
	names := make([]string, len(page.Types))
	for i, t := range page.Types {
		names[i] = string(t)
	}
	return names
}

func modelNames() []string {
	names := make([]string, len(page.Models))
	for i, m := range page.Models {
		names[i] = string(m)
	}
	return names
}
