package rules

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// Render fills the placeholders of a text, {name}, with values, then with the parameters of the rule, written as the
// language writes numbers and lists (analyzer.Fill).
func Render(r *analyzer.Rule, lang, tmpl string, values analyzer.Values) string {
	return analyzer.Fill(lang, tmpl, values, r.Params)
}

// placeholders lists the names in braces in the order of the text. Braces around anything else are text.
func placeholders(tmpl string) []string {
	var names []string
	for {
		_, after, ok := strings.Cut(tmpl, "{")
		if !ok {
			return names
		}
		name, rest, ok := strings.Cut(after, "}")
		if ok && valueName.MatchString(name) {
			names = append(names, name)
			tmpl = rest
		} else {
			tmpl = after
		}
	}
}

// placeholders checks those of every text: messages may print what was found, the other texts only parameters,
// because they are also printed where nothing was found.
func (d *draft) placeholders() {
	params := make([]string, 0, len(d.rule.Params))
	for name := range d.rule.Params {
		params = append(params, name)
	}
	slices.Sort(params)
	measured := slices.Concat(params, d.names, []string{"count"})
	if d.goes || d.root.get("got") != nil {
		measured = append(measured, "got")
	}
	text := d.root.get("text")
	if text == nil {
		return
	}
	for _, f := range text.fields {
		for _, g := range f.value.fields {
			allowed := params
			if g.key == "message" {
				allowed = measured
			}
			for _, p := range placeholders(g.value.text) {
				if slices.Contains(allowed, p) {
					continue
				}
				hint := suggest(p, allowed)
				if hint == "" {
					hint = placeholderHint(g.key, p, measured, d.goes)
				}
				at := d.src.within(g.value, len([]rune(g.value.text[:strings.Index(g.value.text, "{"+p+"}")])))
				d.src.fail(at, hint, "unknown placeholder {%s} in text.%s.%s", p, f.key, g.key)
			}
		}
	}
}

func placeholderHint(key, name string, measured []string, goes bool) string {
	switch {
	case key != "message" && slices.Contains(measured, name):
		return "only message can print what was found"
	case goes:
		return "name it under params, or list it under values when the Go function fills it in"
	}
	return "name it under params or values"
}
