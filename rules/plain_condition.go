package rules

import (
	"cmp"
	"reflect"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"github.com/siteassay/assay/page"
)

// A decision is a plain condition.
type decision func(v *view) told

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

func undecided(*view) told { return open }

// decide makes the decision of a checked condition; nil when nothing of it is plain.
func (c *compiler) decide(x ast.Expr) decision {
	switch x.Kind() {
	case ast.LiteralKind, ast.SelectKind:
		return c.truth(x)
	case ast.CallKind:
		return c.called(x.AsCall())
	case ast.ComprehensionKind:
		return c.quantified(x.AsComprehension())
	}
	return nil
}

// called is a decision by an operator or a function.
func (c *compiler) called(call ast.CallExpr) decision {
	switch args := call.Args(); call.FunctionName() {
	case operators.LogicalAnd:
		return join(c.decide(args[0]), c.decide(args[1]), no)
	case operators.LogicalOr:
		return join(c.decide(args[0]), c.decide(args[1]), yes)
	case operators.LogicalNot:
		if d := c.decide(args[0]); d != nil {
			return func(v *view) told {
				if t := d(v); t != open {
					return yes - t
				}
				return open
			}
		}
	case operators.Conditional:
		return choose(c.decide(args[0]), c.decide(args[1]), c.decide(args[2]))
	case operators.In:
		if d := c.named(args[0], args[1]); d != nil {
			return d
		}
		return c.member(args[0], args[1])
	case "contains", "startsWith", "endsWith":
		if call.IsMemberFunction() && len(args) == 1 {
			return c.search(call.FunctionName(), call.Target(), args[0])
		}
	case "matches":
		if call.IsMemberFunction() && len(args) == 1 {
			return c.match(call.Target(), args[0])
		}
		if len(args) == 2 {
			return c.match(args[0], args[1])
		}
	case operators.Equals, operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		return c.comparison(call.FunctionName(), args[0], args[1])
	}
	return nil
}

// truth is a constant, a parameter, a fact, or whether there is one.
func (c *compiler) truth(x ast.Expr) decision {
	if x.Kind() == ast.LiteralKind {
		b, ok := x.AsLiteral().Value().(bool)
		if !ok {
			return nil
		}
		return func(*view) told { return toldBy(b) }
	}
	if b, ok := c.parameter(x).(bool); ok {
		return func(*view) told { return toldBy(b) }
	}
	if o := c.ownFact(x); o != nil {
		switch {
		case x.AsSelect().IsTestOnly():
			return func(v *view) told { return toldBy(v.ctx.Page.Own.Get(o.name) != nil) }
		case o.typ == page.OwnBool:
			return func(v *view) told { f := o.of(v); return toldBy(f != nil && f.Number != 0) }
		}
		return nil
	}
	if x.AsSelect().IsTestOnly() {
		if f := c.fact(x.AsSelect().Operand()); f != nil && f.typ == propertiesType {
			name := x.AsSelect().FieldName()
			return func(v *view) told { return toldBy(propertiesOf(f, v).Has(name)) }
		}
		return nil
	}
	if f := c.fact(x); f != nil && f.typ.Kind() == reflect.Bool {
		return func(v *view) told { return toldBy(f.of(v).Bool()) }
	}
	return nil
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
	return func(v *view) told {
		x := a(v)
		if x == decisive {
			return decisive
		}
		if y := b(v); y == decisive || y == open {
			return y
		}
		return x
	}
}

// choose is a ? b : c.
func choose(a, b, c decision) decision {
	if a == nil || b == nil && c == nil {
		return nil
	}
	if b == nil {
		b = undecided
	}
	if c == nil {
		c = undecided
	}
	return func(v *view) told {
		switch a(v) {
		case yes:
			return b(v)
		case no:
			return c(v)
		}
		return open
	}
}

// named is a constant name in a map of the facts.
func (c *compiler) named(x, list ast.Expr) decision {
	f := c.fact(list)
	if f == nil || f.typ != propertiesType {
		return nil
	}
	name := c.text(x)
	if name == nil {
		return nil
	}
	return func(v *view) told { return toldBy(propertiesOf(f, v).Has(name.of(v))) }
}

// search is a search for a text in a text.
func (c *compiler) search(function string, x, part ast.Expr) decision {
	s, w := c.text(x), c.text(part)
	if s == nil || w == nil {
		return nil
	}
	holds := map[string]func(s, part string) bool{"contains": strings.Contains, "startsWith": strings.HasPrefix, "endsWith": strings.HasSuffix}[function]
	return func(v *view) told {
		text := s.of(v)
		v.work += 1 + len(text)/128
		return toldBy(holds(text, w.of(v)))
	}
}

// match is a search for a pattern in a text.
func (c *compiler) match(x, pattern ast.Expr) decision {
	s := c.text(x)
	p, ok := literalText(pattern)
	if s == nil || !ok {
		return nil
	}
	find := newSearcher(p)
	if find == nil {
		return nil
	}
	if s.main {
		return func(v *view) told { return toldBy(find.inMain(v)) }
	}
	return func(v *view) told { return toldBy(find.in(v, s.of(v))) }
}

// comparison compares two texts, two numbers or two truths.
func (c *compiler) comparison(op string, a, b ast.Expr) decision {
	holds := map[string]func(int) bool{
		operators.Equals: func(n int) bool { return n == 0 }, operators.NotEquals: func(n int) bool { return n != 0 },
		operators.Less: func(n int) bool { return n < 0 }, operators.LessEquals: func(n int) bool { return n <= 0 },
		operators.Greater: func(n int) bool { return n > 0 }, operators.GreaterEquals: func(n int) bool { return n >= 0 },
	}[op]
	if s, t := c.text(a), c.text(b); s != nil && t != nil {
		return func(v *view) told { return toldBy(holds(cmp.Compare(s.of(v), t.of(v)))) }
	}
	if n, m := c.number(a), c.number(b); n != nil && m != nil {
		return func(v *view) told {
			x, ok := n.of(v)
			y, also := m.of(v)
			if !ok || !also || x != x || y != y { // the interpreter has a message for what is not a number
				return open
			}
			return toldBy(holds(cmp.Compare(x, y)))
		}
	}
	if op != operators.Equals && op != operators.NotEquals {
		return nil
	}
	if p, q := c.decide(a), c.decide(b); p != nil && q != nil {
		return func(v *view) told {
			x, y := p(v), q(v)
			if x == open || y == open {
				return open
			}
			return toldBy((x == y) == holds(0))
		}
	}
	return nil
}
