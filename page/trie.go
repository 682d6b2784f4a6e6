package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// compile lays the terms out as a trie, and groups their sections.
func (lx *Lexicon) compile() {
	slices.SortStableFunc(lx.entries, func(a, b entry) int {
		if c := cmp.Compare(a.key, b.key); c != 0 {
			return c
		}
		return cmp.Compare(a.section, b.section)
	})
	lx.layOut()
	lx.keys = make([][]uint64, len(lx.ids))
	for i := range lx.entries {
		e := &lx.entries[i]
		lx.keys[e.section] = appendKeys(lx.keys[e.section], e)
	}
	lx.groups = map[string]*terms{}
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
}

// layOut writes the trie in depth-first order: a chain of single children is read in memory order.
func (lx *Lexicon) layOut() {
	lx.nodes, lx.sets = append(lx.nodes, node{}), make([]sections, 1) // 0 is no node, and no set
	lx.first = map[rune]int32{}
	lx.han = make([]int32, lastHan-firstHan+1)
	lx.branch(0, 0, len(lx.entries))
	for n := lx.nodes[0].child; n != 0; n = lx.nodes[n].next {
		r := lx.nodes[n].r
		if r < 128 {
			lx.ascii[r] = n
		} else if r >= firstHan && r <= lastHan {
			lx.han[r-firstHan] = n
			for _, t := range hanFold.traditional[r] {
				lx.han[t-firstHan] = n
			}
		} else {
			lx.first[r] = n
		}
		if r < 'a' || r > 'z' {
			continue
		}
		for m := lx.nodes[n].child; m != 0; m = lx.nodes[m].next {
			if s := lx.nodes[m].r; s >= 'a' && s <= 'z' {
				lx.pairs[(r&31)<<5|s&31] = m
			}
		}
	}
}

// branch adds the children of parent: the terms entries[lo:hi] share the bytes before at.
func (lx *Lexicon) branch(parent int32, lo, hi int) { lx.branchAt(parent, lo, hi, 0) }

func (lx *Lexicon) branchAt(parent int32, lo, hi, at int) {
	last := int32(0)
	for lo < hi && len(lx.entries[lo].key) == at {
		lo++
	}
	for lo < hi {
		r, size := utf8.DecodeRuneInString(lx.entries[lo].key[at:])
		end := lo
		for end < hi {
			if s, _ := utf8.DecodeRuneInString(lx.entries[end].key[at:]); s != r {
				break
			}
			end++
		}
		lx.nodes[parent].branches |= 1 << (r & 31)
		n := int32(len(lx.nodes))
		nd := node{r: r, from: int32(lo), to: int32(lo)}
		var set sections
		for int(nd.to) < end && len(lx.entries[nd.to].key) == at+size {
			set.add(lx.entries[nd.to].section)
			nd.to++
		}
		if nd.to > nd.from {
			nd.set = int32(len(lx.sets))
			lx.sets = append(lx.sets, set)
		}
		lx.nodes = append(lx.nodes, nd)
		if last == 0 {
			lx.nodes[parent].child = n
		} else {
			lx.nodes[last].next = n
		}
		last = n
		lx.branchAt(n, lo, end, at+size)
		lo = end
	}
}

// A hit is a term in a text.
type hit struct {
	from, to int32 // text[from:to]
	entry    int32 // in lexicon.entries
	section  section
}

// A scan is the state of one pass over a text.
type scan struct {
	lx    *Lexicon
	text  string
	want  *sections
	until [maxSections]int32 // where the last hit or negative of a section ends
}

// scan appends the hits of the terms in text.
func (t *terms) scan(hits []hit, text string) []hit {
	s := scan{lx: t.lexicon, text: text, want: &t.set}
	inWord, lead := false, true // inside a Latin word; nothing but punctuation since the line began
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if asciiWord[c] {
				if !inWord {
					if t.starts.mayBegin(text, i) {
						hits = s.at(hits, i, lead)
					}
					lead = false
				}
				for i++; i < len(text) && text[i] < utf8.RuneSelf && asciiWord[text[i]]; i++ {
				}
				inWord = true
				continue
			}
			inWord = false
			lead = lead || c == '\n'
			i++
			continue
		}
		if r := hanAt(text, i); r != 0 {
			if t.starts.mayBeginHan(text, i, r) {
				hits = s.at(hits, i, lead)
			}
			inWord, lead = false, false
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r = foldRune(r); {
		case isHan(r):
			hits = s.at(hits, i, lead)
			inWord, lead = false, false
		case r == 0: // joins what stands around it
		case isWordRune(r):
			if !inWord {
				hits = s.at(hits, i, lead)
			}
			inWord, lead = true, false
		default:
			inWord = false
		}
		i += size
	}
	return hits
}

// at appends the terms that begin at i. The hits go through the call, not through s: so the caller's buffer stays on
// the stack.
func (s *scan) at(hits []hit, i int, lead bool) []hit {
	lx := s.lx
	var ends [6]struct{ node, to int32 }
	found := 0
	n, j, last := s.enter(i)
	for n != 0 {
		nd := &lx.nodes[n]
		if nd.set != 0 && found < len(ends) && lx.sets[nd.set].meets(s.want) {
			ends[found].node, ends[found].to = n, int32(j)
			found++
		}
		if nd.child == 0 || j >= len(s.text) {
			break
		}
		r, next := s.next(j)
		m := lx.child(nd, r)
		if m == 0 && r == ' ' && isHan(last) { // spaced out for design
			if r, next = s.next(next); isHan(r) {
				m = lx.child(nd, r)
			}
		}
		n, j, last = m, next, r
	}
	if found == 0 {
		return hits
	}
	var done sections
	for f := found - 1; f >= 0; f-- {
		nd := &lx.nodes[ends[f].node]
		to := int(ends[f].to)
		inside := !isHan(nd.r) && s.wordAt(to)
		for e := nd.from; e < nd.to; e++ {
			en := &lx.entries[e]
			if !s.want.has(en.section) || done.has(en.section) || s.until[en.section] > int32(i) ||
				inside && !en.prefix || en.lead && !lead || en.tail && !s.lineEnds(to) || en.verbatim && !verbatim(en.term, s.text[i:to]) {
				continue
			}
			done.add(en.section)
			s.until[en.section] = int32(to)
			if !en.negative {
				hits = append(hits, hit{from: int32(i), to: int32(to), entry: e, section: en.section})
			}
		}
	}
	return hits
}

// enter is the node of the rune at i, or of the pair at i where both are plain letters.
func (s *scan) enter(i int) (n int32, next int, last rune) {
	lx := s.lx
	if c := s.text[i]; c < utf8.RuneSelf {
		r := rune(asciiLower[c])
		n = lx.ascii[r]
		if n != 0 && lx.nodes[n].set == 0 && i+1 < len(s.text) && r >= 'a' {
			if d := asciiLower[s.text[i+1]&127]; s.text[i+1] < utf8.RuneSelf && d >= 'a' && d <= 'z' {
				return lx.pairs[int(r&31)<<5|int(d&31)], i + 2, rune(d)
			}
		}
		return n, i + 1, r
	}
	r, size := utf8.DecodeRuneInString(s.text[i:])
	r = foldRune(r)
	if r < 128 {
		return lx.ascii[r], i + size, r
	}
	if r >= firstHan && r <= lastHan {
		return lx.han[r-firstHan], i + size, r
	}
	return lx.first[r], i + size, r
}

// next is the folded rune at j and where the one after it begins. A run of white space and hyphens is one space.
func (s *scan) next(j int) (rune, int) {
	for j < len(s.text) {
		var r rune
		size := 1
		if c := s.text[j]; c < utf8.RuneSelf {
			r = rune(asciiLower[c])
		} else {
			r, size = utf8.DecodeRuneInString(s.text[j:])
			r = hanFold.simple(foldRune(r))
		}
		j += size
		if r == 0 {
			continue
		}
		if r == ' ' {
			for j < len(s.text) && (s.text[j] == ' ' || s.text[j] == '-') {
				j++
			}
		}
		return r, j
	}
	return -1, j
}

// verbatim reports whether the characters of term stand in text as they are.
func verbatim(term, text string) bool {
	for _, r := range text {
		if r = foldRune(r); r == 0 || r == ' ' {
			continue
		}
		want, size := utf8.DecodeRuneInString(strings.TrimLeft(term, " "))
		if r != want {
			return false
		}
		term = strings.TrimLeft(term, " ")[size:]
	}
	return true
}

// child is the child of nd with rune r, 0 for none.
func (lx *Lexicon) child(nd *node, r rune) int32 {
	if nd.branches>>(r&31)&1 == 0 {
		return 0
	}
	n := nd.child
	for n != 0 && lx.nodes[n].r != r {
		n = lx.nodes[n].next
	}
	return n
}

// wordAt reports whether a Latin word goes on at j.
func (s *scan) wordAt(j int) bool {
	if j >= len(s.text) {
		return false
	}
	if c := s.text[j]; c < utf8.RuneSelf {
		return asciiWord[c]
	}
	r, _ := utf8.DecodeRuneInString(s.text[j:])
	r = foldRune(r)
	return r == 0 || isWordRune(r) && !isHan(r)
}

// lineEnds reports whether no word follows j in its line.
func (s *scan) lineEnds(j int) bool {
	for _, r := range s.text[j:min(len(s.text), j+64)] {
		if r == '\n' {
			return true
		}
		if isWordRune(r) {
			return false
		}
	}
	return true
}
