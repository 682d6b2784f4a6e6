package rules

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/interpreter"

	"github.com/siteassay/assay/analyzer"
)

// An activation gives the expressions of one rule their variables for one page. It is taken from a pool: the
// forty expression rules of a page share a few of them.
type activation struct {
	ctx   *analyzer.Context
	group *group // of a rule over the site that judges what it collected
}

var activations = sync.Pool{New: func() any { return new(activation) }}

// parameters stands for params: its fields are constants, see paramsType.
type parameters struct{}

// ResolveName implements cel.Activation.
func (a *activation) ResolveName(name string) (any, bool) {
	switch name {
	case "page":
		return a.ctx.Page, a.ctx.Page != nil
	case "params":
		return parameters{}, true
	case "own":
		if a.ctx.Page != nil {
			return &a.ctx.Page.Own, true
		}
	case "group":
		return a.group, a.group != nil
	case "site":
		return a.ctx.Site, a.ctx.Site != nil
	case "now":
		if a.ctx.Site != nil {
			return types.Timestamp{Time: a.ctx.Site.Now}, true
		}
	}
	return nil, false
}

// Parent implements cel.Activation.
func (a *activation) Parent() cel.Activation { return nil }

// A scene is the evaluation of one rule on one page. What only the interpreter needs is made when it is first called:
// most rules need no more than their decisions.
type scene struct {
	of     *analyzer.Context
	group  *group
	vars   *activation
	ctx    context.Context // nil for built-in rules, whose cost is known
	cancel context.CancelFunc
	work   int // of what was evaluated, see plainWork
}

// open prepares for the interpreter.
func (s *scene) open(user bool) {
	s.vars = activations.Get().(*activation)
	s.vars.ctx, s.vars.group = s.of, s.group
	if user {
		s.ctx, s.cancel = deadline()
	}
}

// close gives back what open took.
func (s *scene) close() {
	if s.vars != nil {
		s.vars.ctx, s.vars.group = nil, nil
		activations.Put(s.vars)
	}
	if s.cancel != nil {
		s.cancel()
	}
}

// eval evaluates e. The error says which key of which file failed.
func (s *scene) eval(c *check, e *expression) (v ref.Val, err error) {
	if s.vars == nil {
		s.open(c.user)
	}
	if s.ctx == nil {
		v, _, err = e.program.Eval(s.vars)
	} else {
		var details *cel.EvalDetails
		v, details, err = e.program.ContextEval(s.ctx, s.vars)
		if steps := details.ActualCost(); steps != nil {
			s.work += int(*steps) * stepWork
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %s: %w", c.rule.File, e.node.at.line, e.key, plain(err))
	}
	return v, nil
}

// plain says in our words why an evaluation was stopped.
func plain(err error) error {
	var cancelled interpreter.EvalCancelledError
	switch {
	case errors.As(err, &cancelled) && cancelled.Cause == interpreter.CostLimitExceeded:
		return fmt.Errorf("stopped after %d steps: the page is too large for this expression", costLimit)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("stopped after %d ms: the page is too large for this expression", maxEvalMilli)
	}
	if at, ok := strings.CutPrefix(err.Error(), "index out of bounds: "); ok {
		return fmt.Errorf("the list has no element %s: ask for its size first", at)
	}
	return err
}

// holds evaluates a condition.
func (s *scene) holds(c *check, e *expression) (bool, error) {
	if e.decision != nil && s.has(e) {
		v := s.view()
		t := e.decision(v)
		s.work += v.work
		if t != open {
			return t == yes, nil
		}
	}
	v, err := s.eval(c, e)
	if err != nil {
		return false, err
	}
	return v == types.True, nil
}

// has reports whether there is all that the expression reads.
func (s *scene) has(e *expression) bool {
	return (s.of.Page != nil || s.group != nil) && (s.of.Site != nil || !e.late)
}

// view is what plain expressions read, with nothing done yet but to look.
func (s *scene) view() *view {
	v := viewOf(s.of, s.group)
	v.work = lookWork
	return v
}

// measure evaluates what messages and evidence print: text, number or list of texts.
func (s *scene) measure(c *check, e *expression) (any, error) {
	if e.value != nil && s.has(e) {
		v := s.view()
		m, ok := e.value(v)
		s.work += v.work
		if ok {
			return m, nil
		}
	}
	v, err := s.eval(c, e)
	if err != nil {
		return nil, err
	}
	return native(v), nil
}

// amount evaluates a number.
func (s *scene) amount(c *check, e *expression) (float64, error) {
	v, err := s.eval(c, e)
	if err != nil {
		return 0, err
	}
	var f float64
	switch x := v.(type) {
	case types.Int:
		f = float64(x)
	case types.Uint:
		f = float64(x)
	case types.Double:
		f = float64(x)
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, fmt.Errorf("%s:%d: %s is not a number", c.rule.File, e.node.at.line, e.key)
	}
	return f, nil
}

// native turns a value into what Values hold: string, int, float64 or []string.
func native(v ref.Val) any {
	switch x := v.(type) {
	case types.String:
		return string(x)
	case types.Int:
		return int(x)
	case types.Uint:
		return int(min(uint64(x), math.MaxInt64))
	case types.Double:
		return float64(x)
	case types.Bool:
		return strconv.FormatBool(bool(x))
	case types.Timestamp:
		return x.Time.UTC().Format(time.DateOnly)
	case traits.Lister:
		return elements(x)
	}
	return fmt.Sprint(v.Value())
}

// elements are the texts of a list.
func elements(l traits.Lister) []string {
	var ss []string
	for it := l.Iterator(); it.HasNext() == types.True; {
		if s, ok := it.Next().(types.String); ok {
			ss = append(ss, string(s))
		}
	}
	return ss
}

// texts turns a measure into the texts that are quoted.
func texts(m any) []string {
	switch x := m.(type) {
	case string:
		return []string{x}
	case int:
		return []string{strconv.Itoa(x)}
	case float64:
		return []string{strconv.FormatFloat(x, 'f', -1, 64)}
	case []string:
		return x
	}
	return nil
}

// deadline bounds the evaluation of a user's rule on one page.
func deadline() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), maxEvalMilli*time.Millisecond)
}
