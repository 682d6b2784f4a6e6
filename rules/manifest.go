package rules

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// packFile describes a user's pack. It may be missing.
const packFile = "pack.yaml"

// ruleFolder holds the rules of a pack whose pack.yaml lies among other files, as at the root of a git checkout.
const ruleFolder = "rules"

var (
	packKeys     = []string{"name", "title", "author", "version", "category", "languages", "wording", "categories", "extends", "changes", "accept"}
	categoryKeys = []string{"title", "heading", "weight"}
	bases        = []string{"builtin"}
)

// maxLine is the longest name of an author or a category.
const maxLine = 120

// describe reads pack.yaml, where there is one. What it lacks keeps its default.
func (p *Pack) describe() error {
	p.manifest = filepath.Join(p.Dir, packFile)
	f := &file{pack: p, name: p.manifest, path: packFile}
	if !p.Described() {
		return nil
	}
	data, err := f.data()
	if err != nil {
		return &Error{File: f.name, Msg: err.Error()}
	}
	src := newSource(f.name, data, &f.sink)
	if root := src.parse(); root != nil {
		if n := root.get("wording"); n != nil { // first: the title depends on it
			p.wordedIn(src, n)
		}
		src.fields(root, packFile, packKeys, func(g *field) { p.key(src, root, g) })
	}
	if err := f.sink.err(); err != nil {
		return err
	}
	p.changes.by = "pack " + p.Name
	if sub, err := fs.Sub(p.Files, ruleFolder); err == nil && len(yamlFiles(sub, ".")) > 0 {
		p.top, p.Files, p.Dir = p.Files, sub, filepath.Join(p.Dir, ruleFolder)
	}
	return nil
}

// Described reports whether the pack has a pack.yaml: it is not one of ours, and the report names it and its author.
func (p *Pack) Described() bool {
	if p.Files == nil {
		return false
	}
	_, err := fs.Stat(p.Files, packFile)
	return err == nil
}

// described reads the pack.yaml of packs that are compiled in; those of folders have been read with them.
func described(packs []Pack) ([]Pack, error) {
	packs = slices.Clone(packs)
	for i := range packs {
		if p := &packs[i]; !p.user && p.Described() {
			if err := p.describe(); err != nil {
				return nil, err
			}
			p.theirs = true
		}
	}
	return packs, nil
}

// key reads one key of pack.yaml.
func (p *Pack) key(src *source, root *node, g *field) {
	switch g.key {
	case "name":
		if v := src.filled(g.value, g.key); v != "" {
			if p.Name = v; !ruleName.MatchString(v) {
				src.fail(g.value.at, "use lower-case letters, digits and hyphens", "%q cannot be the name of a pack", v)
			}
		}
	case "title":
		p.Title = src.worded(g.value, "title", p.wording)
	case "author":
		p.Author = src.short(g.value, g.key)
	case "version":
		if p.Version = src.filled(g.value, g.key); p.Version != "" && !versionName.MatchString(p.Version) {
			src.fail(g.value.at, "write it as v1.2.3", "%q is not a version", p.Version)
		}
	case "category":
		names := analyzer.Categories
		if own := root.get("categories"); own != nil {
			for _, f := range own.fields {
				if slices.Contains(analyzer.Categories, f.key) {
					continue
				}
				names = append(names[:len(names):len(names)], f.key)
			}
		}
		p.Category = src.choice(g.value, "category", names)
	case "languages":
		for i, l := range src.list(g.value, g.key) {
			if !languageName.MatchString(l) {
				src.fail(g.value.items[i].at, "write zh, en, de …", "%q is not a language", l)
			}
			p.Languages = append(p.Languages, l)
		}
	case "categories":
		p.ownCategories(src, g.value)
	case "extends":
		p.Extends = src.choice(g.value, "extends", bases)
	case "changes":
		if root.get("extends") == nil {
			src.fail(g.at, "add extends: builtin", "changes are of rules that the pack extends")
		}
		p.changes = settingsOf(src, g.value)
	case "accept":
		p.accept = src.accepts(g.value)
	}
}

// wordedIn reads the report languages in which the pack is worded, when that is not all of them.
func (p *Pack) wordedIn(src *source, n *node) {
	if n.kind != list || len(n.items) == 0 {
		src.fail(n.at, "write wording: [en]", "wording is a list of languages, not %s", n.describe())
		return
	}
	for _, i := range n.items {
		if l := src.choice(i, "wording", Languages); l != "" {
			p.wording = append(p.wording, l)
		}
	}
}

// unworded are the report languages that a pack may leave out. Reports in such a language print the first of wording.
func unworded(wording []string) []string {
	if len(wording) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(Languages), func(l string) bool { return slices.Contains(wording, l) })
}

// worded reads a text in every report language; a plain text is the same in all, and languages that the pack leaves out say what the
// first of wording says.
func (s *source) worded(n *node, what string, wording []string) map[string]string {
	m := map[string]string{}
	if n.kind != mapping {
		v := s.short(n, what)
		for _, l := range Languages {
			m[l] = v
		}
		return m
	}
	s.fields(n, what, Languages, func(f *field) { m[f.key] = s.short(f.value, what+"."+f.key) })
	for _, l := range Languages {
		switch {
		case n.get(l) != nil:
		case slices.Contains(unworded(wording), l):
			m[l] = m[wording[0]]
		default:
			s.fail(n.at, "write it in "+strings.Join(Languages, " and "), "the language %s is missing in %s", l, what)
		}
	}
	return m
}

// short reads one line that is not a story.
func (s *source) short(n *node, what string) string {
	v := s.filled(n, what)
	if r := []rune(v); len(r) > maxLine || strings.ContainsAny(v, "\n\t") {
		s.fail(n.at, "", "%s is one line of at most %d characters", what, maxLine)
		return string(r[:min(len(r), maxLine)])
	}
	return v
}

// ownCategories reads the categories that the pack brings (title, heading and weight) or weighs anew (weight).
func (p *Pack) ownCategories(src *source, n *node) {
	if n.kind != mapping {
		src.fail(n.at, "write categories: {menu: {title: …, heading: selling-points, weight: 5}}", "categories needs names with values, not %s", n.describe())
		return
	}
	if len(n.fields) > maxEntries {
		src.fail(n.fields[maxEntries].at, "", "categories has %d names, at most %d are read", len(n.fields), maxEntries)
		return
	}
	for _, f := range n.fields {
		known := slices.Contains(analyzer.Categories, f.key)
		if !ruleName.MatchString(f.key) {
			src.fail(f.at, "use lower-case letters, digits and hyphens", "%q cannot be the name of a category", f.key)
		}
		c := analyzer.OwnCategory{Name: f.key}
		ok := src.fields(f.value, "categories."+f.key, categoryKeys, func(g *field) {
			switch {
			case g.key == "weight":
				c.Weight = src.categoryWeight(g.value)
			case known:
				src.fail(g.at, "only its weight can be changed", "%s is a category of assay", f.key)
			case g.key == "title":
				c.Title = src.worded(g.value, "title", p.wording)
			default:
				c.Heading = src.choice(g.value, "heading", headingNames())
			}
		})
		if !ok {
			continue
		}
		for _, k := range categoryKeys {
			if f.value.get(k) == nil && (k == "weight" || !known) {
				src.fail(f.at, "", "categories.%s.%s is missing", f.key, k)
			}
		}
		p.Categories = append(p.Categories, c)
	}
}

// categoryWeight reads the points of 100 that a category carries beside the others.
func (s *source) categoryWeight(n *node) float64 {
	if n.kind != number || !(n.number >= 0.1 && n.number <= analyzer.MaxCategoryWeight) {
		s.fail(n.at, "titles and headings have 6, calls to action about 10", "the weight of a category is a number from 0.1 to %g, not %s", analyzer.MaxCategoryWeight, n.describe())
		return 0
	}
	return n.number
}

func headingNames() []string {
	var ids []string
	for _, h := range analyzer.Headings {
		ids = append(ids, h.ID)
	}
	return ids
}
