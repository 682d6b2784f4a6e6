package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/siteassay/assay/page"
)

// An Error is one thing that is wrong in a file that people write: a rule, the description of a pack, settings.
// It names the place and shows the line, so that nobody has to open the file to understand it.
type Error struct {
	File         string
	Line, Column int    // from 1, Column in characters; 0 when the fault has no place in the file
	Text         string // the line, cut around Column
	Msg          string // one sentence without a full stop
	Hint         string // what to do, "" when Msg says it

	caret int // column of the caret within Text, from 0
}

// Error writes file:line:column, the sentence, and under it the line with a caret.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	}
	b.WriteString(": ")
	b.WriteString(e.Msg)
	if e.Hint != "" {
		b.WriteString("; ")
		b.WriteString(e.Hint)
	}
	if strings.TrimSpace(e.Text) != "" {
		number := fmt.Sprintf("%5d", e.Line)
		fmt.Fprintf(&b, "\n%s | %s\n%s | %s^", number, e.Text, strings.Repeat(" ", len(number)), indent(e.Text, e.caret))
	}
	return b.String()
}

// indent is white space as wide as the first n characters of text: tabs stay tabs, wide characters take two columns.
func indent(text string, n int) string {
	var b strings.Builder
	for _, r := range text {
		if n == 0 {
			break
		}
		n--
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", page.Width(string(r))))
	}
	return b.String()
}

// maxErrors is how many faults one load reports: more than that are rarely read and often follow from the first.
const maxErrors = 20

// Errors are the faults of one load in the order of files and lines.
type Errors []*Error

// Error writes all faults, one after the other.
func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find a single *Error.
func (es Errors) Unwrap() []error {
	us := make([]error, len(es))
	for i, e := range es {
		us[i] = e
	}
	return us
}

// A refusal collects what is wrong while loading goes on.
type refusal struct {
	errs Errors
	more int
}

func (r *refusal) add(e *Error) {
	if len(r.errs) >= maxErrors {
		r.more++
		return
	}
	r.errs = append(r.errs, e)
}

// full reports that nothing would be gained by looking further.
func (r *refusal) full() bool { return r.more > 0 }

// err returns the collected faults sorted by place, or nil.
func (r *refusal) err() error {
	if len(r.errs) == 0 {
		return nil
	}
	slices.SortStableFunc(r.errs, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	if r.more > 0 {
		last := r.errs[len(r.errs)-1]
		r.errs = append(r.errs, &Error{File: last.File, Msg: fmt.Sprintf("and more; only the first %d faults are listed", maxErrors)})
	}
	return r.errs
}

// maxShown is how many characters of a line an error shows.
const maxShown = 110

// excerpt cuts line around the 1-based column and returns the place of the caret in what is left.
func excerpt(line string, column int) (string, int) {
	line = strings.TrimRight(line, "\r\n")
	n := utf8.RuneCountInString(line)
	caret := min(max(column-1, 0), n)
	if n <= maxShown {
		return printable(line), caret
	}
	runes := []rune(line)
	from := max(0, min(caret-maxShown/2, n-maxShown))
	to := min(n, from+maxShown)
	cut := string(runes[from:to])
	caret -= from
	if from > 0 {
		cut, caret = "…"+cut, caret+1
	}
	if to < n {
		cut += "…"
	}
	return printable(cut), caret
}

// printable replaces control characters: a rule file may be hostile to the terminal it is shown on.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			return '\uFFFD'
		}
		return r
	}, s)
}
