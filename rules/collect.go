package rules

import (
	"fmt"
	"reflect"
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"

	"github.com/siteassay/assay/analyzer"
)

// groupNames are the values that the message of a rule over the site may print beside its own.
var groupNames = []string{"pages", "missing", "distinct"}

// gathered is what collect takes.
var gathered = accept{"text, a number, true or false, a day or a list of texts", func(t *types.Type) bool {
	return scalar.ok(t) || t.Kind() == types.BoolKind || t.Kind() == types.TimestampKind
}}

// collects compiles a rule over the site that is written in YAML alone: collect is evaluated on every page that the rule
// concerns, the other expressions once, over the group of what was collected.
func (d *draft) collects() {
	for _, key := range []string{"unknown", "late", "evidence"} {
		if n := d.root.get(key); n != nil {
			hint := "decide it under applies"
			if key == "evidence" {
				hint = "the values, or the pages that lack one, are quoted"
			}
			d.src.fail(n.at, hint, "%s does not work together with collect", key)
		}
	}
	c, k := newCompiler(d.src, d.rule.Params, d.pack.user), d.check
	k.applies = c.compile("applies", d.root.get("applies"), truth)
	k.collect = c.compile("collect", d.root.get("collect"), gathered)
	g := c.overGroup()
	k.fail = g.compile("fail", d.root.get("fail"), truth)
	k.loss = g.compile("loss", d.root.get("loss"), share)
	k.got = g.compile("got", d.root.get("got"), scalar)
	k.count = g.compile("count", d.root.get("count"), whole)
	if n := d.root.get("values"); n != nil {
		d.namedValues(g, n)
	}
	for _, e := range []*expression{k.fail, k.loss, k.got, k.count} {
		g.ofPage(e)
	}
	for _, v := range k.values {
		g.ofPage(v.expr)
	}
	d.names = append(d.names, groupNames...)
	if k.fail != nil {
		k.ofMissing, k.ofValues = reads(k.fail, "missing"), reads(k.fail, "values") || reads(k.fail, "distinct")
	}
	d.rule.Late = false
	params := d.rule.Params
	d.rule.Site = func(s *analyzer.Site) analyzer.SiteCheck { return newCollection(k, s, params) }
}

// overGroup is a compiler for expressions over the group.
func (c *compiler) overGroup() *compiler {
	g := *c
	env, err := c.env.Extend(cel.Variable("group", known.group))
	if err != nil {
		panic(fmt.Sprintf("rules: the environment of a rule over the site: %v", err))
	}
	g.env, g.subject, g.vars = env, "group", append(slices.Clip(c.vars), variable{"group", rootGroup, reflect.TypeFor[group]()})
	return &g
}

// ofPage refuses an expression over the group that reads a page.
func (c *compiler) ofPage(e *expression) {
	if e == nil {
		return
	}
	info := e.ast.NativeRep().SourceInfo()
	ast.PreOrderVisit(e.ast.NativeRep().Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() == ast.IdentKind && (x.AsIdent() == "page" || x.AsIdent() == "own") {
			loc := info.GetStartLocation(x.ID())
			c.src.fail(c.place(e.node, loc.Line(), loc.Column()), "read it under collect or applies; here there is group",
				"%s judges all pages together, there is no %s", e.key, x.AsIdent())
		}
	}))
}

// reads reports whether an expression reads a field of the group.
func reads(e *expression, field string) bool {
	found := false
	ast.PreOrderVisit(e.ast.NativeRep().Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() == ast.SelectKind && x.AsSelect().FieldName() == field {
			o := x.AsSelect().Operand()
			found = found || o.Kind() == ast.IdentKind && o.AsIdent() == "group"
		}
	}))
	return found
}
