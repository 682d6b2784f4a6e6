package page

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// skeletonDepth is the number of levels below the body that make the skeleton.
const skeletonDepth = 6

// A skeleton is the set of tag and class paths of a document. What an author fills in changes it little: ids, digits in
// class names and words for a state are dropped, repeated elements count once, and below the content only elements with
// a class count. Pages of one template thus share their hash mostly, but not always: it groups, it does not prove.
type skeleton struct {
	o     *outline
	paths []uint64 // of each element; 0 outside of the skeleton
	set   []uint64
	body  int16 // depth of the body

	// recent holds paths of the set by their low bits: neighbours repeat, and what is not added need not be sorted.
	recent [128]uint64
}

func newSkeleton(o *outline) *skeleton {
	o.paths = slices.Grow(o.paths[:0], 2*len(o.elements))
	s := &skeleton{o: o, paths: o.paths[:len(o.elements)], set: o.paths[len(o.elements):len(o.elements)], body: 2}
	clear(s.paths)
	if i := o.tagged(atom.Body); len(i) > 0 {
		s.body = o.elements[i[0]].depth
	}
	return s
}

// add takes up element i; its parent has been taken up before.
func (s *skeleton) add(i int32) {
	e := &s.o.elements[i]
	if e.inHead || e.depth > s.body+skeletonDepth || e.depth < s.body {
		return
	}
	path := uint64(fnvOffset)
	if e.depth > s.body {
		if e.parent < 0 || s.paths[e.parent] == 0 {
			return
		}
		path = s.paths[e.parent]
	}
	class := e.class
	if class == nil {
		class = &unnamed
	}
	if !class.named && !structural(e.tag) && e.depth > s.body {
		return
	}
	path = mix(mix(path, uint64(e.tag)), class.hash) | 1
	s.paths[i] = path
	if seen := &s.recent[path>>1&127]; *seen != path {
		*seen = path
		s.set = append(s.set, path)
	}
}

// structural reports whether elements of the tag belong to the frame of a page also without a class.
func structural(tag atom.Atom) bool {
	switch tag {
	case atom.Header, atom.Footer, atom.Nav, atom.Main, atom.Aside, atom.Section, atom.Article, atom.Div, atom.Form:
		return true
	}
	return false
}

// sum is FNV-1a over the sorted set.
func (s *skeleton) sum() (hash, shape uint64) {
	if len(s.set) == 0 {
		return 0, 0
	}
	slices.Sort(s.set)
	h := uint64(fnvOffset)
	var sim simhash
	last := uint64(0)
	for _, path := range s.set {
		if path == last {
			continue
		}
		last = path
		sim.add(mix(path, path))
		for k := 0; k < 64; k += 8 {
			h = (h ^ path>>k&0xFF) * fnvPrime
		}
	}
	return h, sim.sum()
}

// classHash is a hash of the class names that does not depend on their order. named: there is one that counts.
func classHash(value string) (sum uint64, named bool) {
	for i := 0; i < len(value); {
		if spaces[value[i]] == 1 {
			i++
			continue
		}
		start := i
		h := uint64(fnvOffset)
		for ; i < len(value) && spaces[value[i]] != 1; i++ {
			if c := value[i]; c < '0' || c > '9' {
				h = (h ^ uint64(c)) * fnvPrime
			}
		}
		if stateClass(value[start:i]) {
			continue
		}
		sum += mix(h, h)
		named = true
	}
	return sum, named
}

// stateClass reports whether a class tells a state, which differs from page to page.
func stateClass(name string) bool {
	switch name {
	case "active", "current", "selected", "on", "open", "cur", "hover", "current-menu-item", "current_page_item", "is-active":
		return true
	}
	return false
}
