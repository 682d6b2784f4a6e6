package rules

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"github.com/siteassay/assay/page"
)

// Most conditions are plain: page.status < 400, page.indexable && page.title.text != ”. A decision is such a condition
// without the interpreter, which takes a microsecond and some allocations where this takes some nanoseconds; that counts
// because every rule asks several of every page. It covers fields of the page, sizes of lists, parameters and constants,
// compared and joined, texts trimmed, searched and looked up, and lists of which some element meets such a condition. Whatever else an expression says is left open: then the interpreter decides, unless the plain part
// settles it alone, as false does in "false && anything". None of the plain part can fail, so both come to the same.
//
// p is the page, or the element of a list that the condition is about.
type decision func(p reflect.Value) told

// told is what a decision came to.
type told int8

const (
	no told = iota
	yes
	open // ask the interpreter
)

func toldBy(b bool) told {
	if b {
		return yes
	}
	return no
}

func undecided(reflect.Value) told { return open }

// decide makes the decision of a checked condition; nil when nothing of it is plain.
func (c *compiler) decide(x ast.Expr) decision {
	switch x.Kind() {
	case ast.LiteralKind, ast.SelectKind:
		if o, ok := c.operand(x); ok && o.kind == reflect.Bool {
			return func(p reflect.Value) told { return toldBy(o.truth(p)) }
		}
	case ast.CallKind:
		call := x.AsCall()
		switch args := call.Args(); call.FunctionName() {
		case operators.LogicalAnd:
			return join(c.decide(args[0]), c.decide(args[1]), no)
		case operators.LogicalOr:
			return join(c.decide(args[0]), c.decide(args[1]), yes)
		case operators.LogicalNot:
			if d := c.decide(args[0]); d != nil {
				return func(p reflect.Value) told {
					if t := d(p); t != open {
						return yes - t
					}
					return open
				}
			}
		case operators.In:
			if d := c.named(args[0], args[1]); d != nil {
				return d
			}
			return c.member(args[0], args[1])
		case "contains", "startsWith", "endsWith":
			if call.IsMemberFunction() && len(args) == 1 {
				return c.search(call.FunctionName(), call.Target(), args[0])
			}
		case operators.Equals, operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
			a, ok := c.operand(args[0])
			b, also := c.operand(args[1])
			if ok && also {
				return comparison(call.FunctionName(), a, b)
			}
		}
	case ast.ComprehensionKind:
		return c.some(x.AsComprehension())
	}
	return nil
}

// some is list.exists(e, condition) of a list of facts, where the condition is about e alone.
func (c *compiler) some(x ast.ComprehensionExpr) decision {
	step := x.LoopStep()
	if x.HasIterVar2() || x.IterVar() == "params" || step.Kind() != ast.CallKind || step.AsCall().FunctionName() != operators.LogicalOr ||
		x.Result().Kind() != ast.IdentKind || x.Result().AsIdent() != x.AccuVar() ||
		x.AccuInit().Kind() != ast.LiteralKind || x.AccuInit().AsLiteral() != types.False {
		return nil
	}
	path, t := c.factPath(x.IterRange())
	if t == nil || t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct || t == reflect.TypeFor[page.Properties]() {
		return nil
	}
	inner := *c
	inner.subject, inner.subjectType = x.IterVar(), t.Elem()
	meets := inner.decide(step.AsCall().Args()[1])
	if meets == nil {
		return nil
	}
	return func(p reflect.Value) told {
		list, end := p.FieldByIndex(path), no
		for i := range list.Len() {
			switch meets(list.Index(i)) {
			case yes:
				return yes
			case open:
				end = open
			}
		}
		return end
	}
}

// named is a constant name in a map of the facts.
func (c *compiler) named(x, list ast.Expr) decision {
	name, ok := c.operand(x)
	path, t := c.factPath(list)
	if !ok || name.path != nil || name.kind != reflect.String || t != reflect.TypeFor[page.Properties]() {
		return nil
	}
	return func(p reflect.Value) told {
		return toldBy(p.FieldByIndex(path).Addr().Interface().(*page.Properties).Has(name.text))
	}
}

// search is a search for a constant in a text.
func (c *compiler) search(function string, x, part ast.Expr) decision {
	o, ok := c.operand(x)
	w, also := c.operand(part)
	if !ok || !also || o.kind != reflect.String || w.kind != reflect.String {
		return nil
	}
	holds := map[string]func(s, part string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[function]
	return func(p reflect.Value) told { return toldBy(holds(o.string(p), w.string(p))) }
}

// join is && or ||: settled by a side that is the decisive value, whatever the other says.
func join(a, b decision, decisive told) decision {
	if a == nil && b == nil {
		return nil
	}
	if a == nil {
		a = undecided
	}
	if b == nil {
		b = undecided
	}
	return func(p reflect.Value) told {
		x := a(p)
		if x == decisive {
			return decisive
		}
		if y := b(p); y == decisive || y == open {
			return y
		}
		return x
	}
}

// member is a text in a list of constants.
func (c *compiler) member(x, list ast.Expr) decision {
	o, ok := c.operand(x)
	if !ok || o.kind != reflect.String {
		return nil
	}
	var words []string
	switch list.Kind() {
	case ast.ListKind:
		for _, e := range list.AsList().Elements() {
			w, ok := c.operand(e)
			if !ok || w.path != nil || w.kind != reflect.String {
				return nil
			}
			words = append(words, w.text)
		}
	case ast.SelectKind:
		sel := list.AsSelect()
		if sel.Operand().Kind() != ast.IdentKind || sel.Operand().AsIdent() != "params" || sel.IsTestOnly() {
			return nil
		}
		if words, ok = c.values[sel.FieldName()].([]string); !ok {
			return nil
		}
	default:
		return nil
	}
	return func(p reflect.Value) told { return toldBy(slices.Contains(words, o.string(p))) }
}

// comparison returns nil for values that are not of one kind.
func comparison(op string, a, b operand) decision {
	holds := map[string]func(int) bool{
		operators.Equals: func(n int) bool { return n == 0 }, operators.NotEquals: func(n int) bool { return n != 0 },
		operators.Less: func(n int) bool { return n < 0 }, operators.LessEquals: func(n int) bool { return n <= 0 },
		operators.Greater: func(n int) bool { return n > 0 }, operators.GreaterEquals: func(n int) bool { return n >= 0 },
	}[op]
	switch {
	case a.kind == reflect.String && b.kind == reflect.String:
		return func(p reflect.Value) told { return toldBy(holds(cmp.Compare(a.string(p), b.string(p)))) }
	case a.kind == reflect.Bool && b.kind == reflect.Bool && (op == operators.Equals || op == operators.NotEquals):
		return func(p reflect.Value) told { return toldBy((a.truth(p) == b.truth(p)) == holds(0)) }
	case a.isNumber() && b.isNumber():
		return func(p reflect.Value) told {
			x, y := a.float(p), b.float(p)
			if x != x || y != y { // the interpreter has a message for what is not a number
				return open
			}
			return toldBy(holds(cmp.Compare(x, y)))
		}
	}
	return nil
}

// An operand is a field of the page, the size of one, or a constant.
type operand struct {
	kind   reflect.Kind          // Bool, String, Int, Float64
	path   []int                 // of the field; nil for a constant
	size   bool                  // the number of its elements is meant
	key    string                // of a map of the facts, whose value is meant
	forms  []func(string) string // what is done with the text
	text   string
	number float64
	flag   bool
}

// exact bounds integers that are compared as floats: facts are counts, far below.
const exact = 1 << 53

func (o *operand) isNumber() bool { return o.kind == reflect.Int || o.kind == reflect.Float64 }

func (o *operand) truth(p reflect.Value) bool {
	if o.path == nil {
		return o.flag
	}
	return p.FieldByIndex(o.path).Bool()
}

func (o *operand) string(p reflect.Value) string {
	s := o.text
	switch {
	case o.key != "":
		s = p.FieldByIndex(o.path).Addr().Interface().(*page.Properties).Get(o.key)
	case o.path != nil:
		s = p.FieldByIndex(o.path).String()
	}
	for _, form := range o.forms {
		s = form(s)
	}
	return s
}

func (o *operand) float(p reflect.Value) float64 {
	switch {
	case o.path == nil:
		return o.number
	case o.size:
		return float64(p.FieldByIndex(o.path).Len())
	case o.kind == reflect.Int:
		return float64(p.FieldByIndex(o.path).Int())
	}
	return p.FieldByIndex(o.path).Float()
}

// operand reads a plain value.
func (c *compiler) operand(x ast.Expr) (o operand, ok bool) {
	switch x.Kind() {
	case ast.LiteralKind:
		switch v := x.AsLiteral().(type) {
		case types.String:
			return operand{kind: reflect.String, text: string(v)}, true
		case types.Bool:
			return operand{kind: reflect.Bool, flag: bool(v)}, true
		case types.Double:
			return operand{kind: reflect.Float64, number: float64(v)}, true
		case types.Int:
			return operand{kind: reflect.Int, number: float64(v)}, v > -exact && v < exact
		}
	case ast.SelectKind:
		sel := x.AsSelect()
		if sel.Operand().Kind() == ast.IdentKind && sel.Operand().AsIdent() == "params" && !sel.IsTestOnly() {
			return constant(c.values[sel.FieldName()])
		}
		path, t := c.factPath(x)
		if t == nil {
			return o, false
		}
		switch k := t.Kind(); k {
		case reflect.Bool, reflect.String, reflect.Int, reflect.Float64:
			return operand{kind: k, path: path}, true
		}
	case ast.CallKind:
		return c.converted(x.AsCall())
	}
	return o, false
}

// converted reads size(list) of a fact, int(constant), a product of constants, a value of a map, and texts that are
// trimmed or in small letters.
func (c *compiler) converted(call ast.CallExpr) (o operand, ok bool) {
	switch call.FunctionName() {
	case "trim", "lowerAscii":
		if call.IsMemberFunction() {
			return c.formed(call.FunctionName(), call.Target())
		}
	case "lower":
		return c.formed("lower", call.Args()[0])
	case operators.Multiply:
		a, ok := c.operand(call.Args()[0])
		b, also := c.operand(call.Args()[1])
		product := a.number * b.number
		if ok && also && a.path == nil && b.path == nil && a.kind == b.kind && a.isNumber() && math.Abs(product) < exact {
			return operand{kind: a.kind, number: product}, true
		}
		return o, false
	case operators.Index:
		key, ok := c.operand(call.Args()[1])
		if path, t := c.factPath(call.Args()[0]); ok && t == reflect.TypeFor[page.Properties]() && key.path == nil && key.text != "" {
			return operand{kind: reflect.String, path: path, key: key.text}, true
		}
		return o, false
	}
	if len(call.Args()) != 1 || call.IsMemberFunction() {
		return o, false
	}
	switch arg := call.Args()[0]; call.FunctionName() {
	case "size":
		if path, t := c.factPath(arg); t != nil && t.Kind() == reflect.Slice {
			return operand{kind: reflect.Int, path: path, size: true}, true
		}
	case "int":
		o, ok = c.operand(arg)
		if ok && o.path == nil && o.isNumber() && math.Abs(o.number) < exact {
			o.kind, o.number = reflect.Int, math.Trunc(o.number)
			return o, true
		}
	}
	return o, false
}

// formed is a text that is trimmed or put in small letters, by the functions that the interpreter calls.
func (c *compiler) formed(function string, x ast.Expr) (operand, bool) {
	o, ok := c.operand(x)
	if !ok || o.kind != reflect.String {
		return o, false
	}
	o.forms = append(slices.Clip(o.forms), textForms[function])
	return o, true
}

// constant is a parameter.
func constant(v any) (operand, bool) {
	switch v := v.(type) {
	case string:
		return operand{kind: reflect.String, text: v}, true
	case bool:
		return operand{kind: reflect.Bool, flag: v}, true
	case float64:
		return operand{kind: reflect.Float64, number: v}, true
	}
	return operand{}, false
}

// factPath follows page.a.b, or e.a.b within a loop over e, down the Go structs; t is nil when x is something else.
func (c *compiler) factPath(x ast.Expr) (path []int, t reflect.Type) {
	if x.Kind() == ast.IdentKind && x.AsIdent() == c.subject {
		return []int{}, c.subjectType
	}
	if x.Kind() != ast.SelectKind || x.AsSelect().IsTestOnly() {
		return nil, nil
	}
	path, t = c.factPath(x.AsSelect().Operand())
	if t == nil || t.Kind() != reflect.Struct {
		return nil, nil
	}
	for i := range t.NumField() {
		if sf := t.Field(i); jsonName(sf) == x.AsSelect().FieldName() {
			return append(path, i), sf.Type
		}
	}
	return nil, nil
}
