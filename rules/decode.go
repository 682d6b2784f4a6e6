package rules

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Languages are the report languages: every rule is worded in each of them.
var Languages = []string{"en", "zh"}

// What the keys of a rule may say. Functions are the eight marketing functions of a company site.
var (
	severities   = []string{string(analyzer.Error), string(analyzer.Warning), string(analyzer.Notice)}
	owners       = []string{"copy", "des", "dev", "seo", "mkt", "mgr"}
	efforts      = []string{"S", "M", "L"}
	remedies     = []string{"skill", "design", "code", "process", "resource", "legal"}
	Functions    = analyzer.Functions[:]
	textKeys     = []string{"title", "failure", "why", "fix", "message"}
	evidenceKeys = []string{"quote", "selector"}
	exampleKeys  = []string{"name", "html", "url", "status", "header", "type", "model", "site", "fails", "unknown"}
	ruleKeys     = []string{"text", "severity", "weight", "gate", "category", "owner", "effort", "remedy", "functions",
		"covers", "since", "refs", "params", "types", "languages", "late", "check", "applies", "unknown", "collect", "fail", "loss",
		"confidence", "got", "values", "count", "evidence", "examples"}
)

var (
	ruleName     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	valueName    = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	languageName = regexp.MustCompile(`^[a-z]{2,3}$`)
	versionName  = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+$`)
)

// A draft is one rule while it is read.
type draft struct {
	src   *source
	pack  *Pack
	name  string // file name without .yaml
	root  *node
	rule  *analyzer.Rule
	check *check
	goes  bool     // check: go
	names []string // values that a Go function fills in
}

// decode reads every key of the rule but the expressions.
func (d *draft) decode() {
	r, s := d.rule, d.src
	if !s.fields(d.root, "a rule", ruleKeys, func(*field) {}) {
		return
	}
	meant := misspelt(d.root, ruleKeys)
	required := []string{"text", "severity", "weight", "owner", "effort", "remedy"}
	if !d.pack.lean {
		required = append(required, "examples")
	}
	if !d.pack.user && !d.pack.theirs {
		required = append(required, "functions", "since")
	}
	for _, k := range required {
		if d.root.get(k) == nil && !slices.Contains(meant, k) {
			s.fail(d.root.at, "", "the key %s is missing", k)
		}
	}
	r.Severity = analyzer.Severity(d.choice("severity", severities))
	r.Owner = d.choice("owner", owners)
	r.Effort = d.choice("effort", efforts)
	r.Remedy = d.choice("remedy", remedies)
	r.Functions = d.choices("functions", Functions)
	r.Languages = d.list("languages")
	if d.root.get("languages") == nil {
		r.Languages = d.pack.Languages
	}
	r.Covers = d.choices("covers", checkKeys())
	r.Since = d.line("since")
	r.Refs = d.list("refs")
	r.Gate = d.flag("gate")
	r.Late = d.flag("late")
	for _, t := range d.choices("types", typeNames()) {
		r.Types = append(r.Types, page.Type(t))
	}
	d.category()
	if n := d.root.get("weight"); n != nil {
		r.Weight = s.weight(n)
	}
	d.forms()
	d.texts()
	d.params()
	d.examples()
}

// misspelt lists the keys that unknown keys of a mapping probably stand for, so that one slip gives one error.
func misspelt(n *node, keys []string) []string {
	var meant []string
	for _, f := range n.fields {
		if !slices.Contains(keys, f.key) {
			meant = append(meant, Nearest(f.key, keys))
		}
	}
	return meant
}

// category of a rule: its own, the pack's, or the one named as the pack.
func (d *draft) category() {
	if d.root.get("category") != nil {
		d.rule.Category = d.choice("category", d.pack.categories())
		return
	}
	d.rule.Category = d.pack.Category
	if d.rule.Category == "" {
		d.rule.Category = d.pack.Name
	}
	if !slices.Contains(d.pack.categories(), d.rule.Category) && !slices.Contains(misspelt(d.root, ruleKeys), "category") {
		d.src.fail(d.root.at, oneOf(d.pack.categories()), "the key category is missing, and %q is not a category", d.rule.Category)
	}
}

// forms checks texts that must look a certain way.
func (d *draft) forms() {
	s := d.src
	if n := d.root.get("since"); n != nil && d.rule.Since != "" && !versionName.MatchString(d.rule.Since) {
		s.fail(n.at, "write it as v1.2.3", "%q is not a version", d.rule.Since)
	}
	for i, ref := range d.rule.Refs {
		if u, err := url.Parse(ref); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			s.fail(d.root.get("refs").items[i].at, "", "%q is not a web address", ref)
		}
	}
	for i, l := range d.rule.Languages {
		if d.root.get("languages") != nil && !languageName.MatchString(l) {
			s.fail(d.root.get("languages").items[i].at, "write zh, en, de …", "%q is not a language", l)
		}
	}
}

// texts reads the wording in every report language.
func (d *draft) texts() {
	n := d.root.get("text")
	if n == nil {
		return
	}
	d.rule.Text = map[string]analyzer.Text{}
	ok := d.src.fields(n, "text", Languages, func(f *field) {
		d.rule.Text[f.key] = d.wording(f)
	})
	if !ok {
		return
	}
	for _, l := range Languages {
		switch {
		case n.get(l) != nil:
			d.rule.Wording = append(d.rule.Wording, l)
		case slices.Contains(unworded(d.pack.wording), l):
			d.rule.Text[l] = d.rule.Text[d.pack.wording[0]]
		default:
			hint := "every rule is worded in " + strings.Join(Languages, " and ")
			if d.pack.user || d.pack.theirs {
				hint += fmt.Sprintf(", unless pack.yaml says wording: [%s]", d.present(n))
			}
			d.src.fail(n.at, hint, "the language %s is missing", l)
		}
	}
}

// present are the languages that the wording has.
func (d *draft) present(n *node) string {
	var have []string
	for _, l := range Languages {
		if n.get(l) != nil {
			have = append(have, l)
		}
	}
	return strings.Join(have, ", ")
}

func (d *draft) wording(f *field) analyzer.Text {
	var t analyzer.Text
	what := "text." + f.key
	into := map[string]*string{"title": &t.Title, "failure": &t.Failure, "why": &t.Why, "fix": &t.Fix, "message": &t.Message}
	if !d.src.fields(f.value, what, textKeys, func(g *field) {
		*into[g.key] = d.src.filled(g.value, what+"."+g.key)
	}) {
		return t
	}
	meant := misspelt(f.value, textKeys)
	for _, k := range textKeys {
		if f.value.get(k) == nil && !slices.Contains(meant, k) {
			d.src.fail(f.at, "", "%s.%s is missing", what, k)
		}
	}
	return t
}

// params reads the parameters with their defaults.
func (d *draft) params() {
	n := d.root.get("params")
	if n == nil {
		return
	}
	d.rule.Params = analyzer.Params{}
	if n.kind != mapping {
		d.src.fail(n.at, "write params: {max: 60}", "params needs names with values, not %s", n.describe())
		return
	}
	for _, f := range n.fields {
		if !valueName.MatchString(f.key) || f.key == "got" || f.key == "count" {
			d.src.fail(f.at, "use small letters, digits and _; got and count are taken", "%q cannot be the name of a parameter", f.key)
			continue
		}
		v, ok := d.src.param(f.value)
		if !ok {
			v = "" // known by name, so that nothing else complains
		}
		d.rule.Params[f.key] = v
	}
}
