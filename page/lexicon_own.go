package page

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits of a user's word lists. The length of a term bounds what a place of a text can cost.
const (
	MaxLexiconTerms    = 10_000 // of all files together
	MaxLexiconSections = 32     // of the user's own
	maxTermLength      = 60     // characters
	minPrefix          = 3      // letters before *
)

// OwnSection begins the id of every section that a user brings: own.banned. All other sections are those of the program,
// which a user's terms add to.
const OwnSection = "own."

// A LexiconFile is a file of a user's word lists, in the form that Lexicon tells.
type LexiconFile struct {
	Name string // for people
	Text string
}

// A LexiconSource is what a file of a user's brought.
type LexiconSource struct {
	Name     string
	Terms    int
	Sections []string // sorted
}

// NewLexicon is the lists of the program and those of the files. A user's term stands before the same one of the program: -free in
// [service.reassure] takes free out of that list. The errors say everything that is wrong; then there is no Lexicon, as for no files.
func NewLexicon(files []LexiconFile) (*Lexicon, []*LexiconError) {
	if len(files) == 0 {
		return nil, nil
	}
	base := builtin()
	lx := &Lexicon{ids: slices.Clone(base.ids), byID: make(map[string]section, len(base.ids))}
	for n, id := range lx.ids {
		lx.byID[id] = section(n)
	}
	r := lexiconReader{lexicon: lx, known: ownSection, strict: true}
	digest := fnv.New64a()
	var errs []*LexiconError
	for i, f := range files {
		r.file, r.entries, r.errs = i, nil, nil
		r.read(strings.TrimPrefix(f.Text, "\ufeff"))
		errs = append(errs, r.errs...)
		lx.sources = append(lx.sources, lx.sourceOf(f.Name, r.entries))
		for k := range r.entries {
			digest.Write(r.entries[k].form(lx))
		}
	}
	switch own := len(lx.ids) - len(base.ids); {
	case len(lx.entries) > MaxLexiconTerms:
		errs = append(errs, &LexiconError{File: len(files) - 1, Msg: fmt.Sprintf("the lexicons have %d terms, at most %d are read", len(lx.entries), MaxLexiconTerms)})
	case own > MaxLexiconSections:
		errs = append(errs, &LexiconError{File: len(files) - 1, Msg: fmt.Sprintf("the lexicons have %d own sections, at most %d are read", own, MaxLexiconSections)})
	}
	if len(errs) > 0 {
		return nil, errs
	}
	lx.entries = append(lx.entries, base.entries...)
	lx.compile()
	lx.uses = usesOf(lx)
	lx.digest = digest.Sum64()
	return lx, nil
}

// Sections are the ids of all lists, sorted; those of the program for nil.
func (lx *Lexicon) Sections() []string {
	return slices.Sorted(slices.Values(Parser{Lexicon: lx}.lexicon().ids))
}

// Has reports whether there is a section with the id, or a group of them: cta.strong is one.
func (lx *Lexicon) Has(id string) bool { return Parser{Lexicon: lx}.lexicon().groups[id] != nil }

func ownSection(id string) bool {
	name, ok := strings.CutPrefix(id, OwnSection)
	return ok && ownName.MatchString(name)
}

// Digest names the user's word lists: facts of pages that were read with others may differ. It is 0 for nil.
func (lx *Lexicon) Digest() uint64 {
	if lx == nil {
		return 0
	}
	return lx.digest
}

// Sources are the files of the user, in their order.
func (lx *Lexicon) Sources() []LexiconSource {
	if lx == nil {
		return nil
	}
	return lx.sources
}

func (lx *Lexicon) sourceOf(name string, entries []entry) LexiconSource {
	s := LexiconSource{Name: name, Terms: len(entries)}
	for i := range entries {
		s.Sections = append(s.Sections, lx.ids[entries[i].section])
	}
	slices.Sort(s.Sections)
	s.Sections = slices.Compact(s.Sections)
	return s
}

// form is all of an entry, for the digest.
func (e *entry) form(lx *Lexicon) []byte {
	marks := byte(0)
	for i, is := range [...]bool{e.negative, e.verbatim, e.prefix, e.lead, e.tail} {
		if is {
			marks |= 1 << i
		}
	}
	b := binary.AppendUvarint(nil, uint64(len(lx.ids[e.section])))
	b = append(append(b, lx.ids[e.section]...), marks)
	return append(binary.AppendUvarint(b, uint64(len(e.term))), e.term...)
}

// tooMuch refuses terms that a person did not mean, or that would let one place of a text cost too much.
func (e *entry) tooMuch() *LexiconError {
	n := utf8.RuneCountInString(e.term)
	first, _ := utf8.DecodeRuneInString(e.term)
	switch {
	case n > maxTermLength:
		return &LexiconError{Msg: fmt.Sprintf("%q has %d characters, a term has at most %d", clip(e.term, 30)+"…", n, maxTermLength), Hint: "the first words are enough"}
	case strings.ContainsAny(e.term, "*$^=![]"):
		return &LexiconError{Msg: fmt.Sprintf("%q has a mark inside", e.term), Hint: "! = and ^ stand before a term, $ and * behind it"}
	case e.prefix && n < minPrefix && !isHan(first):
		return &LexiconError{Msg: fmt.Sprintf("%q is too short for *, which would take every word that begins so", e.term+"*"), Hint: fmt.Sprintf("write at least %d letters", minPrefix)}
	}
	return nil
}
