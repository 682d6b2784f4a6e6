package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
)

// explain records the errors of the CEL compiler in plain words and at their place in the file. One fault often
// brings others after it; only the first of each place is kept.
func (c *compiler) explain(n *node, iss *cel.Issues) {
	seen := map[place]bool{}
	errs := iss.Errors()
	if said := slices.DeleteFunc(slices.Clone(errs), gaveUp); len(said) > 0 {
		errs = said
	}
	for _, e := range errs {
		at, msg, hint := c.rewrite(n, e)
		if seen[at] {
			continue
		}
		seen[at] = true
		c.src.fail(at, hint, "%s", msg)
		if strings.HasPrefix(e.Message, "Syntax error") {
			return
		}
	}
}

// gaveUp tells an error by which the parser says no more than that it stopped.
func gaveUp(e *cel.Error) bool { return strings.Contains(e.Message, "error recovery") }

var (
	undefinedField = regexp.MustCompile(`^undefined field '(.*)'`)
	undeclaredName = regexp.MustCompile(`^undeclared reference to '(.*?)'`)
	noOverload     = regexp.MustCompile(`(?s)^found no matching overload for '(.*?)' applied to '(.*)'`)
	mismatched     = regexp.MustCompile(`(?s)^Syntax error: (?:mismatched|extraneous) input '(.*?)' expecting (.*)`)
	noAlternative  = regexp.MustCompile(`(?s)^Syntax error: no viable alternative at input '(.*)'`)
	missing        = regexp.MustCompile(`(?s)^Syntax error: missing (.*) at '(.*)'`)
	unreadable     = regexp.MustCompile(`(?s)^Syntax error: token recognition error at: '(.*)'`)
)

// rewrite finds place, sentence and hint for one compiler error.
func (c *compiler) rewrite(n *node, e *cel.Error) (at place, msg, hint string) {
	line, column := e.Location.Line(), e.Location.Column()
	if e.Location == common.NoLocation || line < 1 {
		line, column = 1, 0
	}
	m := e.Message
	if f := undefinedField.FindStringSubmatch(m); f != nil {
		return c.undefined(n, e, f[1], line, column)
	}
	at = c.place(n, line, column)
	if f := undeclaredName.FindStringSubmatch(m); f != nil {
		msg, hint = c.undeclared(f[1])
		return at, msg, hint
	}
	if f := noOverload.FindStringSubmatch(m); f != nil {
		msg, hint = overload(f[1], f[2])
		return at, msg, hint
	}
	if f := mismatched.FindStringSubmatch(m); f != nil {
		if f[1] == "<EOF>" {
			return at, "the expression ends too early", ""
		}
		return at, fmt.Sprintf("%q does not belong here", f[1]), operatorHint(f[1])
	}
	if f := noAlternative.FindStringSubmatch(m); f != nil {
		return at, fmt.Sprintf("cannot read the expression at %q", f[1]), ""
	}
	if f := missing.FindStringSubmatch(m); f != nil {
		what := strings.ReplaceAll(f[1], "'", `"`)
		if f[2] == "<EOF>" {
			return at, what + " is missing at the end", ""
		}
		return at, fmt.Sprintf("%s is missing before %q", what, f[2]), ""
	}
	if f := unreadable.FindStringSubmatch(m); f != nil {
		return at, fmt.Sprintf("cannot read %q", f[1]), operatorHint(f[1])
	}
	switch {
	case strings.Contains(m, "recursion"), strings.Contains(m, "nesting depth"):
		return at, fmt.Sprintf("the expression is nested more than %d levels deep", maxNesting), ""
	case gaveUp(e):
		return at, "cannot read the expression", ""
	}
	return at, firstLine(strings.TrimPrefix(m, "Syntax error: ")), ""
}

// operatorHint translates what people write from other languages.
func operatorHint(token string) string {
	switch strings.TrimSpace(token) {
	case "=":
		return "compare with =="
	case "and":
		return "write && for and"
	case "or":
		return "write || for or"
	case "not":
		return "write ! for not"
	case "&":
		return "write && for and"
	case "|":
		return "write || for or"
	}
	return ""
}

// undefined says which struct lacks the field.
func (c *compiler) undefined(n *node, e *cel.Error, name string, line, column int) (place, string, string) {
	at := c.place(n, line, column)
	parsed, iss := c.env.Parse(n.text)
	if iss.Err() != nil {
		return at, fmt.Sprintf("no field %q", name), ""
	}
	of, fields := "it", []string(nil)
	s := scope{c: c, vars: map[string]*types.Type{"page": known.page, "site": known.site, "params": c.params.cel}}
	if c.own != nil {
		s.vars["own"] = c.own.cel
	}
	if c.subject == "group" {
		s.vars["group"] = known.group
	}
	if x := s.find(parsed.NativeRep().Expr(), e.ExprID); x != nil && x.Kind() == ast.SelectKind {
		operand := x.AsSelect().Operand()
		if t := s.typeOf(operand); t != nil {
			fields, _ = c.facts().FindStructFieldNames(t.TypeName())
		}
		if text, err := cel.ExprToString(operand, parsed.NativeRep().SourceInfo()); err == nil {
			of = text
		}
	}
	if runes := []rune(n.text); at.line > 0 && line == 1 && column < len(runes) {
		// the compiler gives the place of the dot, and that of the bracket in has(page.titel)
		if before, _, ok := strings.Cut(string(runes[column:]), "."+name); ok && (before == "" || runes[column] == '(') {
			at = c.place(n, line, column+utf8.RuneCountInString(before)+1)
		}
	}
	return at, fmt.Sprintf("no field %q in %s", name, of), suggestOr(name, fields)
}

// suggestOr suggests the nearest name, or lists all when none is near.
func suggestOr(name string, all []string) string {
	if s := suggest(name, all); s != "" {
		return s
	}
	if len(all) == 0 {
		return ""
	}
	return "it has " + strings.TrimPrefix(oneOf(all), "one of ")
}

func (c *compiler) undeclared(name string) (msg, hint string) {
	operators := map[string]string{"_&&_": "&&", "_||_": "||"}
	if op, ok := operators[name]; ok {
		name = op
	}
	if _, ok := known.structs["assay.Page"].fields[name]; ok {
		return fmt.Sprintf("unknown name %q", name), fmt.Sprintf(`did you mean "page.%s"?`, name)
	}
	if _, ok := c.params.fields[name]; ok {
		return fmt.Sprintf("unknown name %q", name), fmt.Sprintf(`did you mean "params.%s"?`, name)
	}
	names := []string{"page", "site", "params", "now"}
	if c.subject == "group" {
		names = append(names, "group")
	}
	if name == "group" {
		return "only a rule over the site has a group", "say what to collect, such as collect: page.title.text"
	}
	if name == "own" {
		return "there are no own facts", "define them in extract.yaml beside the rules"
	}
	if c.own != nil {
		if _, ok := c.own.fields[name]; ok {
			return fmt.Sprintf("unknown name %q", name), fmt.Sprintf(`did you mean "own.%s"?`, name)
		}
		names = append(names, "own")
	}
	calls := []string{"width", "words", "lower", "term", "size", "matches", "contains", "startsWith", "endsWith", "exists",
		"all", "filter", "map", "has", "lowerAscii", "trim", "int", "double", "string", "timestamp", "duration"}
	if s := suggest(name, slices.Concat(names, calls)); s != "" {
		return fmt.Sprintf("unknown name %q", name), s
	}
	return fmt.Sprintf("unknown name %q", name), "expressions read page, site, params and now"
}

// overload explains which types an operator or function was given.
func overload(op, args string) (msg, hint string) {
	name := strings.Trim(strings.ReplaceAll(op, "_", ""), "@")
	args = strings.NewReplacer("assay.params", "params", "assay.", "").Replace(args)
	args = strings.TrimSuffix(strings.TrimPrefix(args, "("), ")")
	if strings.Contains(args, "int") && strings.Contains(args, "double") {
		hint = "turn one into the other with double(x) or int(x)"
	} else if strings.Contains(args, "Line") {
		hint = "a line has .text and .width"
	}
	args = celType.ReplaceAllStringFunc(args, func(t string) string { return plainTypes[t] })
	switch {
	case op == "_?_:_":
		return fmt.Sprintf("the two branches of ? : differ: %s", args), "give both the same type"
	case op == "_[_]":
		return fmt.Sprintf("[ ] does not fit %s", args), ""
	case strings.Contains(op, "_"):
		msg = fmt.Sprintf("%s cannot work on %s", name, strings.ReplaceAll(args, ", ", " and "))
	case strings.Contains(args, ".("):
		target, rest, _ := strings.Cut(args, ".(")
		msg = fmt.Sprintf("%s cannot be called on %s with (%s)", name, target, rest)
	default:
		msg = fmt.Sprintf("%s cannot be called with (%s)", name, args)
	}
	return msg, hint
}

// plainTypes are the names of CEL types in the words of the guide.
var plainTypes = map[string]string{"int": "whole number", "uint": "hash", "double": "number", "string": "text", "bool": "true or false", "timestamp": "day", "google.protobuf.Timestamp": "day"}

var celType = regexp.MustCompile(`\b(?:google\.protobuf\.Timestamp|timestamp|uint|int|double|string|bool)\b`)

// typeName writes a CEL type for people.
func typeName(t *types.Type) string {
	switch t.Kind() {
	case types.BoolKind:
		return "true or false"
	case types.StringKind:
		return "text"
	case types.IntKind, types.UintKind:
		return "a whole number"
	case types.DoubleKind:
		return "a number"
	case types.ListKind:
		return "a list"
	case types.MapKind:
		return "a map"
	case types.TimestampKind:
		return "a time"
	case types.StructKind:
		return "a " + strings.TrimPrefix(t.TypeName(), "assay.")
	}
	return t.String()
}

func typeHint(t *types.Type, want accept) string {
	switch {
	case t.TypeName() == "assay.Line":
		return "a line has .text and .width"
	case want.name == truth.name && t.Kind() == types.StringKind:
		return "compare the text: x != ''"
	case want.name == truth.name && t.Kind() == types.ListKind:
		return "ask for size(x) > 0"
	case want.name == truth.name && numeric(t):
		return "compare the number: x > 0"
	case want.name == whole.name && t.Kind() == types.DoubleKind:
		return "round it with int(x)"
	}
	return ""
}

// A scope finds types in an expression that did not pass the checker, as far as its parts are plain.
type scope struct {
	c    *compiler
	vars map[string]*types.Type
}

// find returns the expression with the id and records the loop variables on the way to it.
func (s scope) find(x ast.Expr, id int64) ast.Expr {
	var found ast.Expr
	ast.PreOrderVisit(x, ast.NewExprVisitor(func(e ast.Expr) {
		if e.Kind() == ast.ComprehensionKind {
			loop := e.AsComprehension()
			if t := s.typeOf(loop.IterRange()); t != nil && len(t.Parameters()) > 0 {
				s.vars[loop.IterVar()] = t.Parameters()[0]
			}
		}
		if e.ID() == id && found == nil {
			found = e
		}
	}))
	return found
}

func (s scope) typeOf(x ast.Expr) *types.Type {
	switch x.Kind() {
	case ast.IdentKind:
		return s.vars[x.AsIdent()]
	case ast.SelectKind:
		if t := s.typeOf(x.AsSelect().Operand()); t != nil {
			if ft, ok := s.c.facts().FindStructFieldType(t.TypeName(), x.AsSelect().FieldName()); ok {
				return ft.Type
			}
		}
	case ast.CallKind:
		if call := x.AsCall(); call.FunctionName() == "_[_]" && len(call.Args()) == 2 {
			if t := s.typeOf(call.Args()[0]); t != nil && t.Kind() == types.ListKind {
				return t.Parameters()[0]
			}
		}
	}
	return nil
}
