package page

import "slices"

// A tokenMatcher finds which of many tokens stand in a text, in one pass over its bytes: the automaton of Aho and
// Corasick over the bytes that tokens are made of. It tells that a token is there, not where: a page that lacks a
// token, as most do, is not searched for it again.
type tokenMatcher struct {
	class [256]uint8 // byte → column; 0 for bytes of no token
	width int
	pairs []uint64 // a bit for the two bytes that a token begins with
	next  []uint32 // state*width+column → state; after pack: 2*state*width, odd where a token ends
	out   []uint16 // state → owner+1 of the token that ends there; 0 none
	more  []uint16 // state → the next state on its suffix chain at which a token ends; 0 none
}

// compileTokens builds the automaton. Tokens belong to owners, several may belong to one; with fold, tokens are in
// lower case and match ASCII letters of any case. All tokens together have fewer than 65,535 bytes.
func compileTokens(tokens []string, owners []int, fold bool) *tokenMatcher {
	m := &tokenMatcher{width: 1, pairs: make([]uint64, 256)}
	for _, t := range tokens {
		for i := 0; i < len(t); i++ {
			if m.class[t[i]] == 0 {
				m.class[t[i]] = uint8(m.width)
				m.width++
			}
		}
	}
	if fold {
		for c := 'A'; c <= 'Z'; c++ {
			m.class[c] = m.class[c+'a'-'A']
		}
	}
	m.grow()
	for k, t := range tokens {
		m.begin(t, fold)
		state := 0
		for i := 0; i < len(t); i++ {
			at := state*m.width + int(m.class[t[i]])
			if m.next[at] == 0 {
				s := m.grow() // may move m.next
				m.next[at] = uint32(s)
			}
			state = int(m.next[at])
		}
		m.out[state] = uint16(owners[k] + 1)
	}
	m.link()
	m.pack()
	return m
}

func (m *tokenMatcher) grow() uint16 {
	m.next = append(m.next, make([]uint32, m.width)...)
	m.out, m.more = append(m.out, 0), append(m.more, 0)
	return uint16(len(m.out) - 1)
}

// link completes the trie to an automaton, breadth first: where a state has no edge, it has that of its longest suffix.
func (m *tokenMatcher) link() {
	suffix := make([]uint16, len(m.out))
	queue := make([]uint16, 0, len(m.out))
	for c := 1; c < m.width; c++ {
		if s := m.next[c]; s != 0 {
			queue = append(queue, uint16(s))
		}
	}
	for k := 0; k < len(queue); k++ {
		s := queue[k]
		f := suffix[s]
		if m.out[f] != 0 {
			m.more[s] = f
		} else {
			m.more[s] = m.more[f]
		}
		for c := 1; c < m.width; c++ {
			at, along := int(s)*m.width+c, m.next[int(f)*m.width+c]
			if t := m.next[at]; t != 0 {
				suffix[t] = uint16(along)
				queue = append(queue, uint16(t))
			} else {
				m.next[at] = along
			}
		}
	}
}

// pack turns states into where their row begins, with a bit that says whether a token ends there: mark then reads one
// table for most bytes.
func (m *tokenMatcher) pack() {
	for at, s := range m.next {
		ends := uint32(0)
		if m.out[s] != 0 || m.more[s] != 0 {
			ends = 1
		}
		m.next[at] = s*uint32(m.width)<<1 | ends
	}
}

// begin notes the first two bytes of a token; all pairs of a token of one byte.
func (m *tokenMatcher) begin(token string, fold bool) {
	set := func(a, b byte) { m.pairs[a] |= 1 << (b & 63) }
	for c := 0; c < 256; c++ {
		if len(token) == 1 || byte(c) == token[1] || fold && byte(c) == upperOf(token[1]) {
			set(token[0], byte(c))
			if fold {
				set(upperOf(token[0]), byte(c))
			}
		}
	}
}

func upperOf(c byte) byte {
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

// mark sets found for the owners whose tokens stand in s.
func (m *tokenMatcher) mark(found []bool, s string) {
	var buf [16]uint16
	for _, owner := range m.owners(buf[:0], s) {
		found[owner] = true
	}
}

// owners appends the owners whose tokens stand in s, each once.
func (m *tokenMatcher) owners(list []uint16, s string) []uint16 {
	add := func(owner uint16) {
		if !slices.Contains(list, owner) {
			list = append(list, owner)
		}
	}
	row := uint32(0)
	for i := 0; i < len(s); i++ {
		if row == 0 { // skip what begins no token
			for i+1 < len(s) && m.pairs[s[i]]>>(s[i+1]&63)&1 == 0 {
				i++
			}
		}
		row = m.next[row>>1+uint32(m.class[s[i]])]
		if row&1 == 0 {
			continue
		}
		state := uint16(row >> 1 / uint32(m.width))
		if o := m.out[state]; o != 0 {
			add(o - 1)
		}
		for t := m.more[state]; t != 0; t = m.more[t] {
			add(m.out[t] - 1)
		}
	}
	return list
}
