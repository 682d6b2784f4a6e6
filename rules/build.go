package rules

import (
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"

	"github.com/siteassay/assay/analyzer"
)

// maxEntries is the most values, and the most pieces of evidence, that one rule may define.
const maxEntries = 20

// decisive are the keys that decide what a rule finds.
var decisive = []string{"check", "collect", "confidence", "applies", "unknown", "fail", "loss", "got", "values", "count", "evidence"}

// build compiles the expressions of the draft and gives the rule its function. It returns false when there is no
// check at all.
func (d *draft) build() bool {
	if !d.form() {
		return false
	}
	if n := d.root.get("values"); d.goes && n != nil {
		d.names = d.list("values")
	}
	d.confidence()
	switch {
	case !d.goes && d.root.get("collect") != nil:
		d.collects()
	case !d.goes:
		d.expressions()
	case d.pack.Site[d.name] != nil:
		for _, k := range []string{"applies", "unknown", "confidence", "types"} {
			if n := d.root.get(k); n != nil {
				d.src.fail(n.at, "decide it in the Go function", "%s does not work in a rule on the whole site", k)
			}
		}
		d.site()
	default:
		d.guards()
	}
	if d.rule.Page == nil && d.rule.Site == nil {
		d.rule.Page = d.check.run
	}
	if d.check.page != nil && d.check.applies == nil && d.check.unknown == nil && d.check.confidence == 1 {
		d.rule.Page = d.check.page
	}
	return true
}

// form decides between expression and Go and finds contradictions between the two. It returns false when the check
// is not there at all.
func (d *draft) form() bool {
	page, site := d.pack.Page[d.name] != nil, d.pack.Site[d.name] != nil
	n := d.root.get("check")
	d.goes = n != nil
	before := d.src.faults()
	switch {
	case n != nil && n.text != "go":
		d.src.fail(n.at, "write check: go, or an expression under fail", "check cannot be %s", n.describe())
	case n != nil && d.pack.user:
		d.src.fail(n.at, "write an expression under fail, or compile the pack in", "a pack from a folder has no Go functions")
	case n != nil && !page && !site:
		d.src.fail(n.at, "name it in the Page or Site map of the pack", "there is no Go function for %s/%s", d.pack.Name, d.name)
	case n == nil && (page || site):
		d.src.fail(d.root.at, "add check: go", "there is a Go function for %s/%s, and the file does not ask for it", d.pack.Name, d.name)
	case page && site:
		d.src.fail(n.at, "", "%s/%s has a page function and a site function", d.pack.Name, d.name)
	}
	if !d.goes && slices.Contains(misspelt(d.root, ruleKeys), "fail") {
		return true // the key is told; the other expressions can be checked all the same
	}
	if !d.goes && d.root.get("fail") == nil && d.src.faults() == before {
		d.src.fail(d.root.at, "write an expression under fail, or check: go", "nothing says when the rule fails")
		return true // the other expressions can be checked all the same
	}
	if !d.goes || d.src.faults() > before {
		return d.src.faults() == before
	}
	for _, k := range []string{"collect", "fail", "loss", "got", "count", "evidence"} {
		if v := d.root.get(k); v != nil {
			d.src.fail(v.at, "the Go function decides", "%s does not go together with check: go", k)
		}
	}
	return true
}

func (d *draft) confidence() {
	d.check.confidence = 1
	n := d.root.get("confidence")
	if n == nil {
		return
	}
	if n.kind != number || !slices.Contains([]float64{0.5, 0.8, 1}, n.number) {
		d.src.fail(n.at, "", "confidence is 0.5, 0.8 or 1, not %s", n.describe())
		return
	}
	d.check.confidence = n.number
}

// site binds the Go function of a site rule.
func (d *draft) site() {
	check, params := d.pack.Site[d.name], d.rule.Params
	d.rule.Site = func(s *analyzer.Site) analyzer.SiteCheck { return check(s, params) }
}

// guards compiles what stands before a Go page function.
func (d *draft) guards() {
	c := newCompiler(d.src, d.rule.Params, d.pack.user)
	d.check.applies = c.compile("applies", d.root.get("applies"), truth)
	d.check.unknown = c.compile("unknown", d.root.get("unknown"), truth)
	d.check.page = d.pack.Page[d.name]
	d.late(d.check.applies, d.check.unknown)
}

// late marks the rule when an expression reads the site.
func (d *draft) late(es ...*expression) {
	for _, e := range es {
		if e != nil && e.late {
			d.rule.Late = true
		}
	}
}

// expressions compiles a rule that is written in YAML alone.
func (d *draft) expressions() {
	c, k := newCompiler(d.src, d.rule.Params, d.pack.user), d.check
	k.applies = c.compile("applies", d.root.get("applies"), truth)
	k.unknown = c.compile("unknown", d.root.get("unknown"), truth)
	k.fail = c.compile("fail", d.root.get("fail"), truth)
	k.loss = c.compile("loss", d.root.get("loss"), share)
	k.got = c.compile("got", d.root.get("got"), scalar)
	k.count = c.compile("count", d.root.get("count"), whole)
	d.late(k.applies, k.unknown, k.fail, k.loss, k.got, k.count)
	if n := d.root.get("values"); n != nil {
		d.namedValues(c, n)
	}
	if n := d.root.get("evidence"); n != nil {
		d.proofs(c, n)
	} else if d.root.get("got") == nil {
		d.src.fail(d.root.at, "add got, or evidence: {quote: …}", "nothing says what to quote when the rule fails")
	} else if k.got != nil {
		k.evidence = []proof{{quote: c.quoteOf(k.got)}}
	}
}

func (d *draft) namedValues(c *compiler, n *node) {
	if n.kind != mapping {
		d.src.fail(n.at, "write values: {name: expression}", "values needs names with expressions, not %s", n.describe())
		return
	}
	if len(n.fields) > maxEntries {
		d.src.fail(n.fields[maxEntries].at, "", "values has %d names, at most %d are read", len(n.fields), maxEntries)
		return
	}
	for _, f := range n.fields {
		_, taken := d.rule.Params[f.key]
		if !valueName.MatchString(f.key) || taken || f.key == "got" || f.key == "count" {
			d.src.fail(f.at, "use small letters, digits and _, and no name of a parameter, got or count", "%q cannot be the name of a value", f.key)
			continue
		}
		d.names = append(d.names, f.key)
		if e := c.compile("values."+f.key, f.value, scalar); e != nil {
			d.check.values = append(d.check.values, named{f.key, e})
			d.late(e)
		}
	}
}

func (d *draft) proofs(c *compiler, n *node) {
	entries := []*node{n}
	if n.kind == list {
		entries = n.items
	}
	if len(entries) == 0 {
		d.src.fail(n.at, "write evidence: {quote: …}", "evidence is empty")
	}
	if len(entries) > maxEntries {
		d.src.fail(entries[maxEntries].at, "", "evidence has %d entries, at most %d are read", len(entries), maxEntries)
		return
	}
	for _, e := range entries {
		var p proof
		ok := d.src.fields(e, "evidence", evidenceKeys, func(f *field) {
			if f.key == "selector" {
				p.selector = d.src.filled(f.value, "evidence.selector")
				return
			}
			p.quote = c.compile("evidence.quote", f.value, quote)
		})
		if ok && e.get("quote") == nil {
			d.src.fail(e.at, "", "evidence.quote is missing")
		}
		if p.quote != nil {
			d.check.evidence = append(d.check.evidence, p)
			d.late(p.quote)
		}
	}
}

// quoteOf is what to quote for a measure: the text of a line whose width was measured, else the measure itself.
func (c *compiler) quoteOf(got *expression) *expression {
	x := got.ast.NativeRep().Expr()
	if x.Kind() != ast.SelectKind || x.AsSelect().FieldName() != "width" {
		return got
	}
	operand := x.AsSelect().Operand()
	if got.ast.NativeRep().GetType(operand.ID()).TypeName() != "assay.Line" {
		return got
	}
	line, err := cel.ExprToString(operand, got.ast.NativeRep().SourceInfo())
	if err != nil {
		return got
	}
	checked, iss := c.env.Compile(line + ".text")
	if iss.Err() != nil {
		return got
	}
	if e := c.program("got", got.node, checked); e != nil {
		return e
	}
	return got
}
