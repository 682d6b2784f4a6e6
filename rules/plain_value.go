package rules

import (
	"strconv"

	"cel.dev/cel-go/common/ast"
)

// A plainValue gives what was measured, in the forms of native; false asks the interpreter.
type plainValue func(v *view) (any, bool)

// value makes the value of an expression that is plain throughout; nil when it is not.
func (c *compiler) value(x ast.Expr) plainValue {
	if s := c.text(x); s != nil {
		return func(v *view) (any, bool) { return s.of(v), true }
	}
	if n := c.number(x); n != nil {
		return func(v *view) (any, bool) {
			f, ok := n.of(v)
			if n.whole {
				return int(f), ok
			}
			return f, ok
		}
	}
	if l := c.list(x); l != nil && l.isTexts() {
		return func(v *view) (any, bool) {
			texts, ok := l.texts(v)
			return texts, ok
		}
	}
	if d := c.decide(x); d != nil {
		return func(v *view) (any, bool) {
			t := d(v)
			return strconv.FormatBool(t == yes), t != open
		}
	}
	return nil
}
