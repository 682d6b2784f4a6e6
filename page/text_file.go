package page

import (
	"bytes"
	"encoding/json"
	"strings"
)

// A TextFile is what the beginning of a script or style sheet says.
type TextFile struct {
	Read      int    `json:"read,omitempty"`       // bytes that were looked at, after content decoding
	Whole     bool   `json:"whole,omitempty"`      // they are all of it
	Waste     int    `json:"waste,omitempty"`      // of them, bytes that minifying takes out: indentation, line ends, comments
	Banner    string `json:"banner,omitempty"`     // of a script: its first comment, one line, at most 160 bytes
	SourceMap string `json:"source_map,omitempty"` // as written; "" when none is named
	Faces     int    `json:"faces,omitempty"`      // of a style sheet: @font-face rules that load a whole text font
	Blocking  int    `json:"blocking,omitempty"`   // @font-face rules that hide text until the font has come
	Face      string `json:"face,omitempty"`       // family of the first of these
	Fits      bool   `json:"fits,omitempty"`       // of a style sheet: it crops images or keeps their proportions (object-fit, height: auto)
}

// Unminified reports whether minifying takes out a tenth of the file or more, and at least 2 kB.
func (t *TextFile) Unminified() bool { return t.Waste >= 2<<10 && t.Waste*10 >= t.Read }

func readScript(b []byte, whole bool) TextFile {
	t := TextFile{Read: len(b), Whole: whole, Waste: waste(b), Banner: banner(b)}
	if whole {
		t.SourceMap = sourceMap(b)
	}
	return t
}

func readStyle(b []byte, whole bool) TextFile {
	t := TextFile{Read: len(b), Whole: whole, Waste: waste(b)}
	if whole {
		t.SourceMap = sourceMap(b)
	}
	t.fontFaces(b)
	t.Fits = bytes.Contains(b, []byte("object-fit")) || bytes.Contains(b, []byte("height:auto")) || bytes.Contains(b, []byte("height: auto"))
	return t
}

// waste counts what a minifier surely takes out: indentation, ends of lines, and comments that begin a line and are no
// licence. It is a lower bound, since nothing is parsed.
func waste(b []byte) int {
	n := 0
	comment := false
	for len(b) > 0 {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line, b = b[:i+1], b[i+1:]
		} else {
			b = nil
		}
		text := bytes.TrimSpace(line)
		switch {
		case comment:
			if i := bytes.Index(line, []byte("*/")); i >= 0 {
				n, comment = n+i+2, false
			} else {
				n += len(line)
			}
		case bytes.HasPrefix(text, []byte("/*")) && !bytes.HasPrefix(text, []byte("/*!")) && (!bytes.Contains(text, []byte("*/")) || bytes.HasSuffix(text, []byte("*/"))):
			n += len(line)
			comment = !bytes.Contains(text, []byte("*/"))
		case bytes.HasPrefix(text, []byte("//")) && !bytes.HasPrefix(text, []byte("//#")):
			n += len(line)
		default:
			n += len(line) - len(text)
		}
	}
	return n
}

// banner is the text of the comment that a script begins with.
func banner(b []byte) string {
	s := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 1024)], []byte("\xEF\xBB\xBF")), " \t\r\n;!")
	switch {
	case bytes.HasPrefix(s, []byte("/*")):
		if i := bytes.Index(s, []byte("*/")); i >= 0 {
			s = s[:i]
		}
	case bytes.HasPrefix(s, []byte("//")):
		if i := bytes.IndexByte(s, '\n'); i >= 0 {
			s = s[:i]
		}
	default:
		return ""
	}
	words := strings.FieldsFunc(strings.ToValidUTF8(string(s[:min(len(s), 400)]), ""), func(r rune) bool {
		return r <= ' ' || r == '*' || r == '/' || r == '!'
	})
	return strings.Clone(cut(strings.Join(words, " "), 160))
}

// sourceMap is the address behind the last sourceMappingURL of a file.
func sourceMap(b []byte) string {
	const mark = "sourceMappingURL="
	i := bytes.LastIndex(b, []byte(mark))
	if i < 2 || b[i-1] != ' ' || b[i-2] != '#' && b[i-2] != '@' {
		return ""
	}
	s := b[i+len(mark):]
	if end := bytes.IndexAny(s, " \t\r\n*\"'"); end >= 0 {
		s = s[:end]
	}
	if len(s) == 0 || len(s) > 1000 || bytes.HasPrefix(s, []byte("data:")) {
		return ""
	}
	return strings.ToValidUTF8(string(s), "")
}

// maxFaces is how many @font-face rules of a style sheet are looked at.
const maxFaces = 500

// fontFaces counts the fonts that a style sheet loads for text. Icon fonts do not count (a fallback letter in the place of an
// icon helps nobody), nor do fonts that lie in the sheet itself or on the reader's machine.
func (t *TextFile) fontFaces(b []byte) {
	const mark = "@font-face"
	for n := 0; n < maxFaces; n++ {
		i := bytes.Index(b, []byte(mark))
		if i < 0 {
			return
		}
		b = b[i+len(mark):]
		end := bytes.IndexByte(b, '}')
		if end < 0 {
			return
		}
		rule := b[:end]
		b = b[end:]
		lower := bytes.ToLower(rule[:min(len(rule), 2000)])
		at := bytes.Index(lower, []byte("url("))
		if at < 0 || bytes.HasPrefix(bytes.TrimLeft(lower[at+4:], " '\""), []byte("data:")) || iconFont(lower) {
			continue
		}
		if !bytes.Contains(lower, []byte("unicode-range")) { // a browser fetches the parts of the alphabet that it needs
			t.Faces++
		}
		display := bytes.Index(lower, []byte("font-display"))
		if display >= 0 && !bytes.Contains(lower[display:min(len(lower), display+40)], []byte("block")) {
			continue
		}
		t.Blocking++
		if t.Face == "" {
			t.Face = familyOf(rule)
		}
	}
}

func iconFont(face []byte) bool {
	for _, w := range [...]string{"icon", "awesome", "glyph", "symbol", "dashicons", "fa-", "swiper", "slick", "emoji", "ico"} {
		if bytes.Contains(face, []byte(w)) {
			return true
		}
	}
	return false
}

func familyOf(face []byte) string {
	_, v, ok := bytes.Cut(face, []byte("font-family"))
	if !ok {
		return ""
	}
	v = bytes.TrimLeft(v, " :\t\r\n'\"")
	if i := bytes.IndexAny(v, ";'\"\n"); i >= 0 {
		v = v[:i]
	}
	return strings.ToValidUTF8(string(v[:min(len(v), 60)]), "")
}

// manifestFault says what keeps a web app manifest from being used: not-json, no-name, no-icons; "" when nothing does.
func manifestFault(b []byte, whole bool) string {
	if !whole {
		return ""
	}
	var m struct {
		Name      any `json:"name"`
		ShortName any `json:"short_name"`
		Icons     any `json:"icons"`
	}
	if json.Unmarshal(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), &m) != nil {
		return "not-json"
	}
	name, _ := m.Name.(string)
	short, _ := m.ShortName.(string)
	if strings.TrimSpace(name) == "" && strings.TrimSpace(short) == "" {
		return "no-name"
	}
	if icons, _ := m.Icons.([]any); len(icons) == 0 {
		return "no-icons"
	}
	return ""
}

// amp reads the AMP form of a page: its mark on the html element and its canonical link, which is required to lead back.
func (a *Answer) amp(url string, b []byte) {
	a.Target = strings.Clone(Parse(Source{URL: url, Status: 200, Body: b}).Canonical)
	head := bytes.ToLower(b[:min(len(b), 4<<10)])
	i := bytes.Index(head, []byte("<html"))
	if i < 0 {
		a.Fault = "no-amp"
		return
	}
	tag := head[i:]
	if end := bytes.IndexByte(tag, '>'); end >= 0 {
		tag = tag[:end]
	}
	for f := range strings.FieldsSeq(string(tag)) {
		f, _, _ = strings.Cut(f, "=")
		if f == "amp" || strings.HasPrefix(f, "⚡") {
			return
		}
	}
	a.Fault = "no-amp"
}
