package rules

import (
	"errors"
	"fmt"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode/utf8"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Limits of expressions. Source and nesting bound what the compiler works on; maxCost bounds what an expression may
// do to a large page (see sizes); costLimit stops a user's expression that does it nevertheless, after 10 to 20 ms. It
// counts steps, so that a rule is stopped on the same pages in every run. The clock is the last resort: it is set so
// far above that a busy machine does not decide whether a rule counts as broken.
const (
	maxSource    = 4096
	maxNesting   = 64
	maxRegexp    = 1000
	maxCost      = 2_000_000
	costLimit    = 200_000
	checkEvery   = 100 // steps between looks at the clock
	maxEvalMilli = 500
)

// An expression is one compiled CEL expression of a rule.
type expression struct {
	key      string
	node     *node
	ast      *cel.Ast
	program  cel.Program
	decision decision   // of a condition whose plain part may settle it; nil when there is none
	value    plainValue // of an expression that is plain throughout; else nil
	late     bool       // mentions the site or the time of the run
}

// A compiler turns the expressions of one rule into programs.
type compiler struct {
	src    *source
	env    *cel.Env
	params *structType
	own    *structType
	values map[string]any // of the parameters
	user   bool           // a pack from outside: evaluation is tracked and timed

	subject string     // what the expressions are about: page or group
	vars    []variable // that plain expressions read
	depth   int        // of the loop
}

// baseEnv is what the expressions of all rules share: the facts, the standard functions and a few of ours.
var baseEnv = sync.OnceValue(func() *cel.Env {
	env, err := cel.NewEnv(append(functions(),
		cel.CustomTypeAdapter(known),
		cel.CustomTypeProvider(known),
		cel.Variable("page", known.page),
		cel.Variable("site", known.site),
		cel.Variable("now", types.TimestampType),
		cel.CrossTypeNumericComparisons(true),
		cel.ParserRecursionLimit(maxNesting),
		cel.ParserExpressionSizeLimit(maxSource),
		cel.ParserErrorRecoveryLimit(4),
	)...)
	if err != nil {
		panic(fmt.Sprintf("rules: the environment of expressions: %v", err))
	}
	return env
})

// textForms are the functions that make a text of a text, for the interpreter and for plain conditions.
var textForms = map[string]func(string) string{"lower": strings.ToLower, "lowerAscii": strings.ToLower, "trim": strings.TrimSpace}

// functions are ours, beside those of the CEL standard.
func functions() []cel.EnvOption {
	text := func(f func(string) ref.Val) cel.OverloadOpt {
		return cel.UnaryBinding(func(v ref.Val) ref.Val {
			s, ok := v.(types.String)
			if !ok {
				return types.MaybeNoSuchOverloadErr(v)
			}
			return f(string(s))
		})
	}
	str, num := []*cel.Type{cel.StringType}, cel.IntType
	formed := func(name string) cel.OverloadOpt {
		form := textForms[name]
		return text(func(s string) ref.Val { return types.String(form(s)) })
	}
	return []cel.EnvOption{
		cel.Function("width", cel.Overload("width_string", str, num, text(func(s string) ref.Val { return types.Int(page.Width(s)) }))),
		cel.Function("words", cel.Overload("words_string", str, num, text(func(s string) ref.Val { return types.Int(wordCount(s)) }))),
		cel.Function("lower", cel.Overload("lower_string", str, cel.StringType, formed("lower"))),
		cel.Function("lowerAscii", cel.MemberOverload("string_lower_ascii", str, cel.StringType, formed("lowerAscii"))),
		cel.Function("term", cel.Overload("term_string_string", []*cel.Type{cel.StringType, cel.StringType}, cel.StringType, cel.BinaryBinding(term))),
		cel.Function("trim", cel.MemberOverload("string_trim", str, cel.StringType, formed("trim"))),
	}
}

// term is analyzer.Term for expressions: a word of the rule's own that the message prints in the language of the report.
func term(en, zh ref.Val) ref.Val {
	a, ok := en.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(en)
	}
	b, ok := zh.(types.String)
	if !ok {
		return types.MaybeNoSuchOverloadErr(zh)
	}
	return types.String(analyzer.Term(string(a), string(b)))
}

// newCompiler prepares the expressions of one rule. Its parameters are a struct of their own, so that a wrong name
// is found at load.
func newCompiler(src *source, params map[string]any, user bool) *compiler {
	c := &compiler{src: src, env: baseEnv(), user: user, params: paramsType(params), values: params, own: src.own,
		subject: "page", vars: pageVariables}
	opts := []cel.EnvOption{cel.CustomTypeProvider(c.facts()), cel.Variable("params", c.params.cel)}
	if c.own != nil {
		opts = append(opts, cel.Variable("own", c.own.cel))
	}
	env, err := c.env.Extend(opts...)
	if err != nil {
		panic(fmt.Sprintf("rules: the environment of one rule: %v", err))
	}
	c.env = env
	return c
}

// facts are all structs that the expressions of the rule may read.
func (c *compiler) facts() *ruleFacts { return &ruleFacts{known, c.params, c.own} }

// accept says which results a key takes, and how messages name them.
type accept struct {
	name string
	ok   func(*types.Type) bool
}

var (
	truth  = accept{"true or false", func(t *types.Type) bool { return t.Kind() == types.BoolKind }}
	share  = accept{"a number from 0 to 1", func(t *types.Type) bool { return numeric(t) }}
	whole  = accept{"a whole number", func(t *types.Type) bool { return t.Kind() == types.IntKind }}
	quote  = accept{"text or a list of texts", func(t *types.Type) bool { return t.Kind() == types.StringKind || listOf(t, types.StringKind) }}
	scalar = accept{"text, a number, a day or a list of texts", func(t *types.Type) bool {
		return t.Kind() == types.StringKind || numeric(t) || t.Kind() == types.TimestampKind || listOf(t, types.StringKind)
	}}
)

func numeric(t *types.Type) bool {
	return t.Kind() == types.IntKind || t.Kind() == types.DoubleKind || t.Kind() == types.UintKind
}

func listOf(t *types.Type, k types.Kind) bool {
	return t.Kind() == types.ListKind && len(t.Parameters()) == 1 && t.Parameters()[0].Kind() == k
}

// compile checks one expression and makes its program; it returns nil when the expression is refused.
func (c *compiler) compile(key string, n *node, want accept) *expression {
	if n == nil || c.src.sink.full() {
		return nil
	}
	switch n.kind {
	case text:
	case boolean, number: // fail: true, loss: 0.5
	default:
		c.src.fail(n.at, "", "%s needs an expression, not %s", key, n.kind)
		return nil
	}
	if strings.TrimSpace(n.text) == "" {
		c.src.fail(n.at, "", "%s is an empty expression", key)
		return nil
	}
	if size := utf8.RuneCountInString(n.text); size > maxSource {
		c.src.fail(n.at, "", "%s has %d characters, at most %d are read", key, size, maxSource)
		return nil
	}
	checked, iss := c.env.Compile(n.text)
	if iss.Err() != nil {
		c.explain(n, iss)
		return nil
	}
	if t := checked.OutputType(); !want.ok(t) {
		c.src.fail(n.at, typeHint(t, want), "%s must give %s, this gives %s", key, want.name, typeName(t))
		return nil
	}
	if !c.patterns(n, checked) {
		return nil
	}
	if !c.affordable(key, n, checked) {
		return nil
	}
	return c.program(key, n, checked)
}

// program plans a checked expression.
func (c *compiler) program(key string, n *node, checked *cel.Ast) *expression {
	opts := []cel.ProgramOption{cel.EvalOptions(cel.OptOptimize)}
	if c.user {
		opts = append(opts, cel.CostLimit(costLimit), cel.InterruptCheckFrequency(checkEvery))
	}
	p, err := c.env.Program(checked, opts...)
	if err != nil {
		c.src.fail(n.at, "", "%s cannot be compiled: %s", key, firstLine(err.Error()))
		return nil
	}
	e := &expression{key: key, node: n, ast: checked, program: p}
	if checked.OutputType().Kind() == types.BoolKind {
		e.decision = c.decide(checked.NativeRep().Expr())
	} else {
		e.value = c.value(checked.NativeRep().Expr())
	}
	ast.PreOrderVisit(checked.NativeRep().Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() == ast.IdentKind && (x.AsIdent() == "site" || x.AsIdent() == "now") {
			e.late = true
		}
	}))
	return e
}

// patterns refuses regular expressions that are computed, wrong or large: each is compiled once, at load, to a
// program of bounded size.
func (c *compiler) patterns(n *node, checked *cel.Ast) bool {
	sound := true
	ast.PreOrderVisit(checked.NativeRep().Expr(), ast.NewExprVisitor(func(x ast.Expr) {
		if x.Kind() != ast.CallKind || x.AsCall().FunctionName() != "matches" {
			return
		}
		args := x.AsCall().Args()
		pattern := args[len(args)-1]
		if err := badPattern(pattern); err != nil {
			loc := checked.NativeRep().SourceInfo().GetStartLocation(pattern.ID())
			c.src.fail(c.place(n, loc.Line(), loc.Column()), "", "%v", err)
			sound = false
		}
	}))
	return sound
}

func badPattern(x ast.Expr) error {
	if x.Kind() != ast.LiteralKind {
		return errors.New("the pattern of matches must be written out as text, so that it is compiled once")
	}
	s, _ := x.AsLiteral().(types.String)
	re, err := syntax.Parse(string(s), syntax.Perl)
	if err != nil {
		var se *syntax.Error
		if errors.As(err, &se) {
			return fmt.Errorf("bad pattern: %s: %s", se.Code, se.Expr)
		}
		return fmt.Errorf("bad pattern: %w", err)
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return fmt.Errorf("bad pattern: %w", err)
	}
	if len(prog.Inst) > maxRegexp {
		return fmt.Errorf("the pattern is too large: %d steps, at most %d are allowed", len(prog.Inst), maxRegexp)
	}
	return nil
}

// place turns line (from 1) and column (from 0) of an expression into a place of the file.
func (c *compiler) place(n *node, line, column int) place {
	i := column
	for l, rest := 1, n.text; l < line; l++ {
		row, after, ok := strings.Cut(rest, "\n")
		if !ok {
			break
		}
		i += utf8.RuneCountInString(row) + 1
		rest = after
	}
	if n.kind != text {
		return n.at
	}
	return c.src.within(n, i)
}
