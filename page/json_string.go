package page

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads a string. The result shares the text when it has no escapes.
func (p *jsonParser) string() (string, error) {
	p.i++
	start := p.i
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == '"':
			p.i++
			return p.s[start : p.i-1], nil
		case c == '\\':
			return p.escaped(start)
		case c < 0x20:
			return "", p.fail("line break or control character in a string")
		}
		p.i++
	}
	return "", p.fail("string does not end")
}

func (p *jsonParser) escaped(start int) (string, error) {
	b := append(make([]byte, 0, 2*(p.i-start)+16), p.s[start:p.i]...)
	for p.i < len(p.s) {
		c := p.s[p.i]
		switch {
		case c == '"':
			p.i++
			return string(b), nil
		case c < 0x20:
			return "", p.fail("line break or control character in a string")
		case c != '\\':
			b = append(b, c)
			p.i++
			continue
		}
		if p.i+1 >= len(p.s) {
			break
		}
		const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
		e := p.s[p.i+1]
		if e == 'u' {
			r, size := p.unicode()
			if size == 0 {
				return "", p.fail(`\u without four digits`)
			}
			b = utf8.AppendRune(b, r)
			p.i += size
			continue
		}
		at := -1
		for k := 0; k < len(from); k++ {
			if from[k] == e {
				at = k
			}
		}
		if at < 0 {
			return "", p.fail("unknown escape in a string")
		}
		b = append(b, to[at])
		p.i += 2
	}
	return "", p.fail("string does not end")
}

// unicode reads one or two \uXXXX at the position and returns the bytes they take.
func (p *jsonParser) unicode() (rune, int) {
	hex := func(at int) rune {
		if at+6 > len(p.s) || p.s[at] != '\\' || p.s[at+1] != 'u' {
			return -1
		}
		n, err := strconv.ParseUint(p.s[at+2:at+6], 16, 16)
		if err != nil {
			return -1
		}
		return rune(n)
	}
	r := hex(p.i)
	if r < 0 {
		return 0, 0
	}
	if utf16.IsSurrogate(r) {
		if low := hex(p.i + 6); low >= 0 {
			if full := utf16.DecodeRune(r, low); full != utf8.RuneError {
				return full, 12
			}
		}
		return utf8.RuneError, 6
	}
	return r, 6
}
