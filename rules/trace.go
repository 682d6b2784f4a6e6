package rules

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A Trace is what one rule made of one page, step by step, for its author.
type Trace struct {
	Rule     string             `json:"rule"`
	File     string             `json:"file"`
	Verdict  string             `json:"verdict"`          // fault, pass, not-applicable, cannot-tell, collected, broken
	Reason   string             `json:"reason,omitempty"` // why it is no fault, or what broke
	Findings []analyzer.Finding `json:"findings,omitempty"`
	Messages []string           `json:"messages,omitempty"` // of the findings
	Steps    []Step             `json:"steps,omitempty"`
}

// A Step is one expression of the rule with what it came to.
type Step struct {
	Key        string `json:"key"` // applies, unknown, collect, fail, loss, got, values.share, count, evidence.quote
	Expression string `json:"expression"`
	Value      string `json:"value,omitempty"` // cut at 80 characters
	Error      string `json:"error,omitempty"`
	Facts      []Fact `json:"facts,omitempty"` // that the expression names, in its order
}

// A Fact is one name of an expression with its value, cut at 80 characters.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// The verdicts of a Trace.
const (
	Fault         = "fault"
	Passed        = "pass"
	NotApplicable = "not-applicable"
	CannotTell    = "cannot-tell"
	Collected     = "collected" // by a rule over the site, for its judgement of all pages
	BrokenRule    = "broken"
)

// maxFact is how much of a value a Trace shows.
const maxFact = 80

// Trace runs one page rule on a page as an audit does, and tells why it came to what it came to. Messages are in lang.
func (s *Set) Trace(r *analyzer.Rule, p *page.Page, site *analyzer.Site, lang string) Trace {
	t := Trace{Rule: r.ID, File: r.File}
	c := s.checks[r.ID]
	if c == nil || r.Page == nil && c.collect == nil {
		t.Verdict, t.Reason = NotApplicable, "it judges the whole site; audit one to see it"
		return t
	}
	switch {
	case !r.Concerns(p.Type):
		t.Verdict, t.Reason = NotApplicable, fmt.Sprintf("types: the page is of type %s, the rule concerns %s", p.Type, joined(r.Types))
		return t
	case !r.Speaks(p.Language):
		t.Verdict, t.Reason = CannotTell, fmt.Sprintf("languages: the page is in %q, the rule knows %s", p.Language, joined(r.Languages))
		return t
	}
	if c.collect != nil {
		t.collected(c, &analyzer.Context{Page: p, Params: r.Params, Site: site})
		return t
	}
	res := r.Check(p, site)
	t.Verdict, t.Reason = verdict(res)
	ctx := &analyzer.Context{Page: p, Params: r.Params, Site: site}
	for _, e := range c.steps() {
		if e == nil {
			continue
		}
		step := c.step(ctx, e)
		t.Steps = append(t.Steps, step)
		if stop, why := ends(e.key, step, res.Status); stop {
			if t.Reason == "" {
				t.Reason = why
			}
			break
		}
	}
	if res.Status == analyzer.Fail && res.Err == nil {
		j := analyzer.NewEngine([]*analyzer.Rule{r}).JudgeLate(analyzer.Judgement{}, p, site)
		if !r.Late {
			j = analyzer.NewEngine([]*analyzer.Rule{r}).Judge(p)
		}
		for i := range j.Findings {
			t.Findings = append(t.Findings, j.Findings[i])
			t.Messages = append(t.Messages, r.Message(lang, &j.Findings[i]))
		}
	}
	return t
}

// collected tells what a rule over the site takes of the page.
func (t *Trace) collected(c *check, ctx *analyzer.Context) {
	t.Verdict, t.Reason = Collected, "the site is judged when all pages are read"
	for _, e := range []*expression{c.applies, c.collect} {
		if e == nil {
			continue
		}
		step := c.step(ctx, e)
		t.Steps = append(t.Steps, step)
		absent := strings.Contains(step.Error, errAbsent.Error())
		switch {
		case step.Error != "" && !absent:
			t.Verdict, t.Reason = BrokenRule, e.key+": "+step.Error
		case e == c.collect && absent:
			t.Reason = "the page counts under group.missing"
		case e == c.applies && (absent || step.Value == "false"):
			t.Verdict, t.Reason = NotApplicable, "applies is false"
		default:
			continue
		}
		return
	}
}

// verdict names a result; the reasons that the steps show are left to them.
func verdict(res analyzer.Result) (name, reason string) {
	switch {
	case res.Err != nil:
		return BrokenRule, res.Err.Error()
	case res.Status == analyzer.Fail:
		return Fault, ""
	case res.Status == analyzer.NotApplicable:
		return NotApplicable, ""
	case res.Status == analyzer.Unknown:
		return CannotTell, ""
	}
	return Passed, ""
}

// ends reports whether the rule stopped after a step, and why.
func ends(key string, s Step, status analyzer.Status) (bool, string) {
	switch {
	case s.Error != "":
		return true, key + ": " + s.Error
	case key == "applies" && s.Value == "false":
		return true, "applies is false"
	case key == "unknown" && s.Value == "true":
		return true, "unknown is true"
	case key == "fail" && s.Value == "false":
		return true, "fail is false"
	case key == "loss" && status == analyzer.Pass:
		return true, "loss is 0"
	}
	return false, ""
}

// steps are the expressions of the rule in the order in which they run.
func (c *check) steps() []*expression {
	es := []*expression{c.applies, c.unknown, c.fail, c.loss, c.got}
	for _, n := range c.values {
		es = append(es, n.expr)
	}
	for _, p := range c.evidence {
		if p.quote != nil && p.quote.key != "got" {
			es = append(es, p.quote)
		}
	}
	return append(es, c.count)
}

// step evaluates one expression and what it names.
func (c *check) step(ctx *analyzer.Context, e *expression) Step {
	s := scene{of: ctx}
	defer s.close()
	step := Step{Key: e.key, Expression: strings.TrimSpace(e.node.text)}
	for _, name := range namesIn(e.ast.NativeRep().Expr()) {
		step.Facts = append(step.Facts, Fact{name.text, c.valueOf(&s, name)})
	}
	v, err := s.eval(c, e)
	if err != nil {
		step.Error = err.Error()
		return step
	}
	step.Value = display(v)
	return step
}

// A name is a path of fields that an expression reads, from page, own, site, params or now.
type name struct {
	text string
	root string
	path []string
}

// namesIn lists the longest paths of an expression, each once.
func namesIn(x ast.Expr) []name {
	var names []name
	within := map[int64]bool{} // parts of a longer path
	ast.PreOrderVisit(x, ast.NewExprVisitor(func(e ast.Expr) {
		if within[e.ID()] {
			return
		}
		n, ids := pathOf(e)
		if n == nil {
			return
		}
		for _, id := range ids {
			within[id] = true
		}
		if !slices.ContainsFunc(names, func(o name) bool { return o.text == n.text }) {
			names = append(names, *n)
		}
	}))
	return names
}

// pathOf reads page.a.b and page.open_graph['title']; nil for anything else, and for page alone.
func pathOf(x ast.Expr) (n *name, ids []int64) {
	switch x.Kind() {
	case ast.IdentKind:
		switch x.AsIdent() {
		case "page", "own", "site", "params", "now":
			return &name{text: x.AsIdent(), root: x.AsIdent()}, []int64{x.ID()}
		}
	case ast.SelectKind:
		if n, ids = pathOf(x.AsSelect().Operand()); n != nil {
			n.text += "." + x.AsSelect().FieldName()
			n.path = append(n.path, x.AsSelect().FieldName())
			return n, append(ids, x.ID())
		}
	case ast.CallKind:
		if call := x.AsCall(); call.FunctionName() == operators.Index && call.Args()[1].Kind() == ast.LiteralKind {
			key, ok := call.Args()[1].AsLiteral().(types.String)
			if n, ids = pathOf(call.Args()[0]); n != nil && ok {
				n.text += fmt.Sprintf("['%s']", string(key))
				n.path = append(n.path, string(key))
				return n, append(ids, x.ID())
			}
		}
	}
	return nil, nil
}

// valueOf reads a name.
func (c *check) valueOf(s *scene, n name) string {
	if n.root == "params" {
		if len(n.path) == 0 {
			return ""
		}
		return cutFact(shown(c.rule.Params[n.path[0]]))
	}
	if n.root == "own" && len(n.path) > 0 {
		f := s.of.Page.Own.Get(n.path[0])
		if f == nil {
			return "not on this page"
		}
		return cutFact(asJSON(f.Value()))
	}
	if s.vars == nil {
		s.open(c.user)
	}
	root, ok := s.vars.ResolveName(n.root)
	if !ok {
		return "not known on this page"
	}
	v := known.NativeToValue(root)
	for _, field := range n.path {
		get, ok := v.(traits.Indexer)
		if !ok {
			return "not known"
		}
		v = get.Get(types.String(field))
	}
	return display(v)
}

// display writes a value for an author: a text in quotes, a list with its size, an object as JSON.
func display(v ref.Val) string {
	switch x := v.(type) {
	case types.String:
		return cutFact(printable(fmt.Sprintf("%q", string(x))))
	case types.Bool, types.Int, types.Uint, types.Double:
		return fmt.Sprint(x.Value())
	case types.Timestamp:
		return x.Time.UTC().Format("2006-01-02T15:04:05Z")
	case *types.Err:
		return x.Error()
	case traits.Lister:
		n := x.Size()
		if n == types.Int(0) {
			return "empty list"
		}
		return cutFact(fmt.Sprintf("%v: %s", n, asJSON(listed(x))))
	}
	return cutFact(asJSON(v.Value()))
}

// listed takes the elements of a list as far as they can be shown.
func listed(l traits.Lister) []any {
	var all []any
	for it := l.Iterator(); it.HasNext() == types.True && len(all) < maxFact; {
		all = append(all, it.Next().Value())
	}
	return all
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return printable(string(b))
}

func cutFact(s string) string {
	if r := []rune(s); len(r) > maxFact {
		return string(r[:maxFact-1]) + "…"
	}
	return s
}
