package page

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// words takes the terms of word lists in the title and in the lines that are content (see outline.content), all lists in one pass.
func (r *ownReader) words() {
	lx := r.o.lexicon
	var all sections
	sets := make([]sections, len(r.x.words))
	for k, i := range r.x.words {
		if t := lx.groups[r.x.list[i].Lexicon]; t != nil {
			sets[k] = t.set
			all = all.with(t.set)
		}
	}
	wanted := lx.chosen(all)
	open := slices.Clone(r.x.words) // -1 for those that want no more
	var buf [32]hit
	read := func(text string) {
		for _, h := range wanted.scan(buf[:0], text) {
			for k, i := range open {
				if i >= 0 && sets[k].has(h.section) && !r.word(i, wholeWord(text, h)) {
					open[k] = -1
				}
			}
		}
	}
	read(r.p.Title.Text)
	text := r.o.textString()
	for i := range r.o.segments {
		if r.o.content(i) {
			sg := &r.o.segments[i]
			read(text[sg.from:sg.to])
		}
	}
}

// word takes a term that was found. It returns false when the fact wants no more.
func (r *ownReader) word(i int, text string) bool {
	if r.facts[i].Type == OwnBool {
		r.facts[i].Number = 1 // whatever the word says
		return false
	}
	return r.value(i, text, false)
}

// wholeWord is the text of a hit to the end of its word: a term may be the beginning of one.
func wholeWord(text string, h hit) string {
	to := int(h.to)
	if last, _ := utf8.DecodeLastRuneInString(text[:to]); !isHan(last) {
		for to < len(text) && to-int(h.to) < 40 {
			c, size := utf8.DecodeRuneInString(text[to:])
			if !isWordRune(c) || isHan(c) {
				break
			}
			to += size
		}
	}
	return strings.ToValidUTF8(text[h.from:to], "")
}
