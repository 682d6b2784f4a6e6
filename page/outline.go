package page

import (
	"bytes"
	"runtime"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An outline is the document as the one walk of the tree left it: the elements in document order and the visible
// text in one buffer. Every extractor reads the outline; none walks the tree again. It dies with Parse.
type outline struct {
	lexicon                 *Lexicon
	src                     Source
	elements                []element
	text                    []byte           // visible text: runs of white space are one space, blocks are parted by '\n'
	segments                []segment        // the lines of text, in order
	tags                    *tagIndex        // see tagged
	byID                    map[string]int32 // first element with that id
	duplicateIDs            []string         // ids that stand on several elements, first 20
	root                    *html.Node
	maxDepth                int
	maxChildren             int // of one element that is no list or table
	comments                int
	wide                    bool     // the text holds characters of U+3000 or beyond: else nothing Chinese is looked for
	protected               bool     // an element has an address that Cloudflare encodes; see emails
	microdataUsed, rdfaUsed bool     // an element has itemscope, typeof
	noscripts               []string // mark-up of noscript elements that holds links
	disguise                disguise // what the document was freed of before it was parsed
	body                    string   // the text as a string; see textString
	reading                 *reading // what offer, signals, dates and classify share; see reading.go

	nth    []int32                 // place among siblings of the same name, 0 when not yet counted; see selector
	urls   resolver                // of the references of the document
	names  map[string]*className   // class and id values seen on this and earlier pages
	labels map[string]labelReading // labels of links and buttons, likewise
	hits   []hit                   // scratch of read
	marks  []mark                  // of the elements: what class and id name; none in head, svg and math
	main   []byte                  // scratch of words: the text of the main segments
	cards  []card                  // scratch of readCards
	refs   []hrefAt                // memory of business.links
	places []int32                 // memory of nth
	paths  []uint64                // scratch of skeleton
	anchor []byte                  // scratch of contentName
	byLine []*lineFacts            // of the segments; see lineFacts
	memory *lineMemory             // of lines of this and earlier pages
}

// An element is one element of the outline.
type element struct {
	node      *html.Node
	parent    int32 // index of the parent element; -1 for html
	end       int32 // index after the last descendant: descendants are [i+1, end)
	from      int32 // its visible text is outline.text[from:to], white space at both ends included
	to        int32
	linked    int32 // bytes of that text which stand in links, buttons and labels
	depth     int16
	tag       atom.Atom // 0 for unknown elements
	region    Region
	inHead    bool
	hidden    bool // hidden attribute, aria-hidden, or display:none, visibility:hidden in its own style or an ancestor's
	concealed bool // not on the screen: as hidden, without aria-hidden and without panels that a visitor can open
	quoted    bool // inside code, pre, blockquote, q, kbd, samp: words of others or of machines
	foreign   bool // inside svg or math
	button    bool // class or id names a button or a step; not read in svg and math, nor is what follows
	sticky    bool // class or id names something that stays on the screen
	shares    bool // class or id names a bar whose buttons pass the page on
	styled    bool // has a style attribute
	class     *className
}

// A segment is one line of the text: what stands between two block boundaries or line breaks.
type segment struct {
	from, to  int32
	linked    int32 // bytes in links, buttons and labels
	owner     int32 // the element whose text opened it
	region    Region
	concealed bool
	quoted    bool
	broken    bool // ended by br: the block goes on
}

// Limits of one document. What lies beyond them is not seen; Document.Truncated does not change, but no site that
// sells has such pages.
const (
	maxElements     = 400_000
	maxText         = 4 << 20
	maxDuplicateIDs = 20
)

// An outlineStack keeps outlines between pages. Each lexicon has its own, since what an outline remembers was read by
// it. It is no sync.Pool, which loses what it holds at every second garbage
// collection and to other processors: what an outline remembers of earlier pages is worth more than its memory.
type outlineStack struct {
	sync.Mutex
	idle []*outline
}

// take is the outline that was given back last, so that one worker goes on with the lines that it knows; nil when all are in use.
func (s *outlineStack) take() *outline {
	s.Lock()
	defer s.Unlock()
	n := len(s.idle) - 1
	if n < 0 {
		return nil
	}
	o := s.idle[n]
	s.idle[n] = nil
	s.idle = s.idle[:n]
	return o
}

// give takes an outline back. No more are kept than can be in use at a time.
func (s *outlineStack) give(o *outline) {
	s.Lock()
	defer s.Unlock()
	if len(s.idle) < runtime.GOMAXPROCS(0) {
		s.idle = append(s.idle, o)
	}
}

func newOutline(lx *Lexicon) *outline {
	return &outline{
		lexicon: lx,
		tags:    new(tagIndex),
		byID:    make(map[string]int32, 64),
		names:   make(map[string]*className, 64), labels: make(map[string]labelReading, 64), memory: &lineMemory{terms: lx.offer.wanted},
	}
}

// walk builds the outline of a tree. Its memory goes back with release.
func (lx *Lexicon) walk(root *html.Node, src Source) *outline {
	o := lx.outlines.take()
	if o == nil {
		o = newOutline(lx)
	}
	o.draw(root, src)
	return o
}

// draw takes the outline of a tree. The memory of o may hold what earlier pages left.
func (o *outline) draw(root *html.Node, src Source) {
	o.src, o.root = src, root
	w := walker{o: o}
	w.children(root, -1, state{region: Main})
	w.newline(false)
	o.wide = holdsWide(o.text)
}

// holdsWide reports whether a character of U+3000 or beyond stands in text.
func holdsWide(text []byte) bool {
	for _, c := range text[firstOther(text):] {
		if c >= 0xE3 {
			return true
		}
	}
	return false
}

// Bounds of what an outline keeps for the next page; the memory of a larger one is dropped.
const (
	keptElements = 20_000
	keptText     = 1 << 20
	keptNames    = 5_000
)

// release gives the memory of o to the next page. Nothing of o may be used after it.
func (o *outline) release() {
	if cap(o.elements) > keptElements || cap(o.text) > keptText {
		return
	}
	o.forget()
	o.lexicon.outlines.give(o)
}

// forget empties o for the next page.
func (o *outline) forget() {
	clear(o.elements)
	clear(o.refs)
	clear(o.byLine)
	o.memory.forget()
	clear(o.byID)
	o.tags.clear()
	if len(o.names) > keptNames {
		clear(o.names)
	}
	if len(o.labels) > keptNames {
		clear(o.labels)
	}
	*o = outline{
		lexicon: o.lexicon, elements: o.elements[:0], text: o.text[:0], segments: o.segments[:0], tags: o.tags, byID: o.byID,
		names: o.names, labels: o.labels, paths: o.paths[:0], hits: o.hits[:0],
		marks: o.marks[:0], main: o.main[:0], cards: o.cards[:0], refs: o.refs[:0], places: o.places[:0], anchor: o.anchor[:0],
		byLine: o.byLine[:0], memory: o.memory,
	}
}

// attr returns the value of an attribute without namespace, "" when absent.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// hasAttr reports whether the attribute is there, even empty.
func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return true
		}
	}
	return false
}

// visible is the visible text of element i, white space at the ends cut. It is a copy: it may be kept.
func (o *outline) visible(i int32) string {
	e := &o.elements[i]
	return string(bytes.TrimSpace(o.text[e.from:e.to]))
}

// position is the share of the visible text that stands before element i, 0 … 1.
func (o *outline) position(i int32) float64 {
	if len(o.text) == 0 {
		return 0
	}
	return float64(o.elements[i].from) / float64(len(o.text))
}

// within reports whether element i has an ancestor with the tag, and which.
func (o *outline) within(i int32, tag atom.Atom) (int32, bool) {
	for p := o.elements[i].parent; p >= 0; p = o.elements[p].parent {
		if o.elements[p].tag == tag {
			return p, true
		}
	}
	return -1, false
}

// textString is the text as a string, made once.
func (o *outline) textString() string {
	if o.body == "" {
		o.body = string(o.text)
	}
	return o.body
}
