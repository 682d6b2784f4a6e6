package page

import "golang.org/x/net/html/atom"

// A tagIndex lists the elements of each tag in document order. It is a hash table that is never emptied, as the next
// page has the same tags. There are fewer atoms than half its slots, so that a search ends soon.
type tagIndex struct {
	slots [1 << tagBits]tagSlot
	used  []uint16 // slots with elements
}

type tagSlot struct {
	tag  atom.Atom
	list []int32
}

const tagBits = 10

// slot is the place of a tag: its own, or the free one that it would take.
func (x *tagIndex) slot(tag atom.Atom) uint32 {
	h := uint32(tag) * 0x9E3779B1 >> (32 - tagBits)
	for x.slots[h].tag != tag && x.slots[h].tag != 0 {
		h = (h + 1) & (1<<tagBits - 1)
	}
	return h
}

// add appends element i to the list of its tag. Unknown elements, of tag 0, are not listed.
func (x *tagIndex) add(tag atom.Atom, i int32) {
	if tag == 0 {
		return
	}
	h := x.slot(tag)
	s := &x.slots[h]
	if len(s.list) == 0 {
		s.tag = tag
		x.used = append(x.used, uint16(h))
	}
	s.list = append(s.list, i)
}

// clear empties the lists and keeps their memory. A slot stays with its tag.
func (x *tagIndex) clear() {
	for _, h := range x.used {
		x.slots[h].list = x.slots[h].list[:0]
	}
	x.used = x.used[:0]
}

// tagged is the elements of a tag in document order.
func (o *outline) tagged(tag atom.Atom) []int32 { return o.tags.slots[o.tags.slot(tag)].list }
