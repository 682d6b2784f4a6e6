package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/token"
)

// Limits of what is parsed. The YAML library accepts any depth and takes minutes for some short files, so the
// tokens are counted and their nesting is measured before the parser sees them.
const (
	maxDepth  = 32
	maxTokens = 50_000
)

// bounded refuses tokens that would cost the parser more than they are worth, and the parts of YAML that let one
// line stand for many: anchors, aliases, merge keys, tags and keys that are not plain words.
func (s *source) bounded(tokens token.Tokens) bool {
	if len(tokens) > s.most {
		s.fail(place{}, "", "the file has %d YAML tokens, at most %d are read", len(tokens), s.most)
		return false
	}
	var columns []int // of the open block levels
	flow, begun := 0, false
	open := func(column int) {
		for len(columns) > 0 && columns[len(columns)-1] >= column {
			columns = columns[:len(columns)-1]
		}
		columns = append(columns, column)
	}
	for i, t := range tokens {
		at := place{t.Position.Line, t.Position.Column}
		switch t.Type {
		case token.AnchorType, token.AliasType:
			s.fail(at, "write the text out where it is needed", "anchors and aliases are not allowed")
			return false
		case token.MergeKeyType:
			s.fail(at, "write the keys out where they are needed", "merge keys are not allowed")
			return false
		case token.TagType:
			s.fail(at, "remove it", "YAML tags are not allowed")
			return false
		case token.DocumentHeaderType:
			if begun {
				s.fail(at, "keep one and move the rest to files of their own", "a second document in one file")
				return false
			}
		case token.DirectiveType:
			s.fail(at, "remove it", "YAML directives are not allowed")
			return false
		case token.MappingKeyType:
			s.fail(at, "write key: value", "explicit keys are not allowed")
			return false
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType:
			open(at.column)
		case token.MappingValueType:
			if flow <= 0 && i > 0 {
				open(tokens[i-1].Position.Column)
			}
		}
		begun = begun || t.Type != token.CommentType && t.Type != token.DocumentHeaderType
		if flow+len(columns) > maxDepth {
			s.fail(at, "", "nested more than %d levels deep", maxDepth)
			return false
		}
	}
	return true
}

// syntax records what the YAML parser says in our form.
func (s *source) syntax(err error, tokens token.Tokens) {
	var ye yaml.Error
	if !errors.As(err, &ye) || ye.GetToken() == nil {
		s.fail(place{1, 1}, "", "not YAML: %s", firstLine(err.Error()))
		return
	}
	t := ye.GetToken()
	at := place{t.Position.Line, t.Position.Column}
	msg := firstLine(ye.GetMessage())
	if open, what := unclosed(tokens, at); open != nil {
		s.fail(place{open.Position.Line, open.Position.Column}, fmt.Sprintf("the YAML goes wrong at %d:%d", at.line, at.column), "%s", what)
		return
	}
	s.fail(at, yamlHint(msg), "not YAML: %s", msg)
}

// unclosed finds what is still open where the parser stopped: a bracket, or a quote that swallowed lines. People
// look for the fault where it begins, not where it is noticed.
func unclosed(tokens token.Tokens, at place) (*token.Token, string) {
	var open []*token.Token
	var quote *token.Token
	for _, t := range tokens {
		if t.Position.Line > at.line || t.Position.Line == at.line && t.Position.Column > at.column {
			break
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open = append(open, t)
		case token.SequenceEndType, token.MappingEndType:
			open = open[:max(0, len(open)-1)]
		case token.SingleQuoteType, token.DoubleQuoteType:
			if strings.Contains(strings.TrimSpace(t.Origin), "\n") {
				quote = t
			}
		}
	}
	switch {
	case quote != nil:
		return quote, "this quote is not closed on its line"
	case len(open) > 0:
		last := open[len(open)-1]
		return last, fmt.Sprintf("this %s is not closed", last.Value)
	}
	return nil, ""
}

// yamlHint names the usual cause of a syntax error.
func yamlHint(msg string) string {
	switch {
	case strings.Contains(msg, "tab"), strings.Contains(msg, "'\\t'"):
		return "indent with spaces"
	case strings.Contains(msg, "mapping value is not allowed"), strings.Contains(msg, "value is not allowed"), strings.Contains(msg, "reserved character"):
		return `put texts that contain ": " or begin with a special character into quotes`
	case strings.Contains(msg, "non-map value"), strings.Contains(msg, "unexpected key"):
		return "check the indentation"
	}
	return ""
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(s)
}
