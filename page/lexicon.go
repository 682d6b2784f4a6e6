package page

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A Lexicon is every word list that decides something: which labels ask for a step, which words stand before a
// telephone number, which headings promise a guarantee. One text file a language, sections by id, one term a line:
//
//	[cta.strong.buy]
//	add to cart     a term: Latin words match whole words, Han matches anywhere, the longest term wins
//	guarant*        any word that begins so
//	^order          only at the start of the label or line
//	anfragen$       only at its end
//	=go             only when it is all of the label or line
//	-order status   where this stands, the section's shorter terms do not count
//	!查詢            in traditional characters alone: 查询 is another word to its readers
//
// Matching folds width and compatibility forms, case and Latin accents (French capitals often lack them), reads traditional
// and simplified characters as one, takes hyphens and runs of white space for one space, and lets Han characters be spaced out
// for design. All languages are matched at once: a German site with an English button is normal. The terms of all sections
// stand in one trie, so a text is read once however many sections are asked for, in time linear in the text.
//
// The lists of the program are the files of the folder lexicon; NewLexicon adds those of a user. A Lexicon never changes and
// may be used from any number of goroutines.
type Lexicon struct {
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

	uses     // what extractors ask for
	outlines outlineStack
	choices  sync.Map // sections → *terms, see chosen
	sources  []LexiconSource
	digest   uint64
}

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
	term     string // folded but for its characters, without its marks
	key      string // term with simplified characters: what the trie holds
	section  section
	negative bool
	prefix   bool // ends inside a word
	lead     bool // only at the start of a line
	tail     bool // only at its end
	verbatim bool // only in its own characters: the mark !, and verbatimSection
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

// builtin is the lexicon of the program.
var builtin = sync.OnceValue(func() *Lexicon {
	lx, err := readLexicon(lexiconFiles)
	if err != nil {
		panic(err) // the files are part of the binary: the tests would have failed
	}
	lx.uses = usesOf(lx)
	return lx
})

// terms is one section, or all sections of a group: "cta.strong" stands for every "cta.strong.…".
type terms struct {
	lexicon *Lexicon
	set     sections
	starts  *startFilter
}

// of returns the section or the group with the id. An unknown id is a mistake of the caller and panics.
func (lx *Lexicon) of(id string) *terms {
	t, ok := lx.groups[id]
	if !ok {
		panic("page: no section " + id + " in the lexicon")
	}
	return t
}

// join is the terms of several sections.
func (lx *Lexicon) join(ids ...string) *terms {
	var set sections
	for _, id := range ids {
		set = set.with(lx.of(id).set)
	}
	return lx.choose(set)
}

// choose is the terms of a set of sections.
func (lx *Lexicon) choose(set sections) *terms {
	return &terms{lexicon: lx, set: set, starts: newStartFilter(lx.keys, &set)}
}

// chosen is choose, once for each set.
func (lx *Lexicon) chosen(set sections) *terms {
	if t, ok := lx.choices.Load(set); ok {
		return t.(*terms)
	}
	t, _ := lx.choices.LoadOrStore(set, lx.choose(set))
	return t.(*terms)
}

// find returns the first term of the sections in s.
func (t *terms) find(s string) (term string, ok bool) {
	var buf [8]hit
	if h := t.scan(buf[:0], s); len(h) > 0 {
		return t.shown(s, h[0]), true
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
		if term := t.shown(s, h); !slices.Contains(found, term) {
			found = append(found, term)
		}
	}
	return found
}

// shown is the term of a hit, in the characters in which it stands in s.
func (t *terms) shown(s string, h hit) string {
	e := &t.lexicon.entries[h.entry]
	if as := s[h.from:h.to]; e.key != e.term || Simplified(as) != as {
		return strings.Clone(as)
	}
	return e.term
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
