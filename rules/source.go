package rules

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxFile is the largest file that is read: a rule with a hundred examples stays far below it.
const maxFile = 1 << 20

// A source is the text of one file, for messages that show it.
type source struct {
	name  string
	text  string
	lines []string
	sink  *refusal
	most  int         // tokens
	own   *structType // own facts that expressions of the file may read; nil when there are none
}

func newSource(name string, data []byte, sink *refusal) *source {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	return &source{name: name, text: text, lines: strings.Split(text, "\n"), sink: sink, most: maxTokens}
}

// usable refuses what no YAML parser should see: too much of it, or bytes that are not text.
func (s *source) usable() bool {
	if len(s.text) > maxFile {
		s.sink.add(&Error{File: s.name, Msg: fmt.Sprintf("the file has %d bytes, at most %d are read", len(s.text), maxFile)})
		return false
	}
	for i, line := range s.lines {
		if !utf8.ValidString(line) {
			column := 1
			for k := 0; k < len(line); {
				r, n := utf8.DecodeRuneInString(line[k:])
				if r == utf8.RuneError && n == 1 {
					break
				}
				k += n
				column++
			}
			s.fail(place{i + 1, column}, "save the file as UTF-8", "this byte is not UTF-8 text")
			return false
		}
		if k := strings.IndexFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }); k >= 0 {
			s.fail(place{i + 1, utf8.RuneCountInString(line[:k]) + 1}, "", "control character %U in a text file", line[k])
			return false
		}
	}
	return true
}

// faults counts what was found so far.
func (s *source) faults() int { return len(s.sink.errs) + s.sink.more }

// fail records what is wrong at a place of the file.
func (s *source) fail(at place, hint, format string, args ...any) {
	e := &Error{File: s.name, Line: at.line, Column: at.column, Msg: printable(fmt.Sprintf(format, args...)), Hint: printable(hint)}
	if at.line > 0 && at.line <= len(s.lines) {
		e.Text, e.caret = excerpt(s.lines[at.line-1], at.column)
	}
	s.sink.add(e)
}
