package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// Settings are what a user changes of the rules: parameters, weight and severity, and which rules are off. Nothing
// else can be changed, so that a finding means the same everywhere. The zero value changes nothing.
//
//	seo/title-too-long: {params: {max: 70}, severity: notice}
//	seo/title-stuffing: off
type Settings struct {
	Lexicons Lexicons // word lists beside those of the packs

	src     *source
	entries []*setting
	by      string // who changes, when it is not the user: "pack acme"
}

// A setting is what the file says of one rule.
type setting struct {
	id    string
	at    place
	value *node
}

var settingKeys = []string{"params", "severity", "weight", "off"}

// ReadSettings reads a settings file; without a path there are no settings.
func ReadSettings(path string) (Settings, error) {
	if path == "" {
		return Settings{}, nil
	}
	data, err := readFile(path)
	if err != nil {
		return Settings{}, fmt.Errorf("read the rule settings: %w", err)
	}
	return ParseSettings(path, data)
}

// ParseSettings reads settings; name stands for them in messages. Rules, parameters and values are checked by Load,
// which knows the rules.
func ParseSettings(name string, data []byte) (Settings, error) {
	var sink refusal
	s := Settings{src: newSource(name, data, &sink)}
	if s.src.blank() {
		return Settings{}, nil
	}
	if root := s.src.parse(); root != nil {
		s = settingsOf(s.src, root)
	}
	if err := sink.err(); err != nil {
		return Settings{}, err
	}
	return s, nil
}

// settingsOf takes the settings of a mapping of rule names.
func settingsOf(src *source, root *node) Settings {
	s := Settings{src: src}
	if root.kind != mapping {
		src.fail(root.at, "write seo/title-too-long: off", "rule settings need rule names with values, not %s", root.describe())
	}
	for _, f := range root.fields {
		s.entries = append(s.entries, &setting{f.key, f.at, f.value})
	}
	return s
}

// of returns the entry of a rule, or nil.
func (s *Settings) of(id string) *setting {
	for _, e := range s.entries {
		if e.id == id {
			return e
		}
	}
	return nil
}

// apply changes one rule and says in words what changed. off says whether the rule is not to run, before and after.
func (s *Settings) apply(r *analyzer.Rule, off bool, sink *refusal) (changes []string, _ bool) {
	e := s.of(r.ID)
	if e == nil {
		return nil, off
	}
	defer func() {
		for i := range changes {
			if s.by != "" {
				changes[i] += " (" + s.by + ")"
			}
		}
	}()
	src := *s.src
	src.sink = sink
	switch {
	case e.value.kind == text && e.value.text == "off", e.value.kind == boolean && !e.value.boolean:
		return []string{r.ID + ": off"}, true
	case e.value.kind != mapping:
		src.fail(e.value.at, "write off, or {params: …, severity: …, weight: …}", "a rule cannot be set to %s", e.value.describe())
		return nil, off
	}
	src.fields(e.value, r.ID, settingKeys, func(f *field) {
		switch f.key {
		case "off":
			if f.value.kind != boolean {
				src.fail(f.value.at, "", "off is true or false, not %s", f.value.describe())
			}
			if f.value.boolean != off {
				changes = append(changes, r.ID+map[bool]string{true: ": off", false: ": on"}[f.value.boolean])
			}
			off = f.value.boolean
		case "severity":
			if v := analyzer.Severity(src.choice(f.value, "severity", severities)); v != "" && v != r.Severity {
				changes = append(changes, fmt.Sprintf("%s: severity %s instead of %s", r.ID, v, r.Severity))
				r.Severity = v
			}
		case "weight":
			if v := src.weight(f.value); v != r.Weight {
				changes = append(changes, fmt.Sprintf("%s: weight %s instead of %s", r.ID, shown(v), shown(r.Weight)))
				r.Weight = v
			}
		case "params":
			changes = append(changes, src.setParams(r, f)...)
		}
	})
	return changes, off
}

// setParams changes parameters to values of the same type.
func (s *source) setParams(r *analyzer.Rule, f *field) (changes []string) {
	if f.value.kind != mapping {
		s.fail(f.value.at, "write params: {max: 70}", "params needs names with values, not %s", f.value.describe())
		return nil
	}
	names := make([]string, 0, len(r.Params))
	for n := range r.Params {
		names = append(names, n)
	}
	for _, p := range f.value.fields {
		old, ok := r.Params[p.key]
		if !ok {
			s.fail(p.at, suggestOr(p.key, names), "%s has no parameter %q", r.ID, p.key)
			continue
		}
		v, ok := s.param(p.value)
		if !ok {
			continue
		}
		if fmt.Sprintf("%T", v) != fmt.Sprintf("%T", old) {
			s.fail(p.value.at, fmt.Sprintf("its default is %s", shown(old)), "%s of %s is not of the right type", p.key, r.ID)
			continue
		}
		if shown(v) != shown(old) {
			changes = append(changes, fmt.Sprintf("%s: %s %s instead of %s", r.ID, p.key, shown(v), shown(old)))
		}
		r.Params[p.key] = v
	}
	return changes
}

// shown writes a parameter as a rule file would.
func shown(v any) string {
	switch x := v.(type) {
	case []string:
		return "[" + strings.Join(x, ", ") + "]"
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// strangers reports entries for rules that do not exist.
func (s *Settings) strangers(ids []string, sink *refusal) {
	for _, e := range s.entries {
		s.src.knowsRule(e.at, e.id, ids, sink)
	}
}

// knowsRule records in sink an id at a place of the file that no rule has.
func (s *source) knowsRule(at place, id string, ids []string, sink *refusal) {
	if slices.Contains(ids, id) {
		return
	}
	src := *s
	src.sink = sink
	hint := suggest(id, ids)
	if hint == "" {
		hint = "`assay rules list` lists all rules"
	}
	src.fail(at, hint, "there is no rule %q", id)
}
