package page

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of one selector.
const (
	maxSelectorText = 1000 // bytes
	maxChains       = 20   // parts between commas
	maxCompounds    = 12   // of one chain
)

// A chain is a selector without commas: compounds with the combinators before them.
type chain []link

// A link is one compound of a chain.
type link struct {
	combinator byte // 0 for the first, else ' ', '>', '+' or '~'
	compound
}

// A compound is what is asked of one element.
type compound struct {
	tag     string // lower case; "" for any
	id      string
	classes []string
	attrs   []attrTest
	nth     []nthTest
	last    bool // :last-child
	empty   bool
	root    bool
	holds   []string // :contains
	not     []compound
}

// An attrTest is [key op "value" i].
type attrTest struct {
	key, value string
	op         byte // 0: present; '=', '~', '|', '^', '$', '*'
	fold       bool
}

// An nthTest is :nth-child(an+b).
type nthTest struct{ a, b int }

// A selectorReader reads a selector from its text.
type selectorReader struct {
	s   string
	i   int
	err *ExtractError
}

// parseSelector reads a selector with all parts between its commas.
func parseSelector(s string) ([]chain, *ExtractError) {
	r := &selectorReader{s: s}
	if len(s) > maxSelectorText {
		r.fail("", "the selector has %d bytes, at most %d are read", len(s), maxSelectorText)
		return nil, r.err
	}
	var list []chain
	for r.err == nil {
		list = append(list, r.chain())
		if r.i >= len(s) {
			break
		}
		r.i++ // the comma
		if len(list) == maxChains && r.err == nil {
			r.fail("", "more than %d parts between commas", maxChains)
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	return list, nil
}

// fail keeps the first fault, at the place that was reached.
func (r *selectorReader) fail(hint, format string, args ...any) {
	if r.err == nil {
		r.err = &ExtractError{Offset: utf8.RuneCountInString(r.s[:min(r.i, len(r.s))]), Msg: fmt.Sprintf(format, args...), Hint: hint}
	}
}

func (r *selectorReader) peek() byte {
	if r.i < len(r.s) {
		return r.s[r.i]
	}
	return 0
}

// space steps over white space and reports whether there was some.
func (r *selectorReader) space() bool {
	from := r.i
	for r.i < len(r.s) && strings.IndexByte(" \t\n\r\f", r.s[r.i]) >= 0 {
		r.i++
	}
	return r.i > from
}

// chain reads up to a comma or the end.
func (r *selectorReader) chain() chain {
	var c chain
	r.space()
	combinator := byte(0)
	for r.err == nil {
		if len(c) == maxCompounds {
			r.fail("", "more than %d compounds", maxCompounds)
			break
		}
		c = append(c, link{combinator, r.compound(false)})
		spaced := r.space()
		switch p := r.peek(); {
		case p == 0 || p == ',':
			return c
		case p == '>' || p == '+' || p == '~':
			combinator = p
			r.i++
			r.space()
		case spaced:
			combinator = ' '
		default:
			r.fail("", "%q does not belong here", r.rune())
		}
	}
	return c
}

// rune is the character that was reached, for messages.
func (r *selectorReader) rune() string {
	c, _ := utf8.DecodeRuneInString(r.s[min(r.i, len(r.s)):])
	return string(c)
}

// compound reads what is asked of one element; inside is that of :not().
func (r *selectorReader) compound(inside bool) compound {
	var c compound
	from := r.i
	if r.peek() == '*' {
		r.i++
	} else if nameByte(r.peek()) {
		c.tag = strings.ToLower(r.name("a tag"))
	}
	for r.err == nil {
		switch r.peek() {
		case '#':
			r.i++
			if c.id != "" {
				r.fail("", "an element has one id")
			}
			c.id = r.name("an id")
		case '.':
			r.i++
			c.classes = append(c.classes, r.name("a class"))
		case '[':
			r.i++
			c.attrs = append(c.attrs, r.attribute())
		case ':':
			r.pseudo(&c, inside)
		default:
			if r.i == from {
				if r.i >= len(r.s) {
					r.fail("", "the selector ends too early")
				} else {
					r.fail("", "a tag, .class, #id or [attribute] is wanted at %q", r.rune())
				}
			}
			return c
		}
	}
	return c
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '\\' || c >= 0x80
}

// name reads an identifier; a backslash takes the character after it as it is.
func (r *selectorReader) name(what string) string {
	var b strings.Builder
	for r.i < len(r.s) && nameByte(r.s[r.i]) {
		if r.s[r.i] == '\\' {
			if r.i++; r.i >= len(r.s) {
				break
			}
		}
		b.WriteByte(r.s[r.i])
		r.i++
	}
	if b.Len() == 0 {
		r.fail("", "the name of %s is missing", what)
	}
	return b.String()
}

// attribute reads what follows [.
func (r *selectorReader) attribute() attrTest {
	r.space()
	t := attrTest{key: strings.ToLower(r.name("an attribute"))}
	r.space()
	switch c := r.peek(); {
	case c == '=':
		t.op = '='
		r.i++
	case strings.IndexByte("~|^$*", c) >= 0 && r.i+1 < len(r.s) && r.s[r.i+1] == '=':
		t.op = c
		r.i += 2
	case c != ']':
		r.fail("write [name=\"value\"]", "the attribute %s is not closed with ]", t.key)
		return t
	}
	if t.op != 0 {
		r.space()
		t.value = r.value("a value")
		if r.space(); r.peek() == 'i' || r.peek() == 's' {
			t.fold = r.peek() == 'i'
			r.i++
			r.space()
		}
	}
	if r.peek() != ']' {
		r.fail("write [name=\"value\"]", "the attribute %s is not closed with ]", t.key)
		return t
	}
	r.i++
	return t
}

// value reads a quoted text or a name.
func (r *selectorReader) value(what string) string {
	q := r.peek()
	if q != '"' && q != '\'' {
		return r.name(what)
	}
	start := r.i
	var b strings.Builder
	for r.i++; r.i < len(r.s) && r.s[r.i] != q; r.i++ {
		if r.s[r.i] == '\\' && r.i+1 < len(r.s) {
			r.i++
		}
		b.WriteByte(r.s[r.i])
	}
	if r.i >= len(r.s) {
		r.i = start
		r.fail("", "the quotation mark is not closed")
		return ""
	}
	r.i++
	return b.String()
}

// pseudoHint lists what is understood.
const pseudoHint = ":first-child, :last-child, :only-child, :nth-child(2n+1), :empty, :root, :contains(\"text\") and :not(…) are understood"

// pseudo reads what follows a colon.
func (r *selectorReader) pseudo(c *compound, inside bool) {
	start := r.i
	r.i++
	name := strings.ToLower(r.name("a pseudo-class"))
	switch name {
	case "first-child":
		c.nth = append(c.nth, nthTest{0, 1})
	case "last-child":
		c.last = true
	case "only-child":
		c.nth, c.last = append(c.nth, nthTest{0, 1}), true
	case "empty":
		c.empty = true
	case "root":
		c.root = true
	case "nth-child", "contains", "not":
		r.function(name, c, inside)
	default:
		r.i = start
		r.fail(pseudoHint, "the pseudo-class :%s is not understood", name)
	}
}

// function reads the argument of a pseudo-class.
func (r *selectorReader) function(name string, c *compound, inside bool) {
	if r.peek() != '(' {
		r.fail("", ":%s needs something in ( )", name)
		return
	}
	r.i++
	r.space()
	switch {
	case name == "not" && inside:
		r.fail("", ":not inside :not is not understood")
	case name == "not":
		c.not = append(c.not, r.compound(true))
	case name == "contains":
		if v := r.value("a text"); v != "" {
			c.holds = append(c.holds, v)
		}
	default:
		c.nth = append(c.nth, r.nth())
	}
	if r.space(); r.peek() != ')' {
		r.fail("", ":%s is not closed with )", name)
		return
	}
	r.i++
}

// nth reads odd, even, 3, n, -n+3, 2n + 1.
func (r *selectorReader) nth() nthTest {
	from := r.i
	for r.i < len(r.s) && r.s[r.i] != ')' {
		r.i++
	}
	text := strings.ToLower(strings.Join(strings.Fields(r.s[from:r.i]), ""))
	switch text {
	case "odd":
		return nthTest{2, 1}
	case "even":
		return nthTest{2, 0}
	}
	var t nthTest
	var err error
	a, b, found := strings.Cut(text, "n")
	if !found {
		a, b = "0", text
	}
	switch a {
	case "", "+":
		t.a = 1
	case "-":
		t.a = -1
	default:
		t.a, err = strconv.Atoi(a)
	}
	if err == nil && (b != "" || !found) {
		t.b, err = strconv.Atoi(b)
	}
	if const1 := 1 << 30; err != nil || t.a > const1 || t.a < -const1 || t.b > const1 || t.b < -const1 {
		r.i = from
		r.fail("write odd, 3 or 2n+1", "%q is no place among siblings", text)
	}
	return t
}

// is reports whether place, from 1, is one of an+b with n from 0.
func (t nthTest) is(place int) bool {
	d := place - t.b
	if t.a == 0 {
		return d == 0
	}
	return d%t.a == 0 && d/t.a >= 0
}
