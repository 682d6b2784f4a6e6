package rules

import (
	"fmt"
	"io"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// Docs writes the reference of all rules, docs/rules.md: by heading and category, each with its wording, parameters
// and examples. The order is that of reports, and within a category that of ids.
func Docs(set *Set, w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, `# Rules

Printed from the rule files by %[1]sgo test ./rules/builtin -update%[1]s; do not edit.

%[2]d rules. The severity says how much a fault hurts. The weight is the share within the category; 0 is shown and never
scored. Effort: S is about 1 hour, M 4, L 16. %[1]sassay rules show ID%[1]s prints one rule. A file given with
%[1]s--rules%[1]s changes parameters, weights and severities, or turns rules off.
`, "`", len(set.Rules))
	for _, h := range analyzer.Headings {
		titled := false
		for _, category := range h.Categories {
			rules := inCategory(set.Rules, category)
			if len(rules) == 0 {
				continue
			}
			if !titled {
				fmt.Fprintf(&b, "\n## %s\n", h.Title["en"])
				titled = true
			}
			fmt.Fprintf(&b, "\n### %s\n", category)
			for _, r := range rules {
				document(&b, r)
			}
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write the rule reference: %w", err)
	}
	return nil
}

func inCategory(rules []*analyzer.Rule, category string) []*analyzer.Rule {
	var in []*analyzer.Rule
	for _, r := range rules {
		if r.Category == category {
			in = append(in, r)
		}
	}
	return in
}

// document writes one rule.
func document(b *strings.Builder, r *analyzer.Rule) {
	t := r.Text["en"]
	say := func(s string) string { return escape(Render(r, "en", s, nil)) }
	fmt.Fprintf(b, "\n#### %s\n\n", r.ID)
	fmt.Fprintf(b, "%s. %s\n\n", strings.TrimSuffix(say(t.Failure), "."), say(t.Why))
	fmt.Fprintf(b, "**Fix.** %s\n\n", say(t.Fix))
	fmt.Fprintf(b, "- %s, weight %s", r.Severity, shown(r.Weight))
	if r.Gate {
		b.WriteString(", gate: a confirmed finding makes the page worth nothing")
	}
	fmt.Fprintf(b, "; owner %s, effort %s, remedy %s\n", r.Owner, r.Effort, r.Remedy)
	for _, line := range details(r) {
		fmt.Fprintf(b, "- %s\n", line)
	}
	if len(r.Examples) > 0 {
		names := make([]string, len(r.Examples))
		for i, e := range r.Examples {
			names[i] = escape(e.Name)
			if len(e.Fails) > 0 {
				names[i] += " (reported)"
			} else if e.Unknown {
				names[i] += " (cannot tell)"
			}
		}
		fmt.Fprintf(b, "- examples: %s\n", strings.Join(names, "; "))
	}
	for _, ref := range r.Refs {
		fmt.Fprintf(b, "- <%s>\n", ref)
	}
}

// details lists what only some rules have.
func details(r *analyzer.Rule) []string {
	var lines []string
	add := func(name, value string) {
		if value != "" {
			lines = append(lines, name+": "+value)
		}
	}
	if r.Site != nil {
		add("judges", "the whole site")
	}
	params := paramList(r)
	for i := range params {
		params[i] = "`" + params[i] + "`"
	}
	add("parameters", strings.Join(params, ", "))
	add("page types", joined(r.Types))
	add("languages", joined(r.Languages))
	add("functions", joined(r.Functions))
	add("covers", joined(r.Covers))
	return lines
}

// escape keeps Markdown from reading mark-up into the wording: rules quote tags.
func escape(s string) string {
	return strings.NewReplacer("<", "&lt;", "*", `\*`, "_", `\_`).Replace(s)
}
