package page

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// readLexicon reads every file of the folder lexicon.
func readLexicon(files fs.FS) (*Lexicon, error) {
	lx := &Lexicon{byID: map[string]section{}}
	names, err := fs.Glob(files, "lexicon/*.txt")
	if err != nil {
		return nil, fmt.Errorf("reading the lexicon: %w", err)
	}
	for _, name := range names {
		src, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("reading lexicon %s: %w", name, err)
		}
		r := lexiconReader{lexicon: lx, known: func(string) bool { return true }}
		if r.read(string(src)); len(r.errs) > 0 {
			return nil, fmt.Errorf("reading lexicon %s: %w", name, r.errs[0])
		}
	}
	lx.compile()
	return lx, nil
}

// A LexiconError says what is wrong in a file of word lists.
type LexiconError struct {
	File         int    // index among the files
	Line, Column int    // from 1, Column in characters
	Section      string // the id that no list has, when that is the fault
	Msg          string
	Hint         string
}

// Error writes the fault with its line.
func (e *LexiconError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Msg) }

// verbatimSection lists what a law of mainland China forbids, which binds nobody who writes for another market: 最顶级 is meant, and not
// 最頂級.
const verbatimSection = "adlaw"

// A lexiconReader reads one file into a lexicon.
type lexiconReader struct {
	lexicon *Lexicon
	known   func(id string) bool // whether a section may have the id
	strict  bool                 // refuse what would match too much or cost too much
	file    int
	section int // the current one, -1 for none, -2 after a faulty head
	entries []entry
	errs    []*LexiconError
}

// read takes up the lines of src. Faults are gathered; what is right is read all the same.
func (r *lexiconReader) read(src string) {
	r.section = -1
	line := 0
	for l := range strings.Lines(src) {
		line++
		whole := l
		l, _, _ = strings.Cut(l, "#")
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		fault := r.head
		if l[0] != '[' {
			fault = r.term
		}
		if e := fault(l); e != nil {
			e.File, e.Line, e.Column = r.file, line, 1+utf8.RuneCountInString(whole[:strings.Index(whole, l)])
			r.errs = append(r.errs, e)
		}
	}
	r.lexicon.entries = append(r.lexicon.entries, r.entries...)
}

// head reads the line that begins a section.
func (r *lexiconReader) head(l string) *LexiconError {
	r.section = -2
	id, ok := strings.CutSuffix(l[1:], "]")
	if id = strings.TrimSpace(id); !ok || id == "" {
		return &LexiconError{Msg: fmt.Sprintf("%q is no section", clip(l, 60)), Hint: "write [cta.strong.buy]"}
	}
	lx := r.lexicon
	n, have := lx.byID[id]
	if !have {
		if !r.known(id) {
			return &LexiconError{Section: id, Msg: fmt.Sprintf("there is no section %q", clip(id, 60))}
		}
		if len(lx.ids) == maxSections {
			return &LexiconError{Msg: fmt.Sprintf("more than %d sections", maxSections)}
		}
		n = section(len(lx.ids))
		lx.ids, lx.byID[id] = append(lx.ids, id), n
	}
	r.section = int(n)
	return nil
}

// term reads a line of a section.
func (r *lexiconReader) term(l string) *LexiconError {
	switch r.section {
	case -1:
		r.section = -2 // said once
		return &LexiconError{Msg: fmt.Sprintf("%q stands before the first section", clip(l, 60)), Hint: "write a line such as [cta.strong.buy] above it"}
	case -2:
		return nil
	}
	e, fault := readTerm(l)
	if fault == nil && r.strict {
		fault = e.tooMuch()
	}
	if fault != nil {
		return fault
	}
	e.section = section(r.section)
	e.verbatim = e.verbatim || r.lexicon.ids[r.section] == verbatimSection
	r.entries = append(r.entries, e)
	return nil
}

// readTerm reads one line: marks and term.
func readTerm(l string) (entry, *LexiconError) {
	var e entry
	whole := l
	l, e.negative = strings.CutPrefix(l, "-")
	l, e.verbatim = strings.CutPrefix(l, "!")
	if rest, ok := strings.CutPrefix(l, "="); ok {
		l, e.lead, e.tail = rest, true, true
	} else if rest, ok := strings.CutPrefix(l, "^"); ok {
		l, e.lead = rest, true
	}
	if rest, ok := strings.CutSuffix(l, "$"); ok {
		l, e.tail = rest, true
	} else if rest, ok := strings.CutSuffix(l, "*"); ok {
		l, e.prefix = rest, true
	}
	var term, key strings.Builder
	space := false
	for _, r := range norm.NFKC.String(strings.TrimSpace(l)) {
		switch r = foldRune(r); {
		case r == ' ':
			space = term.Len() > 0
		case r != 0:
			if space {
				term.WriteByte(' ')
				key.WriteByte(' ')
			}
			space = false
			term.WriteRune(r)
			key.WriteRune(hanFold.simple(r))
		}
	}
	e.term, e.key = term.String(), key.String()
	if e.key == e.term {
		e.key = e.term // one string for both
	}
	if e.term == "" {
		return e, &LexiconError{Msg: fmt.Sprintf("%q has no term", clip(whole, 60)), Hint: "write a word or a phrase"}
	}
	if r, _ := utf8.DecodeRuneInString(e.term); !isWordRune(r) {
		return e, &LexiconError{Msg: fmt.Sprintf("%q does not begin with a letter or digit", clip(whole, 60)), Hint: "of the signs only - ! = and ^ may stand before a term"}
	}
	return e, nil
}
