package rules

import (
	"math"
	"reflect"
	"unicode/utf8"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"github.com/siteassay/assay/page"
)

// A quantity is a plain number. It is open (false) where a loop within it is.
type quantity struct {
	of    func(v *view) (float64, bool)
	whole bool
	fixed bool // it is the same on every page
}

// exact bounds whole numbers that are read as floats: facts are counts, far below.
const exact = 1 << 53

func fixedNumber(n float64, whole bool) *quantity {
	if whole && math.Abs(n) >= exact {
		return nil
	}
	return &quantity{func(*view) (float64, bool) { return n, true }, whole, true}
}

// number reads a plain number: a constant, a parameter, a fact, an own fact, the size of a list or a text, and sums and products
// of them. nil when x is something else.
func (c *compiler) number(x ast.Expr) *quantity {
	switch x.Kind() {
	case ast.LiteralKind:
		switch n := x.AsLiteral().(type) {
		case types.Double:
			return fixedNumber(float64(n), false)
		case types.Int:
			return fixedNumber(float64(n), true)
		}
	case ast.SelectKind:
		return c.figure(x)
	case ast.CallKind:
		return c.computed(x.AsCall())
	}
	return nil
}

// figure is a field that is a number.
func (c *compiler) figure(x ast.Expr) *quantity {
	if x.AsSelect().IsTestOnly() {
		return nil
	}
	if n, ok := c.parameter(x).(float64); ok {
		return fixedNumber(n, false)
	}
	if o := c.ownFact(x.AsSelect().Operand()); o != nil && o.typ == page.OwnMoney && x.AsSelect().FieldName() == "amount" {
		return ownNumber(o)
	}
	if o := c.ownFact(x); o != nil {
		switch o.typ {
		case page.OwnNumber:
			return ownNumber(o)
		case page.OwnCount:
			return &quantity{of: func(v *view) (float64, bool) {
				if f := o.of(v); f != nil {
					return f.Number, true
				}
				return 0, true
			}, whole: true}
		}
		return nil
	}
	f := c.fact(x)
	if f == nil {
		return nil
	}
	switch f.typ.Kind() {
	case reflect.Int:
		return &quantity{of: func(v *view) (float64, bool) { n := f.of(v).Int(); return float64(n), n < exact && n > -exact }, whole: true}
	case reflect.Float64:
		return &quantity{of: func(v *view) (float64, bool) { return f.of(v).Float(), true }}
	}
	return nil
}

// ownNumber is a fact that stands for nothing where the page does not have it: then the interpreter says so.
func ownNumber(o *ownReading) *quantity {
	return &quantity{of: func(v *view) (float64, bool) {
		if f := o.of(v); f != nil {
			return f.Number, true
		}
		return 0, false
	}}
}

// computed is a number that an operator or a function makes.
func (c *compiler) computed(call ast.CallExpr) *quantity {
	args := call.Args()
	switch name := call.FunctionName(); name {
	case operators.Add, operators.Subtract, operators.Multiply, operators.Divide:
		a, b := c.number(args[0]), c.number(args[1])
		if a == nil || b == nil || a.whole != b.whole || a.whole && name == operators.Divide {
			return nil
		}
		return calculated(name, a, b)
	case "size", "words", "width":
		of := call.Target()
		if !call.IsMemberFunction() {
			of = args[0]
		}
		if name == "size" {
			if l := c.list(of); l != nil {
				return &quantity{of: l.size, whole: true}
			}
		}
		return measure(name, c.text(of))
	case "double", "int":
		n := c.number(args[0])
		switch {
		case n == nil:
		case name == "double" || n.whole:
			return &quantity{n.of, name == "int", n.fixed}
		case n.fixed:
			f, _ := n.of(nil)
			return fixedNumber(math.Trunc(f), true)
		}
	}
	return nil
}

// calculated is a sum, a difference, a product or a quotient.
func calculated(op string, a, b *quantity) *quantity {
	do := map[string]func(x, y float64) float64{
		operators.Add:      func(x, y float64) float64 { return x + y },
		operators.Subtract: func(x, y float64) float64 { return x - y },
		operators.Multiply: func(x, y float64) float64 { return x * y },
		operators.Divide:   func(x, y float64) float64 { return x / y },
	}[op]
	of := func(v *view) (float64, bool) {
		x, ok := a.of(v)
		y, also := b.of(v)
		n := do(x, y)
		return n, ok && also && (!a.whole || math.Abs(n) < exact)
	}
	if a.fixed && b.fixed {
		n, ok := of(nil)
		if !ok {
			return nil
		}
		return fixedNumber(n, a.whole)
	}
	return &quantity{of: of, whole: a.whole}
}

// measure is the size of a text, its words or its width, as the interpreter counts them.
func measure(name string, s *textual) *quantity {
	if s == nil {
		return nil
	}
	count := map[string]func(string) int{"size": utf8.RuneCountInString, "words": wordCount, "width": page.Width}[name]
	return &quantity{of: func(v *view) (float64, bool) {
		t := s.of(v)
		v.work += 1 + len(t)/4
		return float64(count(t)), true
	}, whole: true}
}
