package page

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

// A pattern is a regular expression of bounded size. Most patterns hold a literal that the text must hold as well; where it does
// not, the expression is not run.
type pattern struct {
	re      *regexp.Regexp
	size    int    // instructions
	literal string // "" when none is known
	group   int    // 1 when there is a group, else 0
}

func newPattern(text string) (*pattern, error) {
	const most = 4096
	if len(text) > most {
		return nil, fmt.Errorf("the pattern has %d bytes, at most %d are read", len(text), most)
	}
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		var e *syntax.Error
		if errors.As(err, &e) {
			return nil, fmt.Errorf("bad pattern: %s: %s", e.Code, e.Expr)
		}
		return nil, fmt.Errorf("bad pattern: %w", err)
	}
	p := &pattern{group: min(1, parsed.MaxCap())}
	parsed = parsed.Simplify()
	prog, err := syntax.Compile(parsed)
	if err != nil {
		return nil, fmt.Errorf("bad pattern: %w", err)
	}
	if p.size = len(prog.Inst); p.size > maxOwnPattern {
		return nil, fmt.Errorf("the pattern is too large: %d steps, at most %d are allowed", p.size, maxOwnPattern)
	}
	if p.re, err = regexp.Compile(text); err != nil {
		return nil, fmt.Errorf("bad pattern: %w", err)
	}
	p.literal = required(parsed)
	return p, nil
}

// required is the longest text that every match holds, "" when none is certain.
func required(re *syntax.Regexp) string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return string(re.Rune)
		}
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpConcat:
		longest := ""
		for _, sub := range re.Sub {
			if s := required(sub); len(s) > len(longest) {
				longest = s
			}
		}
		return longest
	}
	return ""
}

// can reports whether text may hold a match.
func (p *pattern) can(text string) bool { return p.literal == "" || strings.Contains(text, p.literal) }

// first is the value of the first match.
func (p *pattern) first(text string) (string, bool) {
	m := p.re.FindStringSubmatchIndex(text)
	if m == nil {
		return "", false
	}
	return p.value(text, m), true
}

// value is the first group of a match; all of it when there is no group or the group took no part.
func (p *pattern) value(text string, m []int) string {
	from, to := m[2*p.group], m[2*p.group+1]
	if from < 0 {
		from, to = m[0], m[1]
	}
	return text[from:to]
}
