package rules

import (
	"net/url"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// examples reads the examples and sees to it that there is a silent and a reporting one.
func (d *draft) examples() {
	if d.pack.lean {
		return
	}
	n := d.root.get("examples")
	if n == nil {
		return
	}
	if n.kind != list {
		d.src.fail(n.at, "begin every example with \"- name:\"", "examples is a list, not %s", n.describe())
		return
	}
	silent, reporting := false, false
	names := map[string]bool{}
	for _, item := range n.items {
		e, ok := d.example(item)
		if !ok {
			continue
		}
		if names[e.Name] {
			d.src.fail(item.get("name").at, "", "two examples are called %q", e.Name)
		}
		names[e.Name] = true
		silent = silent || len(e.Fails) == 0 && !e.Unknown
		reporting = reporting || len(e.Fails) > 0
		d.rule.Examples = append(d.rule.Examples, e)
	}
	if len(n.items) > len(d.rule.Examples) {
		return // the faults of the others come first
	}
	if !silent {
		d.src.fail(n.at, "add a page on which the rule must say nothing", "no silent example")
	}
	if !reporting {
		d.src.fail(n.at, "add a page with fails: [\"…\"]", "no reporting example")
	}
}

func (d *draft) example(n *node) (analyzer.Example, bool) {
	e := analyzer.Example{Line: n.at.line}
	s, before := d.src, d.src.faults()
	ok := s.fields(n, "an example", append([]string{"repeat"}, exampleKeys...), func(f *field) {
		switch f.key {
		case "name":
			e.Name = s.filled(f.value, "the name of an example")
		case "html":
			e.HTML = s.body(f.value, "html")
		case "repeat":
			e.Repeat = s.repeat(f.value)
		case "site":
			e.Site = s.body(f.value, "site")
		case "url":
			e.URL = s.address(f.value)
		case "status":
			e.Status = s.status(f.value)
		case "header":
			e.Header = s.header(f.value)
		case "type":
			e.Type = page.Type(s.choice(f.value, "type", typeNames()))
		case "model":
			e.Model = page.Model(s.choice(f.value, "model", modelNames()))
		case "fails":
			e.Fails = s.list(f.value, "fails")
		case "unknown":
			if e.Unknown = f.value.boolean; f.value.kind != boolean {
				s.fail(f.value.at, "", "unknown is true or false, not %s", f.value.describe())
			}
		}
	})
	if !ok {
		return e, false
	}
	d.whole(n, &e)
	return e, d.src.faults() == before
}

// whole checks that the keys of an example go together.
func (d *draft) whole(n *node, e *analyzer.Example) {
	s := d.src
	html, site := n.get("html"), n.get("site")
	siteRule := d.pack.Site[d.name] != nil
	switch {
	case n.get("name") == nil:
		s.fail(n.at, "", "the example has no name")
	case html == nil && site == nil && siteRule:
		s.fail(n.at, "a rule on the whole site needs a txtar archive under site", "the example has no site")
	case html == nil && site == nil:
		s.fail(n.at, "", "the example has no html")
	case html != nil && site != nil:
		s.fail(site.at, "", "an example has html or site, not both")
	case html != nil && siteRule:
		s.fail(html.at, "a rule on the whole site needs a txtar archive under site", "html does not work here")
	case e.Unknown && len(e.Fails) > 0:
		s.fail(n.get("unknown").at, "", "an example cannot fail and be unknown")
	}
	if site == nil {
		return
	}
	for _, k := range []string{"url", "status", "type"} {
		if v := n.get(k); v != nil {
			s.fail(v.at, "", "%s does not go together with site", k)
		}
	}
}

// body reads a document; it may be empty.
func (s *source) body(n *node, what string) string {
	if n.kind == list || n.kind == mapping {
		s.fail(n.at, "put the text into quotes or under |", "%s needs text, not %s", what, n.kind)
	}
	return n.text
}

func (s *source) address(n *node) string {
	u, err := url.Parse(n.text)
	if n.kind != text || err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		s.fail(n.at, "write https://example.com/path", "%s is not a web address", n.describe())
	}
	return n.text
}

// maxRepeat bounds the copies of the HTML of an example.
const maxRepeat = 20_000

func (s *source) repeat(n *node) int {
	if n.kind != number || n.number < 1 || n.number > maxRepeat || n.number != float64(int(n.number)) {
		s.fail(n.at, "", "repeat is a whole number from 1 to %d, not %s", maxRepeat, n.describe())
		return 0
	}
	return int(n.number)
}

func (s *source) status(n *node) int {
	if n.kind != number || n.number < 100 || n.number > 599 || n.number != float64(int(n.number)) {
		s.fail(n.at, "", "status is a number from 100 to 599, not %s", n.describe())
		return 0
	}
	return int(n.number)
}

func (s *source) header(n *node) map[string]string {
	if n.kind != mapping {
		s.fail(n.at, "write header: {X-Robots-Tag: noindex}", "header needs names with values, not %s", n.describe())
		return nil
	}
	h := map[string]string{}
	for _, f := range n.fields {
		if f.value.kind == list || f.value.kind == mapping || f.value.kind == empty {
			s.fail(f.value.at, "", "the header %s needs text, not %s", f.key, f.value.kind)
			continue
		}
		h[f.key] = f.value.text
	}
	return h
}
