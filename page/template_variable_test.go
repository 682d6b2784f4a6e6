package page

import (
	"slices"
	"strings"
	"testing"
)

func TestTemplateVariables(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"braces", "<p>Hello {{ user.name }}, your oven is ready.</p>", "{{ user.name }}"},
		{"in the title", "<title>{{ page.title }} | Crumb</title><p>Ovens</p>", "{{ page.title }}"},
		{"a loop", "<p>{% for oven in ovens %}</p>", "{% for oven in ovens %}"},
		{"erb", "<p>Hello &lt;%= user.name %&gt;</p>", "<%= user.name %>"},
		{"a literal of a script", "<p>Total: ${cart.total}</p>", "${cart.total}"},
		{"an object as text", "<p>Tags: [object Object]</p>", "[object Object]"},
		{"中文页面", "<p>尊敬的{{customer_name}}，您的烤箱已发货。</p>", "{{customer_name}}"},
		{"code", "<pre>Hello {{ user.name }}</pre><p>Write <code>${cart.total}</code> there.</p>", ""},
		{"filled in by a script", `<div ng-app><p>Hello {{ user.name }}</p></div>`, ""},
		{"filled in by a library", `<p>Hello {{ user.name }}</p><script src="/js/vue.min.js"></script>`, ""},
		{"hidden", `<p style="display:none">{{ user.name }}</p>`, ""},
		{"a template element", "<template><p>{{ user.name }}</p></template>", ""},
		{"braces of prose", "<p>Costs $19.99, or {see the table}; {{}} is empty, {{ 1 }} a number, and {{ is open.</p>", ""},
		{"once for each", "<p>{{ a }} and {{ a }} and {{ b }}</p>", "{{ a }}, {{ b }}"},
	} {
		if got := strings.Join(parseHTML(t, "<body>"+c.html).Signals.Placeholder, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTemplateVariablesAreBounded: a page of nothing but marks is read, and little of it kept.
func TestTemplateVariablesAreBounded(t *testing.T) {
	for _, mark := range []string{"{{", "<%", "${", "{% a %}", "{{ a }} "} {
		p := parseHTML(t, "<body><p>"+strings.ReplaceAll(strings.Repeat(mark, 20_000), "<", "&lt;"))
		if len(p.Signals.Placeholder) > maxPlaceholders || slices.ContainsFunc(p.Signals.Placeholder, func(s string) bool { return len(s) > maxVariable+4 }) {
			t.Errorf("%s: %q", mark, p.Signals.Placeholder)
		}
	}
}
