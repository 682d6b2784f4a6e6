package page

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// A jsonValue is one value of a JSON text with the members of objects in their order, which encoding/json would lose.
type jsonValue struct {
	kind  byte        // one of { [ " 0 t n: object, array, string, number, boolean, null
	text  string      // of a string decoded, of a number or boolean as written
	names []string    // of an object
	items []jsonValue // of an object or array
}

// member returns the first member of an object with this name.
func (v *jsonValue) member(name string) *jsonValue {
	if v == nil || v.kind != '{' {
		return nil
	}
	for i, n := range v.names {
		if n == name {
			return &v.items[i]
		}
	}
	return nil
}

// maxJSONDepth is the depth at which nested values are refused. Real markup stays below 12.
const maxJSONDepth = 64

// A jsonError says what is wrong and where.
type jsonError struct {
	offset int
	what   string
}

func (e *jsonError) Error() string { return e.what }

// A jsonParser reads RFC 8259, strictly: what it refuses, search engines refuse.
type jsonParser struct {
	s      string
	i      int
	values int // budget left
}

func (p *jsonParser) fail(what string) error {
	return &jsonError{offset: p.i, what: what}
}

// space skips white space; a byte order mark is taken for it.
func (p *jsonParser) space() {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			p.i++
		case c == 0xEF && len(p.s) > p.i+2 && p.s[p.i:p.i+3] == "\uFEFF":
			p.i += 3
		default:
			return
		}
	}
}

func (p *jsonParser) value(depth int) (jsonValue, error) {
	p.space()
	if p.i >= len(p.s) {
		return jsonValue{}, p.fail("unexpected end")
	}
	if depth > maxJSONDepth {
		return jsonValue{}, p.fail("nested too deeply")
	}
	if p.values--; p.values < 0 {
		return jsonValue{}, p.fail("too many values")
	}
	switch c := p.s[p.i]; {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.string()
		return jsonValue{kind: '"', text: s}, err
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for _, word := range [...]string{"true", "false", "null"} {
		if len(p.s)-p.i >= len(word) && p.s[p.i:p.i+len(word)] == word {
			p.i += len(word)
			if word == "null" {
				return jsonValue{kind: 'n'}, nil
			}
			return jsonValue{kind: 't', text: word}, nil
		}
	}
	return jsonValue{}, p.fail(fmt.Sprintf("unexpected %s", p.next()))
}

// next is the character at the position, quoted.
func (p *jsonParser) next() string {
	if p.i >= len(p.s) {
		return "end"
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.i:])
	return strconv.QuoteRune(r)
}

func (p *jsonParser) object(depth int) (jsonValue, error) {
	v := jsonValue{kind: '{'}
	p.i++
	for first := true; ; first = false {
		p.space()
		if p.i < len(p.s) && p.s[p.i] == '}' && first {
			p.i++
			return v, nil
		}
		if p.i >= len(p.s) || p.s[p.i] != '"' {
			if !first && p.i < len(p.s) && p.s[p.i] == '}' {
				return jsonValue{}, p.fail("comma before }")
			}
			return jsonValue{}, p.fail("member name expected, not " + p.next())
		}
		name, err := p.string()
		if err != nil {
			return jsonValue{}, err
		}
		if p.space(); p.i >= len(p.s) || p.s[p.i] != ':' {
			return jsonValue{}, p.fail("colon expected, not " + p.next())
		}
		p.i++
		item, err := p.value(depth + 1)
		if err != nil {
			return jsonValue{}, err
		}
		v.names, v.items = append(v.names, name), append(v.items, item)
		if done, err := p.more('}'); done || err != nil {
			return v, err
		}
	}
}

func (p *jsonParser) array(depth int) (jsonValue, error) {
	v := jsonValue{kind: '['}
	p.i++
	for first := true; ; first = false {
		p.space()
		if p.i < len(p.s) && p.s[p.i] == ']' {
			if !first {
				return jsonValue{}, p.fail("comma before ]")
			}
			p.i++
			return v, nil
		}
		item, err := p.value(depth + 1)
		if err != nil {
			return jsonValue{}, err
		}
		v.items = append(v.items, item)
		if done, err := p.more(']'); done || err != nil {
			return v, err
		}
	}
}

// more reads what follows an item: a comma, or the end of the list.
func (p *jsonParser) more(end byte) (done bool, err error) {
	p.space()
	if p.i < len(p.s) {
		switch p.s[p.i] {
		case ',':
			p.i++
			return false, nil
		case end:
			p.i++
			return true, nil
		}
	}
	return false, p.fail("comma or " + string(rune(end)) + " expected, not " + p.next())
}

func (p *jsonParser) number() (jsonValue, error) {
	start := p.i
	digits := func() bool {
		from := p.i
		for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
			p.i++
		}
		return p.i > from
	}
	if p.s[p.i] == '-' {
		p.i++
	}
	zero := p.i < len(p.s) && p.s[p.i] == '0'
	from := p.i
	if !digits() || zero && p.i > from+1 {
		return jsonValue{}, p.fail("number is not well-formed")
	}
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		if !digits() {
			return jsonValue{}, p.fail("number is not well-formed")
		}
	}
	if p.i < len(p.s) && (p.s[p.i] == 'e' || p.s[p.i] == 'E') {
		p.i++
		if p.i < len(p.s) && (p.s[p.i] == '+' || p.s[p.i] == '-') {
			p.i++
		}
		if !digits() {
			return jsonValue{}, p.fail("number is not well-formed")
		}
	}
	return jsonValue{kind: '0', text: p.s[start:p.i]}, nil
}
