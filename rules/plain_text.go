package rules

import (
	"reflect"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"github.com/siteassay/assay/page"
)

// A textual is a plain text.
type textual struct {
	of    func(v *view) string
	main  bool // it is page.text.main as it stands
	fixed bool // it is the same on every page
}

func fixedText(s string) *textual { return &textual{of: func(*view) string { return s }, fixed: true} }

// text reads a plain text: a constant, a parameter, a fact, the value of a map, an own fact, the element of a loop over texts, and any
// of them trimmed or in small letters. nil when x is something else.
func (c *compiler) text(x ast.Expr) *textual {
	switch x.Kind() {
	case ast.LiteralKind:
		if s, ok := literalText(x); ok {
			return fixedText(s)
		}
	case ast.IdentKind:
		if v := c.variable(x.AsIdent()); v != nil && v.typ == nil {
			i := v.root - rootLoop
			return &textual{of: func(v *view) string { return v.loop[i].s }}
		}
	case ast.SelectKind:
		return c.selected(x)
	case ast.CallKind:
		return c.formed(x.AsCall())
	}
	return nil
}

func literalText(x ast.Expr) (string, bool) {
	if x.Kind() != ast.LiteralKind {
		return "", false
	}
	s, ok := x.AsLiteral().(types.String)
	return string(s), ok
}

// selected is a field that is a text.
func (c *compiler) selected(x ast.Expr) *textual {
	sel := x.AsSelect()
	if sel.IsTestOnly() {
		return nil
	}
	if s, ok := c.parameter(x).(string); ok {
		return fixedText(s)
	}
	if o := c.ownFact(x); o != nil {
		if o.typ != page.OwnText {
			return nil
		}
		return &textual{of: func(v *view) string {
			if f := o.of(v); f != nil {
				return f.Text
			}
			return ""
		}}
	}
	if f := c.fact(x); f != nil && f.typ.Kind() == reflect.String {
		return &textual{of: func(v *view) string { return f.of(v).String() }, main: f.isMain()}
	}
	if f := c.fact(sel.Operand()); f != nil && f.typ == propertiesType {
		return valueOf(f, sel.FieldName())
	}
	return nil
}

// valueOf is the value of a map of the facts.
func valueOf(f *fact, name string) *textual {
	return &textual{of: func(v *view) string { return propertiesOf(f, v).Get(name) }}
}

func propertiesOf(f *fact, v *view) *page.Properties {
	return f.of(v).Addr().Interface().(*page.Properties)
}

// formed is a text that is trimmed or put into small letters, by the functions that the interpreter calls, or map['name'].
func (c *compiler) formed(call ast.CallExpr) *textual {
	name, args := call.FunctionName(), call.Args()
	var of *textual
	switch {
	case name == operators.Index:
		key, ok := literalText(args[1])
		if f := c.fact(args[0]); ok && f != nil && f.typ == propertiesType {
			return valueOf(f, key)
		}
	case name == "lower" && len(args) == 1:
		of = c.text(args[0])
	case (name == "trim" || name == "lowerAscii") && call.IsMemberFunction():
		of = c.text(call.Target())
	}
	if of == nil {
		return nil
	}
	form := textForms[name]
	switch {
	case of.fixed:
		return fixedText(form(of.of(nil)))
	case of.main && name != "trim":
		return &textual{of: (*view).main}
	}
	return &textual{of: func(v *view) string {
		s := of.of(v)
		v.work += 1 + len(s)/8
		return form(s)
	}}
}
