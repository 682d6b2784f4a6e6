package page

import (
	"bytes"
	"slices"
	"strings"
)

// Bounds of the markup that is parsed. A tree takes some 150 bytes an element and 100 an attribute, so markup without end
// would fill memory long before a body reaches its limit. No honest document comes near.
const (
	maxMarks      = 200_000 // "<" of a document
	maxAttributes = 500_000 // attributes of a document, counting whatever may part them
	maxReopened   = 250_000 // formatting elements that html.Parse may open again
	maxFormatting = 1024    // entries of the list of active formatting elements
)

// bounded returns the part of body that is parsed, and whether html.Parse may do it. The standard has formatting
// elements that are not closed opened again in every following block: a few hundred of them before some thousand
// paragraphs of four bytes each are a tree of gigabytes. Such a document is left to the tokenizer.
func bounded(body []byte) (safe []byte, tree bool) {
	var f formatting
	var marks, attributes int
	for i := 0; ; {
		n := bytes.IndexByte(body[i:], '<')
		if n < 0 {
			return body, f.harmless()
		}
		start := i + n
		if marks++; marks > maxMarks {
			return body[:start], f.harmless()
		}
		i = start + 1
		closing := i < len(body) && body[i] == '/'
		if closing {
			i++
		}
		size := nameLength(body[i:])
		if size == 0 {
			if bytes.HasPrefix(body[i:], []byte("!--")) && start >= f.comment {
				f.comment = i + 3 + commentLength(body[i+3:])
			}
			continue
		}
		end, n := tagEnd(body, i+size)
		if attributes += n; attributes > maxAttributes {
			return body[:start], f.harmless()
		}
		name := significant[string(body[i:i+min(size, 10)])]
		if name == "" && size <= 10 {
			name = significant[strings.ToLower(string(body[i:i+size]))]
		}
		if i += size; f.tag(name, closing, start) {
			i = end
		}
	}
}

// nameLength is the length of the tag name that b begins with.
func nameLength(b []byte) int {
	n := 0
	for n < len(b) && ('a' <= b[n]|0x20 && b[n]|0x20 <= 'z' || n > 0 && ('0' <= b[n] && b[n] <= '9' || b[n] == '-')) {
		n++
	}
	return n
}

// commentLength is the length of a comment whose text begins b.
func commentLength(b []byte) int {
	if bytes.HasPrefix(b, []byte(">")) || bytes.HasPrefix(b, []byte("->")) {
		return 1
	}
	for i := 0; ; i++ {
		n := bytes.Index(b[i:], []byte("--"))
		if n < 0 {
			return len(b)
		}
		if i += n; bytes.HasPrefix(b[i+2:], []byte(">")) || bytes.HasPrefix(b[i+2:], []byte("!>")) {
			return i + 3
		}
	}
}

// tagEnd returns where the tag ends whose name ends at i, and how many attributes it has at most.
func tagEnd(b []byte, i int) (end, attributes int) {
	for ; i < len(b); i++ {
		switch b[i] {
		case '>':
			return i + 1, attributes
		case ' ', '\t', '\n', '\r', '\f', '/':
			attributes++
		case '=':
			for i+1 < len(b) && strings.IndexByte(" \t\r\n\f", b[i+1]) >= 0 {
				i++
			}
			if i+1 < len(b) && (b[i+1] == '"' || b[i+1] == '\'') {
				n := bytes.IndexByte(b[i+2:], b[i+1])
				if n < 0 {
					return len(b), attributes
				}
				attributes++
				i += n + 2
			}
		}
	}
	return i, attributes
}

// A formatting follows the list of active formatting elements, so that its count is never too small: end tags in
// comments and raw text close nothing, and none reaches beyond the table cell or object that it stands in.
type formatting struct {
	list     []string // names of what is open, markers among them
	open     int      // entries that are no markers
	reopened int
	raw      string // the open element whose content is text
	foreign  int    // open svg and math, where no content is text
	comment  int    // end of the last comment
}

func (f *formatting) harmless() bool {
	return f.reopened <= maxReopened && len(f.list) <= maxFormatting
}

// significant holds the names that make a difference, each for itself; a header cell counts as a cell.
var significant = func() map[string]string {
	m := map[string]string{"th": "td"}
	for _, names := range []string{formattingNames, markerNames, rawNames, " svg math "} {
		for _, s := range strings.Fields(names) {
			if m[s] == "" {
				m[s] = s
			}
		}
	}
	return m
}()

const (
	formattingNames = " a b big code em font i nobr s small strike strong tt u "
	markerNames     = " applet object marquee template td th caption table "
	rawNames        = " script style textarea title iframe noembed noframes noscript xmp plaintext "
)

// tag takes one tag. It returns false when the tag may be text, so that the next one may begin inside of it.
func (f *formatting) tag(name string, closing bool, at int) bool {
	is := func(names string) bool { return name != "" && strings.Contains(names, " "+name+" ") }
	hidden := at < f.comment || f.raw != ""
	if f.raw != "" && closing && name == f.raw && at >= f.comment {
		f.raw, hidden = "", false
	}
	if hidden && (closing || f.foreign == 0 || f.raw == "") || !f.harmless() {
		return !hidden
	}
	if !closing {
		f.reopened += f.open
	}
	switch {
	case is(formattingNames):
		if closing || name == "a" {
			f.close(name)
		}
		if !closing {
			f.list = append(f.list, name)
			f.open++
		}
	case is(markerNames) && closing:
		f.leave(name)
	case is(markerNames):
		if len(f.list) == 0 || f.list[len(f.list)-1] != name || name != "td" {
			f.list = append(f.list, name)
		}
	case is(rawNames) && !closing && f.raw == "":
		f.raw = name
	case name == "svg" || name == "math":
		if f.foreign++; closing {
			f.foreign = max(0, f.foreign-2)
		}
	}
	return !hidden
}

// close removes the last entry of that name behind the last marker.
func (f *formatting) close(name string) {
	for k := len(f.list) - 1; k >= 0 && !strings.Contains(markerNames, " "+f.list[k]+" "); k-- {
		if f.list[k] == name {
			f.list = slices.Delete(f.list, k, k+1)
			f.open--
			return
		}
	}
}

// leave removes the last marker when it is of that name; the end of a table takes the markers in it along. What stands
// open behind it stays in the list, for the parser may have ignored the end tag.
func (f *formatting) leave(name string) {
	for k := len(f.list) - 1; k >= 0; k-- {
		last := f.list[k]
		if !strings.Contains(markerNames, " "+last+" ") {
			continue
		}
		if last == name || name == "table" && last != "template" {
			f.list = slices.Delete(f.list, k, k+1)
		}
		if last == name || name != "table" || last == "template" {
			return
		}
	}
}
