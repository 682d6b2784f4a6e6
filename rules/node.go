package rules

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// kind is the form of a node.
type kind uint8

const (
	empty kind = iota
	text
	number
	boolean
	list
	mapping
)

// String names the kind as messages do.
func (k kind) String() string {
	return [...]string{"nothing", "text", "a number", "true or false", "a list", "a mapping"}[k]
}

// A node is one value of a YAML file with its place.
type node struct {
	kind    kind
	at      place
	text    string // scalars: as decoded
	number  float64
	boolean bool
	style   token.Type // of a scalar: how it is written
	items   []*node
	fields  []*field // of a mapping, in the order of the file
}

// A field is one key of a mapping.
type field struct {
	key   string
	at    place
	value *node
}

// get returns the value of a key, or nil.
func (n *node) get(key string) *node {
	for _, f := range n.fields {
		if f.key == key {
			return f.value
		}
	}
	return nil
}

// parse reads one YAML document. It returns nil when the file is refused.
func (s *source) parse() *node {
	if !s.usable() {
		return nil
	}
	tokens := lexer.Tokenize(s.text)
	if !s.bounded(tokens) {
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		s.syntax(err, tokens)
		return nil
	}
	var body ast.Node
	for _, d := range file.Docs {
		if d.Body != nil && body == nil {
			body = d.Body
		}
	}
	if body == nil {
		s.fail(place{1, 1}, "", "the file is empty")
		return nil
	}
	return s.node(body, 0)
}

// node copies a YAML node into ours. It returns nil, with an error recorded, for what rule files may not hold.
func (s *source) node(n ast.Node, depth int) *node {
	at := position(n)
	if depth > maxDepth {
		s.fail(at, "", "nested more than %d levels deep", maxDepth)
		return nil
	}
	switch n := n.(type) {
	case nil:
		return &node{at: at}
	case *ast.NullNode:
		return &node{at: at}
	case *ast.MappingNode:
		return s.mapping(at, n.Values, depth)
	case *ast.MappingValueNode:
		return s.mapping(at, []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		l := &node{kind: list, at: at}
		for _, v := range n.Values {
			item := s.node(v, depth+1)
			if item == nil {
				return nil
			}
			l.items = append(l.items, item)
		}
		return l
	case *ast.LiteralNode:
		return &node{kind: text, at: at, text: n.Value.Value, style: n.Start.Type}
	case *ast.StringNode:
		return &node{kind: text, at: at, text: n.Value, style: n.Token.Type}
	case *ast.BoolNode:
		return &node{kind: boolean, at: at, text: n.Token.Value, boolean: n.Value}
	case *ast.IntegerNode, *ast.FloatNode:
		return s.number(n.(ast.ScalarNode), at)
	}
	s.fail(at, "", "this kind of YAML value is not allowed")
	return nil
}

func (s *source) number(n ast.ScalarNode, at place) *node {
	v := &node{kind: number, at: at, text: n.GetToken().Value}
	switch x := n.GetValue().(type) {
	case int64:
		v.number = float64(x)
	case uint64:
		v.number = float64(x)
	case float64:
		v.number = x
	default:
		s.fail(at, "", "%q is not a number that can be used", v.text)
		return nil
	}
	return v
}

func (s *source) mapping(at place, values []*ast.MappingValueNode, depth int) *node {
	m := &node{kind: mapping, at: at}
	seen := map[string]place{}
	for i, v := range values {
		t := v.Key.GetToken()
		f := &field{key: t.Value, at: place{t.Position.Line, t.Position.Column}}
		if i == 0 && m.at.line == f.at.line {
			m.at = f.at
		}
		if first, ok := seen[f.key]; ok {
			s.fail(f.at, "remove one of the two", "the key %s stands twice, first at %d:%d", f.key, first.line, first.column)
			return nil
		}
		seen[f.key] = f.at
		if f.value = s.node(v.Value, depth+1); f.value == nil {
			return nil
		}
		if f.value.kind == empty {
			f.value.at = f.at
		}
		m.fields = append(m.fields, f)
	}
	return m
}

func position(n ast.Node) place {
	if n == nil || n.GetToken() == nil {
		return place{1, 1}
	}
	p := n.GetToken().Position
	return place{p.Line, p.Column}
}

// describe writes what a node is, for messages.
func (n *node) describe() string {
	if n.kind == text && len(n.text) < 40 {
		return fmt.Sprintf("text %q", n.text)
	}
	if n.kind == number || n.kind == boolean {
		return n.text
	}
	return n.kind.String()
}
