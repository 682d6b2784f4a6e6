package page

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// maxMain is the length in bytes at which Text.Main is cut. The figures of Text are of the whole.
const maxMain = 64 << 10

// mainSegments chooses the segments that are content: in the region main, without lists of links. Where a page has
// hardly any (everything stands in a block named header, say), the header and the sidebars count as well, and at
// last everything that is no list of links.
func (o *outline) mainSegments() []int32 {
	inMain, beside, below := 0, 0, 0
	eligible := make([]int32, 0, len(o.segments))
	for i := range o.segments {
		s := &o.segments[i]
		if s.concealed || o.linkList(s) {
			continue
		}
		eligible = append(eligible, int32(i))
		n := int(s.to - s.from)
		switch s.region {
		case Main:
			inMain += n
		case Header, Aside:
			beside += n
		default:
			below += n
		}
	}
	wanted := func(r Region) bool { return r == Main }
	if inMain*4 < inMain+beside {
		wanted = func(r Region) bool { return r == Main || r == Header || r == Aside }
		if inMain+beside < 60 {
			wanted = func(Region) bool { return true }
		}
	} else if inMain+beside < 60 && below > 600 {
		wanted = func(Region) bool { return true }
	}
	out := eligible[:0]
	for _, i := range eligible {
		if wanted(o.segments[i].region) {
			out = append(out, i)
		}
	}
	return out
}

// linkList reports whether more than half of a segment stands in links or buttons, or it is a short piece of a list
// or table that does. Main headings are content even when they are linked.
func (o *outline) linkList(s *segment) bool {
	n := s.to - s.from
	block := o.block(s.owner)
	if 2*s.linked > n {
		return block < 0 || o.elements[block].tag != atom.H1
	}
	if n > 240 || block < 0 {
		return false
	}
	for p, steps := block, 0; p >= 0 && steps < 4; p, steps = o.elements[p].parent, steps+1 {
		e := &o.elements[p]
		switch e.tag {
		case atom.Ul, atom.Ol, atom.Dl, atom.Menu:
			return 2*e.linked > e.to-e.from
		case atom.Main, atom.Body, atom.Article, atom.Table:
			return false
		}
	}
	return false
}

// block is the nearest element around i, or i itself, that breaks lines; -1 for none.
func (o *outline) block(i int32) int32 {
	for ; i >= 0; i = o.elements[i].parent {
		if isBlock(o.elements[i].node) {
			return i
		}
	}
	return -1
}

// joinSegments is the text of segments, one a line. It is valid until the next call.
func (o *outline) joinSegments(list []int32) []byte {
	size := 0
	for _, i := range list {
		size += int(o.segments[i].to-o.segments[i].from) + 1
	}
	b := slices.Grow(o.main[:0], size)
	for _, i := range list {
		b = append(b, o.text[o.segments[i].from:o.segments[i].to]...)
		b = append(b, '\n')
	}
	o.main = b
	return bytes.TrimSuffix(b, []byte{'\n'})
}

// prose reports whether a segment is running text: no heading, list item, table cell or label. Lists and tables are
// not sentences, unless they end like one.
func (o *outline) prose(s *segment) bool {
	block := o.block(s.owner)
	if block < 0 {
		return true
	}
	switch o.elements[block].tag {
	case atom.Li, atom.Tr, atom.Td, atom.Th, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Caption, atom.Figcaption,
		atom.Summary, atom.Legend, atom.Address, atom.Pre:
		return ended(o.text[s.from:s.to])
	}
	return true
}

// ended reports whether text ends with the sign that ends a sentence, quotes and brackets after it aside.
func ended(text []byte) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRune(text)
		switch r {
		case '.', '!', '?', '。', '！', '？', '…', '；':
			return true
		case '"', '\'', ')', ']', '}', ' ', '”', '’', '»', '」', '』', '）', '】':
			text = text[:len(text)-size]
		default:
			return false
		}
	}
	return false
}
