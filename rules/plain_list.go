package rules

import (
	"reflect"
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"github.com/siteassay/assay/page"
)

// A listing is a plain list: a fact, a parameter, texts written out, or what a filter leaves of one, and what map reads of each element.
type listing struct {
	elem reflect.Type // struct of the elements; nil for texts
	len  func(v *view) int
	set  func(v *view, i int) // takes element i up into the loop; nil when nothing but the size can be asked for
	keep []decision           // of filters
	text *textual             // what map reads of each element; nil when there was no map
	slot int                  // of the loop
}

// list reads a plain list; nil when x is something else.
func (c *compiler) list(x ast.Expr) *listing {
	slot := c.depth
	if slot == maxLoops {
		return nil
	}
	switch x.Kind() {
	case ast.SelectKind:
		if words, ok := c.parameter(x).([]string); ok {
			return fixedList(slot, words)
		}
		if o := c.ownFact(x); o != nil && o.typ == page.OwnList && !x.AsSelect().IsTestOnly() {
			return textList(slot, func(v *view) []string {
				if f := o.of(v); f != nil {
					return f.List
				}
				return nil
			})
		}
		return factList(slot, c.fact(x))
	case ast.ListKind:
		var words []string
		for _, e := range x.AsList().Elements() {
			w := c.text(e)
			if w == nil || !w.fixed {
				return nil
			}
			words = append(words, w.of(nil))
		}
		return fixedList(slot, words)
	case ast.ComprehensionKind:
		return c.filtered(x.AsComprehension())
	}
	return nil
}

func fixedList(slot int, words []string) *listing {
	return textList(slot, func(*view) []string { return words })
}

func textList(slot int, of func(v *view) []string) *listing {
	return &listing{len: func(v *view) int { return len(of(v)) }, set: func(v *view, i int) { v.loop[slot].s = of(v)[i] }, slot: slot}
}

// factList is a list of the facts.
func factList(slot int, f *fact) *listing {
	if f == nil || f.typ.Kind() != reflect.Slice {
		return nil
	}
	l := &listing{len: func(v *view) int { return f.of(v).Len() }, slot: slot}
	switch {
	case f.typ == propertiesType: // a map
	case f.typ.Elem().Kind() == reflect.Struct:
		l.elem, l.set = f.typ.Elem(), func(v *view, i int) { v.loop[slot].v = f.of(v).Index(i) }
	case f.typ.Elem().Kind() == reflect.String:
		l.set = func(v *view, i int) { v.loop[slot].s = f.of(v).Index(i).String() }
	}
	return l
}

// within is the compiler for what is said of the elements of a list.
func (c *compiler) within(l *listing, name string) *compiler {
	inner := *c
	inner.depth++
	inner.vars = append(slices.Clip(c.vars), variable{name, rootLoop + l.slot, l.elem})
	return &inner
}

// filtered is list.filter(e, condition), list.map(e, text) and list.map(e, condition, text).
func (c *compiler) filtered(x ast.ComprehensionExpr) *listing {
	if x.HasIterVar2() || x.Result().Kind() != ast.IdentKind || x.Result().AsIdent() != x.AccuVar() ||
		x.AccuInit().Kind() != ast.ListKind || x.AccuInit().AsList().Size() > 0 {
		return nil
	}
	from := c.list(x.IterRange())
	if from == nil || from.set == nil || from.text != nil {
		return nil
	}
	inner, l, step := c.within(from, x.IterVar()), *from, x.LoopStep()
	if step.Kind() == ast.CallKind && step.AsCall().FunctionName() == operators.Conditional {
		keep := inner.decide(step.AsCall().Args()[0])
		if keep == nil {
			return nil
		}
		l.keep = append(slices.Clip(l.keep), keep)
		step = step.AsCall().Args()[1]
	}
	if step.Kind() != ast.CallKind || step.AsCall().FunctionName() != operators.Add {
		return nil
	}
	added := step.AsCall().Args()[1]
	if added.Kind() != ast.ListKind || added.AsList().Size() != 1 {
		return nil
	}
	of := added.AsList().Elements()[0]
	if of.Kind() == ast.IdentKind && of.AsIdent() == x.IterVar() {
		return &l
	}
	if l.text = inner.text(of); l.text == nil {
		return nil
	}
	return &l
}

// each takes up one element after the other that the filters leave, until visit is done. It returns false when a filter cannot tell, or when
// it is too much work.
func (l *listing) each(v *view, visit func() (done bool)) bool {
next:
	for i := range l.len(v) {
		if v.work += 2; v.work > plainWork {
			return false
		}
		l.set(v, i)
		for _, keep := range l.keep {
			switch keep(v) {
			case no:
				continue next
			case open:
				return false
			}
		}
		if visit() {
			return true
		}
	}
	return true
}

// size is the number of elements.
func (l *listing) size(v *view) (float64, bool) {
	if len(l.keep) == 0 {
		return float64(l.len(v)), true
	}
	n := 0
	ok := l.each(v, func() bool { n++; return false })
	return float64(n), ok
}

// texts are the elements, or what map reads of them.
func (l *listing) texts(v *view) (texts []string, ok bool) {
	ok = l.each(v, func() bool { texts = append(texts, l.element(v)); return false })
	return texts, ok
}

// element is the text that the loop has come to.
func (l *listing) element(v *view) string {
	if l.text != nil {
		return l.text.of(v)
	}
	return v.loop[l.slot].s
}

// isTexts reports whether its elements are texts.
func (l *listing) isTexts() bool { return l.text != nil || l.elem == nil && l.set != nil }

// member is a text in a list of texts.
func (c *compiler) member(x, list ast.Expr) decision {
	l := c.list(list)
	if l == nil || !l.isTexts() {
		return nil
	}
	s := c.text(x)
	if s == nil {
		return nil
	}
	return func(v *view) told {
		want, found := s.of(v), false
		if !l.each(v, func() bool { found = l.element(v) == want; return found }) {
			return open
		}
		return toldBy(found)
	}
}

// quantified is list.exists(e, condition) and list.all(e, condition).
func (c *compiler) quantified(x ast.ComprehensionExpr) decision {
	step := x.LoopStep()
	if x.HasIterVar2() || step.Kind() != ast.CallKind || x.AccuInit().Kind() != ast.LiteralKind ||
		x.Result().Kind() != ast.IdentKind || x.Result().AsIdent() != x.AccuVar() {
		return nil
	}
	decisive := yes
	switch call := step.AsCall(); {
	case call.FunctionName() == operators.LogicalOr && x.AccuInit().AsLiteral() == types.False:
	case call.FunctionName() == operators.LogicalAnd && x.AccuInit().AsLiteral() == types.True:
		decisive = no
	default:
		return nil
	}
	l := c.list(x.IterRange())
	if l == nil || l.set == nil || l.text != nil {
		return nil
	}
	meets := c.within(l, x.IterVar()).decide(step.AsCall().Args()[1])
	if meets == nil {
		return nil
	}
	return func(v *view) told {
		end := yes - decisive
		if !l.each(v, func() bool {
			switch meets(v) {
			case decisive:
				end = decisive
				return true
			case open:
				end = open
			}
			return false
		}) {
			return open
		}
		return end
	}
}
