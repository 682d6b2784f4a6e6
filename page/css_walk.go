package page

import (
	"strings"

	"golang.org/x/net/html"
)

// A selectorSet holds the compounds of many selectors, each where the elements that it may match are looked up.
type selectorSet struct {
	steps     []selectorStep
	waits     int // steps that another one of their chain waits for: each has a bit
	byID      map[string][]int32
	byClass   map[string][]int32
	byAttr    map[string][]int32
	byTag     map[string][]int32
	anywhere  []int32
	extractor int // how many
}

// A selectorStep is one compound of one chain.
type selectorStep struct {
	compound
	combinator byte
	before     int32 // bit of the compound before; -1 for the first
	bit        int32 // of this one; -1 for the last of its chain
	target     int32 // extractor whose chain ends here
}

func newSelectorSet() *selectorSet {
	return &selectorSet{byID: map[string][]int32{}, byClass: map[string][]int32{}, byAttr: map[string][]int32{}, byTag: map[string][]int32{}}
}

// add takes up one chain of an extractor.
func (s *selectorSet) add(c chain, target int32) {
	before := int32(-1)
	for k := range c {
		st := selectorStep{compound: c[k].compound, combinator: c[k].combinator, before: before, bit: -1, target: target}
		if k < len(c)-1 {
			st.bit = int32(s.waits)
			s.waits++
		}
		before = st.bit
		i := int32(len(s.steps))
		s.steps = append(s.steps, st)
		switch {
		case st.id != "":
			s.byID[st.id] = append(s.byID[st.id], i)
		case len(st.classes) > 0:
			s.byClass[st.classes[0]] = append(s.byClass[st.classes[0]], i)
		case len(st.attrs) > 0:
			s.byAttr[st.attrs[0].key] = append(s.byAttr[st.attrs[0].key], i)
		case st.tag != "":
			s.byTag[st.tag] = append(s.byTag[st.tag], i)
		default:
			s.anywhere = append(s.anywhere, i)
		}
	}
}

func (s *selectorSet) finish(extractors int) { s.extractor = extractors }

// A selectorWalk matches a selectorSet on the elements of one outline, in their order.
type selectorWalk struct {
	o     *outline
	set   *selectorSet
	words int // of 64 bits in a set of steps
	stack []openElement
	bits  []uint64 // of the stack: matched by the element, by it or an ancestor, by the last child, by any child so far
	now   []uint64 // matched by the element under way
	last  []int32  // by step: the element that it was tried on last
	met   []int32  // by extractor: the element that it was told of last
	steps int
	found func(target, element int32) bool // false when it wants no more
	done  []bool
}

// An openElement is an ancestor of the element under way.
type openElement struct {
	element  int32
	children int // met so far
}

// Bounds of what is looked at of one element.
const (
	maxClassTokens = 64
	maxClassValue  = 4096
)

// sets of one open element, by their place in bits.
const (
	ownSet   = iota // steps that the element matches
	lineage         // steps that it or an ancestor matches
	previous        // steps that its last child matches
	elder           // steps that any of its children so far matches
	setsOf
)

// match calls found for every element that a selector matches, in the order of the document. It returns false when the steps were used up.
func (s *selectorSet) match(o *outline, found func(target, element int32) bool) bool {
	w := selectorWalk{o: o, set: s, words: (s.waits + 63) / 64, found: found, steps: maxOwnSteps,
		last: make([]int32, len(s.steps)), met: make([]int32, s.extractor), done: make([]bool, s.extractor)}
	for i := range w.last {
		w.last[i] = -1
	}
	for i := range w.met {
		w.met[i] = -1
	}
	w.now = make([]uint64, w.words)
	w.push(-1)
	for i := range o.elements {
		for len(w.stack) > 1 && w.stack[len(w.stack)-1].element != o.elements[i].parent {
			w.pop()
		}
		if w.element(int32(i)); w.steps < 0 {
			return false
		}
	}
	return true
}

func (w *selectorWalk) push(i int32) {
	w.stack = append(w.stack, openElement{element: i})
	at := len(w.bits)
	for range setsOf * w.words {
		w.bits = append(w.bits, 0)
	}
	if at == 0 {
		return
	}
	up := w.bits[at-setsOf*w.words : at]
	for k := range w.words {
		w.bits[at+ownSet*w.words+k] = w.now[k]
		w.bits[at+lineage*w.words+k] = up[lineage*w.words+k] | w.now[k]
	}
}

func (w *selectorWalk) pop() {
	w.stack = w.stack[:len(w.stack)-1]
	w.bits = w.bits[:len(w.stack)*setsOf*w.words]
}

// element tries the steps that element i may match.
func (w *selectorWalk) element(i int32) {
	top := &w.stack[len(w.stack)-1]
	top.children++
	n := w.o.elements[i].node
	clear(w.now)
	w.all(w.set.byTag[n.Data], i, n)
	for k := range n.Attr {
		a := &n.Attr[k]
		if k == maxClassTokens {
			break
		}
		w.all(w.set.byAttr[a.Key], i, n)
		switch a.Key {
		case "id":
			w.all(w.set.byID[a.Val], i, n)
		case "class":
			tokens := 0
			for token := range strings.FieldsSeq(a.Val[:min(len(a.Val), maxClassValue)]) {
				if tokens++; tokens > maxClassTokens {
					break
				}
				w.all(w.set.byClass[token], i, n)
			}
		}
	}
	w.all(w.set.anywhere, i, n)
	from := (len(w.stack) - 1) * setsOf * w.words
	for k, b := range w.now {
		w.bits[from+previous*w.words+k] = b
		w.bits[from+elder*w.words+k] |= b
	}
	if w.o.elements[i].end > i+1 {
		w.push(i)
	}
}

// all tries steps.
func (w *selectorWalk) all(steps []int32, i int32, n *html.Node) {
	w.steps -= len(steps) + 1
	for _, k := range steps {
		st := &w.set.steps[k]
		if w.last[k] == i || st.bit < 0 && w.done[st.target] {
			continue
		}
		w.last[k] = i
		if st.before >= 0 && !w.behind(st) || !w.matches(&st.compound, i, n) {
			continue
		}
		if st.bit >= 0 {
			w.now[st.bit/64] |= 1 << (st.bit % 64)
		} else if w.met[st.target] != i {
			w.met[st.target] = i
			w.done[st.target] = !w.found(st.target, i)
		}
	}
}

// behind reports whether the compound before a step was matched where its combinator wants it.
func (w *selectorWalk) behind(st *selectorStep) bool {
	set := lineage
	switch st.combinator {
	case '>':
		set = ownSet
	case '+':
		set = previous
	case '~':
		set = elder
	}
	b := w.bits[((len(w.stack)-1)*setsOf+set)*w.words+int(st.before/64)]
	return b>>(st.before%64)&1 == 1
}
