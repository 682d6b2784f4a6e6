package page

import "slices"

// A spokenLine is what the words of a line tell in a language: the part of lineFacts that is read of content only.
type spokenLine struct {
	known    bool
	language string // of the page
	latin    bool   // the page is in Latin script
	block    Block
	hashes   []uint64 // of the words, in order
	keys     []uint64 // see appendWordKeys
	shingles laneSum
	we, you  int
	buzz     []span // in the text of the line

	sentences, words, syllables int // sentences of the line, and their words and syllables
	longest                     int // words of the first of the longest of them
	longestAt                   span

	slips      []lineSlip
	passive    int  // of sentences, those in the passive voice
	passiveAt  span // the first of them
	half, full int  // signs between Chinese characters, by their width
	halfAt     span // the first of half width
}

// spoken is what the words of the line tell, which r.text holds.
func (r *textReader) spoken(f *lineFacts) *spokenLine {
	l := f.spoken
	if l == nil {
		l = new(spokenLine)
		f.spoken = l
	}
	if l.known && l.language == r.p.Language && l.latin == r.abbrev {
		return l
	}
	*l = spokenLine{known: true, language: r.p.Language, latin: r.abbrev, hashes: l.hashes[:0], keys: l.keys[:0], buzz: l.buzz[:0], slips: l.slips[:0]}
	r.line = l
	r.words = splitWords(r.words[:0], r.text)
	n := len(r.words)
	if n == 0 {
		return l
	}
	l.hashes = slices.Grow(l.hashes, n)
	for i := range r.words {
		l.hashes = append(l.hashes, r.words[i].hash)
	}
	r.keys = appendWordKeys(r.keys[:0], r.words)
	l.keys = append(l.keys, r.keys...)
	r.block(n)
	if r.tone != nil {
		r.tones()
	}
	if u := usages[r.p.Language]; u != nil {
		r.slips(u)
	}
	r.sentences()
	return l
}

// block sets the block of the line, and its part of the simhash of the text.
func (r *textReader) block(n int) {
	l := r.line
	var own simhash
	own.addWords(r.words)
	l.shingles = own.shingles()
	l.block = Block{Words: n}
	if n >= minBlock {
		l.block.Hash = own.sum()
		return
	}
	l.block.Hash = uint64(n)
	for i := range r.words {
		l.block.Hash = mix(l.block.Hash, r.words[i].hash)
	}
	l.block.Hash &= shortHash
}
