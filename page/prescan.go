package page

import (
	"bytes"
	"strings"
)

// prescanBytes is how far a browser looks for a declared encoding before it parses.
const prescanBytes = 1024

// prescan finds the label of the first meta element that declares an encoding, as the HTML standard's prescan does:
// comments and other tags are skipped, attributes are read, http-equiv counts only with content-type.
func prescan(body []byte) string {
	b := body[:min(len(body), prescanBytes)]
	for i := 0; i < len(b); {
		next := bytes.IndexByte(b[i:], '<')
		if next < 0 {
			return ""
		}
		i += next
		rest := b[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			end := bytes.Index(rest[2:], []byte("-->")) // "<!-->" is a whole comment
			if end < 0 {
				return ""
			}
			i += 2 + end + 3
		case len(rest) > 5 && foldEqual(rest[1:5], "meta") && (htmlSpace(rest[5]) || rest[5] == '/'):
			a := attributes{b: b, i: i + 5}
			if label := metaCharset(&a); label != "" {
				return label
			}
			i = a.i
		case len(rest) > 1 && (asciiLetter(rest[1]) || rest[1] == '/' && len(rest) > 2 && asciiLetter(rest[2])):
			j := i + 1
			for j < len(b) && !htmlSpace(b[j]) && b[j] != '>' {
				j++
			}
			a := attributes{b: b, i: j}
			for {
				if _, _, ok := a.next(); !ok {
					break
				}
			}
			i = a.i
		case len(rest) > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?'):
			end := bytes.IndexByte(rest, '>')
			if end < 0 {
				return ""
			}
			i += end + 1
		default:
			i++
		}
	}
	return ""
}

// metaCharset reads the attributes of one meta element and returns a label that names a known encoding, or "".
func metaCharset(a *attributes) string {
	var pragma, fromContent bool
	label := ""
	for {
		name, value, ok := a.next()
		if !ok {
			break
		}
		switch {
		case foldEqual(name, "http-equiv"):
			pragma = pragma || foldEqual(bytes.TrimSpace(value), "content-type")
		case foldEqual(name, "content"):
			if label == "" {
				if label = contentCharset(value); label != "" {
					fromContent = true
				}
			}
		case foldEqual(name, "charset"):
			label, fromContent = cutLabel(string(value)), false
		}
	}
	if fromContent && !pragma || encodingName(label) == "" {
		return ""
	}
	return label
}

// contentCharset extracts an encoding from the content of a meta http-equiv.
func contentCharset(v []byte) string {
	for {
		i := foldIndex(v, "charset")
		if i < 0 {
			return ""
		}
		v = bytes.TrimLeft(v[i+len("charset"):], " \t\n\f\r")
		if len(v) == 0 || v[0] != '=' {
			continue
		}
		v = bytes.TrimLeft(v[1:], " \t\n\f\r")
		if len(v) == 0 {
			return ""
		}
		if q := v[0]; q == '"' || q == '\'' {
			end := bytes.IndexByte(v[1:], q)
			if end < 0 {
				return ""
			}
			return cutLabel(string(v[1 : 1+end]))
		}
		if end := bytes.IndexAny(v, "; \t\n\f\r"); end >= 0 {
			v = v[:end]
		}
		return cutLabel(string(v))
	}
}

// attributes reads the attributes of one tag. A tag that runs over the end of the bytes has no more of them.
type attributes struct {
	b []byte
	i int
}

func (a *attributes) next() (name, value []byte, ok bool) {
	for a.i < len(a.b) && (htmlSpace(a.b[a.i]) || a.b[a.i] == '/') {
		a.i++
	}
	if a.i >= len(a.b) {
		return nil, nil, false
	}
	if a.b[a.i] == '>' {
		a.i++
		return nil, nil, false
	}
	start := a.i
	a.i++ // a leading = belongs to the name
	for a.i < len(a.b) && !htmlSpace(a.b[a.i]) && a.b[a.i] != '/' && a.b[a.i] != '>' && a.b[a.i] != '=' {
		a.i++
	}
	name = a.b[start:a.i]
	a.space()
	if a.i >= len(a.b) || a.b[a.i] != '=' {
		return name, nil, a.i < len(a.b)
	}
	a.i++
	a.space()
	if a.i >= len(a.b) {
		return nil, nil, false
	}
	if q := a.b[a.i]; q == '"' || q == '\'' {
		end := bytes.IndexByte(a.b[a.i+1:], q)
		if end < 0 {
			a.i = len(a.b)
			return nil, nil, false
		}
		value = a.b[a.i+1 : a.i+1+end]
		a.i += end + 2
		return name, value, true
	}
	start = a.i
	for a.i < len(a.b) && !htmlSpace(a.b[a.i]) && a.b[a.i] != '>' {
		a.i++
	}
	return name, a.b[start:a.i], a.i < len(a.b)
}

func (a *attributes) space() {
	for a.i < len(a.b) && htmlSpace(a.b[a.i]) {
		a.i++
	}
}

func foldEqual(b []byte, s string) bool { return len(b) == len(s) && strings.EqualFold(string(b), s) }

func foldIndex(b []byte, s string) int {
	for i := 0; i+len(s) <= len(b); i++ {
		if b[i]|0x20 == s[0] && foldEqual(b[i:i+len(s)], s) {
			return i
		}
	}
	return -1
}

func htmlSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
