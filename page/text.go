package page

import (
	"sync"
	"unicode/utf8"
)

// words takes the facts of the text: what is content, its language, and what one pass over its words tells.
func (o *outline) words(p *Page) {
	t := &p.Text
	list := o.mainSegments()
	main := o.joinSegments(list)
	o.language(p, main)
	r := readers.Get().(*textReader)
	defer readers.Put(r)
	r.reset(o, p)
	t.Blocks = make([]Block, 0, min(len(list), maxBlocksOfText))
	inMain := 0
	for i := range o.segments {
		s := &o.segments[i]
		if inMain < len(list) && list[inMain] == int32(i) {
			inMain++
			n := r.segment(s)
			t.Words += n
			t.FullWords += n
		} else if !s.concealed {
			t.FullWords += countWords(o.text[s.from:s.to])
		}
	}
	r.finish()
	t.Main = cut(string(main[:min(len(main), maxMain+4)]), maxMain)
	t.FirstLevelGap = headingGap(p.Headings)
	o.damage(p)
	p.ScriptOnly = o.scriptOnly(p)
}

// readers keeps the scratch memory of textReader between pages.
var readers = sync.Pool{New: func() any { return new(textReader) }}

// minBlock is the number of units from which a block has a simhash; a shorter one has an exact hash, as few shingles
// say nothing of nearness.
const minBlock = 16

// maxBlocksOfText is the number of blocks that a page keeps.
const maxBlocksOfText = 5_000

// maxSegment is the number of bytes that are read of one segment: its words take ten times as much memory while they are.
const maxSegment = 256 << 10

// runeBoundary is the last place up to n where a character of b begins.
func runeBoundary(b []byte, n int) int {
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}

// maxTextSamples is the length of lists of samples.
const maxTextSamples = 200

// Lengths in bytes at which quotes are cut.
const (
	maxSentenceQuote  = 600
	maxParagraphQuote = 400
)

// A textReader goes over the words of the main text once and takes all figures that need them.
type textReader struct {
	o                *outline
	p                *Page
	text             []byte // of the segment
	words            []word
	whole            simhash
	hash             uint64
	tone             *tone
	title            titleMatch
	abbrev           bool // points after abbreviations and ordinals are to be told apart: Latin script
	longest          int  // units of the longest sentence
	longestText      []byte
	longestParagraph []byte
	measured         struct{ words, sentences, syllables int }
}

func (r *textReader) reset(o *outline, p *Page) {
	words := r.words[:0]
	if cap(words) > 1<<16 {
		words = nil
	}
	*r = textReader{o: o, p: p, words: words, title: r.title, hash: fnvOffset, tone: tones[p.Language], abbrev: p.Script == "Latn"}
	r.title.open(p)
}

// segment reads one segment of the main text and returns its units.
func (r *textReader) segment(s *segment) int {
	t := &r.p.Text
	r.text = r.o.text[s.from:s.to]
	if len(r.text) > maxSegment {
		r.text = r.text[:runeBoundary(r.text, maxSegment)]
	}
	r.words = splitWords(r.words[:0], r.text)
	n := len(r.words)
	if n == 0 {
		return 0
	}
	for i := range r.words {
		r.hash = (r.hash ^ r.words[i].hash) * fnvPrime
	}
	r.block(n)
	r.title.read(r.words)
	prose := r.o.prose(s)
	if !s.quoted {
		if r.tone != nil {
			r.count()
		}
		if prose {
			r.sentences()
			r.truncated(s, n)
		}
	}
	if prose && n > t.LongestParagraph {
		t.LongestParagraph = n
		r.longestParagraph = r.text
	}
	return n
}

// block records the segment as a block of the text.
func (r *textReader) block(n int) {
	b := Block{Words: n}
	if n >= minBlock {
		var own simhash
		own.addWords(r.words)
		b.Hash = own.sum()
		r.whole.join(&own)
	} else {
		r.whole.addWords(r.words)
		b.Hash = uint64(n)
		for i := range r.words {
			b.Hash = mix(b.Hash, r.words[i].hash)
		}
		b.Hash &= shortHash
	}
	if len(r.p.Text.Blocks) < maxBlocksOfText {
		r.p.Text.Blocks = append(r.p.Text.Blocks, b)
	}
}

// shortHash keeps 14 bits of the hash of a short block, two bytes in the store: hashes do not compress, and a page has
// many more short blocks than long ones. They only tell whether the neighbours of two long blocks are alike.
const shortHash = 1<<14 - 1

// finish writes the sums.
func (r *textReader) finish() {
	t := &r.p.Text
	if t.Words > 0 {
		t.Hash = r.hash
		t.Simhash = r.whole.sum()
	}
	if m := &r.measured; t.Sentences > 0 {
		t.MeanSentence = round1(float64(m.words) / float64(t.Sentences))
		t.Ease = readingEase(r.p.Language, m.words, t.Sentences, m.syllables)
	}
	t.Longest = string(head(r.longestText, maxSentenceQuote))
	t.LongestParagraphQuote = string(head(r.longestParagraph, maxParagraphQuote))
	r.title.finish(r.p)
	*r = textReader{words: r.words[:0], title: r.title}
}
