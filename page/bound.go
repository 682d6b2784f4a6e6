package page

import (
	"bytes"
	"slices"
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
func bounded(body []byte) (safe []byte, tree bool, tags sourceTags) {
	var f formatting
	var marks, attributes int
	var kinds tagKinds
	for i := 0; ; {
		n := bytes.IndexByte(body[i:], '<')
		if n < 0 {
			return body, f.harmless(), tags
		}
		start := i + n
		if marks++; marks > maxMarks {
			return body[:start], f.harmless(), tags
		}
		i = start + 1
		closing := i < len(body) && body[i] == '/'
		if closing {
			i++
		}
		size := nameLength(body[i:])
		if size == 0 {
			if bytes.HasPrefix(body[i:], []byte("!--")) && start >= f.comment && f.raw == 0 {
				f.comment = i + 3 + commentLength(body[i+3:])
			}
			continue
		}
		name, kind := kinds.of(body[i : i+size])
		if i += size; !f.tag(name, kind, closing, start) {
			continue
		}
		if kind == markPaired || kind == markTable || kind == markDocument || tags.stage != behindHead {
			tags.take(body[i-size:i], name, kind, closing)
		}
		if i, n = tagEnd(body, i); attributes+n > maxAttributes {
			return body[:start], f.harmless(), tags
		}
		attributes += n
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

// inTag tells the bytes of a tag that mean something to tagEnd.
var inTag = func() (t [256]bool) {
	for _, c := range []byte("> \t\n\r\f/=") {
		t[c] = true
	}
	return t
}()

// tagEnd returns where the tag ends whose name ends at i, and how many attributes it has at most.
func tagEnd(b []byte, i int) (end, attributes int) {
	for ; i < len(b); i++ {
		if !inTag[b[i]] {
			continue
		}
		switch b[i] {
		case '>':
			return i + 1, attributes
		case '=':
			for i+1 < len(b) && b[i+1] != '>' && b[i+1] != '/' && b[i+1] != '=' && inTag[b[i+1]] {
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
		default:
			attributes++
		}
	}
	return i, attributes
}

// A formatting follows the list of active formatting elements, so that its count is never too small: end tags in
// comments and raw text close nothing, and none reaches beyond the table cell or object that it stands in.
type formatting struct {
	list     []openMark // oldest first
	open     int        // entries that are no markers
	reopened int
	raw      uint64 // the open element whose content is text
	foreign  int    // open svg and math, where no content is text
	comment  int    // end of the last comment
}

// An openMark is a formatting element, or a marker that end tags do not reach beyond.
type openMark struct {
	name uint64
	kind markKind
}

func (f *formatting) harmless() bool {
	return f.reopened <= maxReopened && len(f.list) <= maxFormatting
}

// A markKind is what a name means for the list.
type markKind uint8

const (
	markNone markKind = iota
	markFormatting
	markCell // a marker, too
	markTable
	markTemplate
	markObject
	markRaw
	markForeign
	markPaired   // for sourceTags alone
	markDocument // likewise: html, head, body
)

func (k markKind) marker() bool { return markCell <= k && k <= markObject }

// tagKinds remembers what tagKind said of short names: a document has few.
type tagKinds [64]struct {
	spelt, code uint64
	kind        markKind
}

// of is tagKind.
func (k *tagKinds) of(name []byte) (uint64, markKind) {
	if len(name) > 8 {
		return tagKind(name)
	}
	var spelt uint64 // one number for each name of up to eight bytes, none of which is 0
	for _, c := range name {
		spelt = spelt<<8 | uint64(c)
	}
	known := &k[spelt*0x9E3779B97F4A7C15>>58]
	if known.spelt != spelt {
		known.spelt = spelt
		known.code, known.kind = tagKind(name)
	}
	return known.code, known.kind
}

// tagKind returns the kind of a name, and the name in lower case as a number, which differs between those of one kind.
func tagKind(name []byte) (uint64, markKind) {
	var buf [9]byte
	if len(name) > len(buf) {
		return 0, markNone
	}
	var code uint64
	for i, c := range name {
		buf[i] = c | 0x20 // digits and the hyphen stay what they are
		code = code<<8 | uint64(buf[i])
	}
	switch string(buf[:len(name)]) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return code, markFormatting
	case "td", "th":
		return 0, markCell
	case "table":
		return 0, markTable
	case "template":
		return 0, markTemplate
	case "applet", "object", "marquee", "caption":
		return code, markObject
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext":
		return code, markRaw
	case "svg", "math":
		return code, markForeign
	case "html", "head", "body":
		return 0, markDocument
	}
	if k := pairedTag(string(buf[:len(name)])); k >= 0 {
		return uint64(k), markPaired
	}
	return 0, markNone
}

// tag takes one tag. It returns false when the tag may be text, so that the next one may begin inside of it.
func (f *formatting) tag(name uint64, kind markKind, closing bool, at int) bool {
	hidden := at < f.comment || f.raw != 0
	if f.raw != 0 && closing && name == f.raw && at >= f.comment {
		f.raw, hidden = 0, false
	}
	if hidden && (closing || f.foreign == 0 || f.raw == 0) || !f.harmless() {
		return !hidden
	}
	if !closing {
		f.reopened += f.open
	}
	switch kind {
	case markFormatting:
		if closing || name == 'a' {
			f.close(name)
		}
		if !closing {
			f.list = append(f.list, openMark{name, kind})
			f.open++
		}
	case markCell, markTable, markTemplate, markObject:
		if closing {
			f.leave(openMark{name, kind})
		} else if n := len(f.list); n == 0 || kind != markCell || f.list[n-1].kind != markCell {
			f.list = append(f.list, openMark{name, kind})
		}
	case markRaw:
		if !closing && f.raw == 0 {
			f.raw = name
		}
	case markForeign:
		if f.foreign++; closing {
			f.foreign = max(0, f.foreign-2)
		}
	}
	return !hidden
}

// close removes the last entry of that name behind the last marker.
func (f *formatting) close(name uint64) {
	for k := len(f.list) - 1; k >= 0 && !f.list[k].kind.marker(); k-- {
		if f.list[k].name == name {
			f.list = slices.Delete(f.list, k, k+1)
			f.open--
			return
		}
	}
}

// leave removes the last marker when it is m; the end of a table takes the markers in it along. What stands open behind
// it stays in the list, for the parser may have ignored the end tag.
func (f *formatting) leave(m openMark) {
	for k := len(f.list) - 1; k >= 0; k-- {
		last := f.list[k]
		if !last.kind.marker() {
			continue
		}
		within := m.kind == markTable && last.kind != markTable && last.kind != markTemplate
		if last == m || within {
			f.list = slices.Delete(f.list, k, k+1)
		}
		if !within {
			return
		}
	}
}
