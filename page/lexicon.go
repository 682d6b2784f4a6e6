package page

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The lexicon is every word list that decides something: which labels ask for a step, which words stand before a
// telephone number, which headings promise a guarantee. One text file a language, sections by id, one term a line:
//
//	[cta.strong.buy]
//	add to cart     a term: Latin words match whole words, Han matches anywhere, the longest term wins
//	guarant*        any word that begins so
//	^order          only at the start of the label or line
//	anfragen$       only at its end
//	=go             only when it is all of the label or line
//	-order status   where this stands, the section's shorter terms do not count
//
// Matching folds width and compatibility forms, case and Latin accents (French capitals often lack them), takes
// hyphens and runs of white space for one space, and lets Han characters be spaced out for design. All languages are
// matched at once: a German site with an English button is normal. The terms of all sections stand in one trie, so a
// text is read once however many sections are asked for, in time linear in the text.

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A section is the number of one word list; sections is a set of them.
type section uint8

const maxSections = 192

type sections [maxSections / 64]uint64

func (s *sections) add(n section)      { s[n>>6] |= 1 << (n & 63) }
func (s *sections) has(n section) bool { return s[n>>6]&(1<<(n&63)) != 0 }
func (s *sections) meets(t *sections) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2] != 0
}
func (s sections) with(t sections) sections {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

// An entry is one line of a section.
type entry struct {
	term     string // folded, without its marks
	section  section
	negative bool
	prefix   bool // ends inside a word
	lead     bool // only at the start of a line
	tail     bool // only at its end
}

// The Chinese characters that lexicon.han holds.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// A node is one rune of the trie. Its first child follows it at child, its next sibling at next; 0 is none.
type node struct {
	r           rune
	child, next int32
	branches    uint32 // a bit for the low five bits of the rune of each child
	from, to    int32  // entries that end here
	set         int32  // index of the union of their sections; 0 when none end here
}

type lexicon struct {
	ids     []string
	byID    map[string]section
	entries []entry
	sets    []sections
	nodes   []node
	ascii   [128]int32     // nodes of depth 1 by their rune
	pairs   [32 * 32]int32 // nodes of depth 2 whose runes are both a to z
	han     []int32        // nodes of depth 1 of firstHan … lastHan
	first   map[rune]int32 // nodes of depth 1 of other runes
	keys    [][]uint64     // of the start filters, by section
	groups  map[string]*terms
	err     error
}

var words = sync.OnceValue(func() *lexicon {
	lx := readLexicon(lexiconFiles)
	if lx.err != nil {
		panic(lx.err) // the files are part of the binary: the tests would have failed
	}
	return lx
})

// terms is one section, or all sections of a group: "cta.strong" stands for every "cta.strong.…".
type terms struct {
	lexicon *lexicon
	set     sections
	starts  *startFilter
}

// lex returns the section or the group with the id. An unknown id is a mistake of the caller and panics.
func lex(id string) *terms {
	t, ok := words().groups[id]
	if !ok {
		panic("page: no section " + id + " in the lexicon")
	}
	return t
}

// lexAny joins sections.
func lexAny(ids ...string) *terms {
	var set sections
	for _, id := range ids {
		set = set.with(lex(id).set)
	}
	return words().choose(set)
}

// choose is the terms of a set of sections.
func (lx *lexicon) choose(set sections) *terms {
	return &terms{lexicon: lx, set: set, starts: newStartFilter(lx.keys, &set)}
}

// find returns the first term of the sections in s.
func (t *terms) find(s string) (term string, ok bool) {
	var buf [8]hit
	if h := t.scan(buf[:0], s); len(h) > 0 {
		return t.lexicon.entries[h[0].entry].term, true
	}
	return "", false
}

// in reports whether any term of the sections stands in s.
func (t *terms) in(s string) bool { _, ok := t.find(s); return ok }

// all returns the distinct terms of the sections in s, in order of appearance.
func (t *terms) all(s string) []string {
	var found []string
	var buf [16]hit
	for _, h := range t.scan(buf[:0], s) {
		if term := t.lexicon.entries[h.entry].term; !slices.Contains(found, term) {
			found = append(found, term)
		}
	}
	return found
}

// hits returns where the terms of the sections stand in s, in order; hits of one section do not overlap.
func (t *terms) hits(s string) []hit { return t.scan(nil, s) }

// whole reports whether all of s, but for punctuation, is one term.
func (t *terms) whole(s string) bool {
	var buf [8]hit
	for _, h := range t.scan(buf[:0], s) {
		if !anyWord(s[:h.from]) && !anyWord(s[h.to:]) {
			return true
		}
	}
	return false
}

func anyWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// readLexicon compiles every file of the folder lexicon.
func readLexicon(files fs.FS) *lexicon {
	lx := &lexicon{byID: map[string]section{}, first: map[rune]int32{}, groups: map[string]*terms{}, sets: make([]sections, 1)}
	names, err := fs.Glob(files, "lexicon/*.txt")
	if err != nil {
		lx.err = err
		return lx
	}
	for _, name := range names {
		src, err := fs.ReadFile(files, name)
		if err == nil {
			// Taiwan and Hong Kong use most of the words too; their own files hold what they call otherwise. The law on
			// advertising binds the mainland alone.
			err = lx.read(string(src), strings.HasSuffix(name, ".zh-Hans.txt") && !strings.HasPrefix(name, "lexicon/adlaw") || name == "lexicon/zh-Hans.txt")
		}
		if err != nil {
			lx.err = fmt.Errorf("reading lexicon %s: %w", name, err)
			return lx
		}
	}
	lx.compile()
	lx.keys = make([][]uint64, len(lx.ids))
	for i := range lx.entries {
		e := &lx.entries[i]
		lx.keys[e.section] = appendKeys(lx.keys[e.section], e)
	}
	for n, id := range lx.ids {
		for group := id; group != ""; {
			t := lx.groups[group]
			if t == nil {
				t = &terms{lexicon: lx}
				lx.groups[group] = t
			}
			t.set.add(section(n))
			dot := strings.LastIndexByte(group, '.')
			group = group[:max(dot, 0)]
		}
	}
	for _, t := range lx.groups {
		t.starts = newStartFilter(lx.keys, &t.set)
	}
	return lx
}

// read takes one file, each term in traditional characters too where both is set.
func (lx *lexicon) read(src string, both bool) error {
	current := -1
	line := 0
	for l := range strings.Lines(src) {
		line++
		l, _, _ = strings.Cut(l, "#")
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if id, ok := strings.CutPrefix(l, "["); ok {
			id, ok = strings.CutSuffix(id, "]")
			if !ok || id == "" {
				return fmt.Errorf("line %d: %q is no section", line, l)
			}
			n, known := lx.byID[id]
			if !known {
				if len(lx.ids) == maxSections {
					return fmt.Errorf("line %d: more than %d sections", line, maxSections)
				}
				n = section(len(lx.ids))
				lx.ids, lx.byID[id] = append(lx.ids, id), n
			}
			current = int(n)
			continue
		}
		if current < 0 {
			return fmt.Errorf("line %d: %q stands before the first section", line, l)
		}
		e, err := readTerm(l)
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		e.section = section(current)
		lx.entries = append(lx.entries, e)
		if both {
			if term := traditionalTerm(e.term); term != e.term {
				e.term = term
				lx.entries = append(lx.entries, e)
			}
		}
	}
	return nil
}

// readTerm reads one line: marks and term.
func readTerm(l string) (entry, error) {
	var e entry
	l, e.negative = strings.CutPrefix(l, "-")
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
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(strings.TrimSpace(l)) {
		switch r = foldRune(r); {
		case r == ' ':
			space = b.Len() > 0
		case r != 0:
			if space {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		}
	}
	e.term = b.String()
	if e.term == "" {
		return e, fmt.Errorf("%q has no term", l)
	}
	if r, _ := utf8.DecodeRuneInString(e.term); !isWordRune(r) {
		return e, fmt.Errorf("%q does not begin with a letter or digit", l)
	}
	return e, nil
}
