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
	o.language(p, list, main)
	r := readers.Get().(*textReader)
	defer readers.Put(r)
	r.reset(o, p)
	t.Blocks = make([]Block, 0, min(len(list), maxBlocksOfText))
	inMain := 0
	lines := o.lineFacts()
	for i := range o.segments {
		s := &o.segments[i]
		if inMain < len(list) && list[inMain] == int32(i) {
			inMain++
			n := r.segment(s, lines[i])
			t.Words += n
			t.FullWords += n
		} else if !s.concealed {
			t.FullWords += int(lines[i].words)
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

// A textReader goes over the lines of the main text once and sums up what their words tell.
type textReader struct {
	o                *outline
	p                *Page
	text             []byte      // of the segment
	words            []word      // of the line that is read
	line             *spokenLine // the line that is read
	keys             []uint64    // scratch of spoken
	whole            simhash
	hash             uint64
	tone             *tone
	title            titleMatch
	abbrev           bool // points after abbreviations and ordinals are to be told apart: Latin script
	longest          int  // units of the longest sentence
	longestText      []byte
	longestParagraph []byte
	measured         struct{ words, syllables int }
	passives         []int32 // words of the line that make their sentence passive
	half, full       int     // signs between Chinese characters, by their width
	halfQuote        string
	passiveText      []byte // the first passive sentence
}

func (r *textReader) reset(o *outline, p *Page) {
	words := r.words[:0]
	if cap(words) > 1<<16 {
		words, r.keys = nil, nil
	}
	*r = textReader{o: o, p: p, words: words, keys: r.keys[:0], title: r.title, hash: fnvOffset, tone: tones[p.Language], abbrev: p.Script == "Latn",
		passives: r.passives[:0]}
	r.title.open(p)
}

// segment reads one segment of the main text and returns its units.
func (r *textReader) segment(s *segment, f *lineFacts) int {
	t := &r.p.Text
	r.text = r.o.text[s.from:s.to]
	if len(r.text) > maxSegment {
		r.text = r.text[:runeBoundary(r.text, maxSegment)]
	}
	l := r.spoken(f)
	n := l.block.Words
	if n == 0 {
		return 0
	}
	for _, h := range l.hashes {
		r.hash = (r.hash ^ h) * fnvPrime
	}
	if len(t.Blocks) < maxBlocksOfText {
		t.Blocks = append(t.Blocks, l.block)
	}
	r.whole.join(&l.shingles)
	r.title.see(l.keys)
	prose := r.o.prose(s)
	if !s.quoted {
		r.count(l)
		if prose {
			r.measure(l)
			r.truncated(s, n)
		}
	}
	if prose && n > t.LongestParagraph {
		t.LongestParagraph = n
		r.longestParagraph = r.text
	}
	return n
}

// count adds what the line has of the words of the tone.
func (r *textReader) count(l *spokenLine) {
	t := &r.p.Text
	t.We += l.we
	t.You += l.you
	for _, b := range l.buzz {
		if len(t.Buzzwords) < maxTextSamples {
			t.Buzzwords = append(t.Buzzwords, string(r.text[b.from:b.to]))
		}
	}
}

// measure adds the sentences of the line.
func (r *textReader) measure(l *spokenLine) {
	r.p.Text.Sentences += l.sentences
	r.measured.words += l.words
	r.measured.syllables += l.syllables
	r.usage(l)
	if l.longest > r.longest {
		r.longest, r.longestText = l.longest, r.text[l.longestAt.from:l.longestAt.to]
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
	r.finishSlips()
	*r = textReader{words: r.words[:0], keys: r.keys[:0], title: r.title, passives: r.passives[:0]}
}
