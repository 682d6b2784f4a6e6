package rules

import (
	"reflect"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Most expressions are plain: page.status < 400, params.words.exists(w, lower(page.text.main).contains(w)),
// page.links.filter(l, !l.internal).map(l, l.url). They read fields, lists and texts of the facts, compare, search and join them,
// and none of that can fail. Such an expression becomes a tree of Go functions, which takes some nanoseconds a step where the
// interpreter takes a hundred and allocates; that counts because every rule asks several of every page, and a user's pack has
// two hundred rules. What an expression says beyond that is left open, and then the interpreter decides, unless the plain part
// settles it alone, as false does in "false && anything". Both come to the same; a test holds one against the other.
//
// The text of the page is put into small letters once for all rules (view.main), and a pattern is tried only where a word stands
// that all its matches hold (see searcher).

// A view is what the plain expressions of one page read. It lasts as long as the context of the page, from rule to rule.
type view struct {
	ctx  *analyzer.Context
	root [rootLoop]reflect.Value
	loop [maxLoops]item
	work int // done for the rule so far; see plainWork

	lower, folded  string // the main text, once somebody has asked
	lowered, level bool   // level: folded has every letter where the text has it
}

// An item is the element that a loop has come to: a struct of the facts, or a text.
type item struct {
	v reflect.Value
	s string
}

// What a plain expression may read from: the page, the site, the group of a rule over the site, and the elements of loops.
const (
	rootPage = iota
	rootSite
	rootGroup
	rootLoop // and above: the loop of that depth
)

const maxLoops = 4

// Work is counted, not timed, so that it is the same in every run: a unit is about 10 ns on the machine of docs/decisions.md.
// plainWork is what a plain expression may do on a page, 20 ms; what takes more is left to the interpreter, which stops it after its
// own limit.
const (
	plainWork = 2_000_000
	lookWork  = 4 // of an expression
	stepWork  = 8 // of a step of the interpreter
)

// viewOf is the view of a context. It is made for the first rule.
func viewOf(ctx *analyzer.Context, g *group) *view {
	v, _ := ctx.Scratch.(*view)
	if v == nil {
		v = &view{ctx: ctx}
		ctx.Scratch = v
		if ctx.Page != nil {
			v.root[rootPage] = reflect.ValueOf(ctx.Page).Elem()
		}
	}
	if ctx.Site != nil && !v.root[rootSite].IsValid() {
		v.root[rootSite] = reflect.ValueOf(ctx.Site).Elem()
	}
	if g != nil {
		v.root[rootGroup] = reflect.ValueOf(g).Elem()
	}
	return v
}

// main is the text of the page in small letters, as lower makes them.
func (v *view) main() string {
	if !v.lowered {
		v.lower, v.lowered = strings.ToLower(v.ctx.Page.Text.Main), true
	}
	return v.lower
}

// A variable is a name that expressions may read from.
type variable struct {
	name string
	root int
	typ  reflect.Type // nil for texts
}

var pageVariables = []variable{
	{"page", rootPage, reflect.TypeFor[page.Page]()},
	{"site", rootSite, reflect.TypeFor[analyzer.Site]()},
}

// A fact is a field that is reached from a variable; without a path it is the variable itself.
type fact struct {
	root int
	path []int
	typ  reflect.Type
}

func (f *fact) of(v *view) reflect.Value {
	if f.root >= rootLoop {
		return v.loop[f.root-rootLoop].v.FieldByIndex(f.path)
	}
	return v.root[f.root].FieldByIndex(f.path)
}

// isMain reports whether the fact is page.text.main.
func (f *fact) isMain() bool { return f.root == rootPage && slices.Equal(f.path, mainPath) }

var mainPath = func() []int {
	text, _ := reflect.TypeFor[page.Page]().FieldByName("Text")
	main, _ := text.Type.FieldByName("Main")
	return []int{text.Index[0], main.Index[0]}
}()

var propertiesType = reflect.TypeFor[page.Properties]()

// variable finds a name, the innermost first.
func (c *compiler) variable(name string) *variable {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return &c.vars[i]
		}
	}
	return nil
}

// fact follows page.a.b, or e.a.b within a loop over e, down the Go structs; nil when x is something else.
func (c *compiler) fact(x ast.Expr) *fact {
	switch x.Kind() {
	case ast.IdentKind:
		if v := c.variable(x.AsIdent()); v != nil && v.typ != nil {
			return &fact{v.root, nil, v.typ}
		}
	case ast.SelectKind:
		f := c.fact(x.AsSelect().Operand())
		if x.AsSelect().IsTestOnly() || f == nil || f.typ.Kind() != reflect.Struct {
			return nil
		}
		for i := range f.typ.NumField() {
			if sf := f.typ.Field(i); factName(f.typ, sf) == x.AsSelect().FieldName() {
				return &fact{f.root, append(slices.Clip(f.path), i), sf.Type}
			}
		}
	}
	return nil
}

// factName is the name of a field in expressions.
func factName(t reflect.Type, sf reflect.StructField) string {
	if t == reflect.TypeFor[analyzer.Site]() {
		return siteFields[sf.Name]
	}
	return jsonName(sf)
}

// parameter is the value of params.x; nil when x is something else.
func (c *compiler) parameter(x ast.Expr) any {
	if x.Kind() != ast.SelectKind || x.AsSelect().IsTestOnly() {
		return nil
	}
	if o := x.AsSelect().Operand(); o.Kind() != ast.IdentKind || o.AsIdent() != "params" || c.variable("params") != nil {
		return nil
	}
	return c.values[x.AsSelect().FieldName()]
}

// An ownReading is own.x: a fact of the user's.
type ownReading struct {
	name string
	typ  page.OwnType
}

func (o *ownReading) of(v *view) *page.OwnFact {
	if f := v.ctx.Page.Own.Get(o.name); f != nil && f.Type == o.typ {
		return f
	}
	return nil
}

// ownFact reads own.x; nil when x is something else.
func (c *compiler) ownFact(x ast.Expr) *ownReading {
	if x.Kind() != ast.SelectKind || c.own == nil {
		return nil
	}
	if o := x.AsSelect().Operand(); o.Kind() != ast.IdentKind || o.AsIdent() != "own" || c.variable("own") != nil {
		return nil
	}
	if typ, ok := c.own.ownTypes[x.AsSelect().FieldName()]; ok {
		return &ownReading{x.AsSelect().FieldName(), typ}
	}
	return nil
}
