package clarity

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Bounds of the search: the page decides how many blocks there are, not how long the rule runs.
const (
	maxLongBlocks = 400
	maxCompared   = 60
	nearBits      = 20 // two texts without a common shingle differ in 32 of 64 bits, give or take 4
)

// duplicateBlocks finds two long paragraphs of which the smaller stands for the most part in the other. The hashes of
// the facts choose the few pairs whose words are then compared, and so do the words with which paragraphs open: the headline of a
// list that comes again as the head of a longer text is not near to it as a whole. A section that comes twice paragraph by paragraph is the
// copy that templates keep for small screens, and is left alone; a single paragraph that comes twice to the letter may be
// one as well, and is reported with doubt.
func duplicateBlocks(c *analyzer.Context) analyzer.Result {
	blocks := c.Page.Text.Blocks
	least, share := limit(c, "words"), c.Params.Number("containment")
	long := make([]int, 0, 32)
	for i := range blocks {
		if blocks[i].Words >= least && len(long) < maxLongBlocks {
			long = append(long, i)
		}
	}
	if len(long) < 2 {
		return analyzer.Result{}
	}
	lines := blockLines(c.Page.Text.Main)
	opens := openings(lines, long)
	sets := make([]shingleSet, len(long)) // filled once a block is compared
	shinglesOf := func(k int) *shingleSet {
		if sets[k].hashes == nil {
			sets[k] = shingles(lines[long[k]])
		}
		return &sets[k]
	}
	var found []analyzer.Evidence
	compared, exact, pairs := 0, 0, 0
	for k, j := range long {
		for n, i := range long[:k] {
			near := bits.OnesCount64(blocks[i].Hash^blocks[j].Hash) <= nearBits || opens[n] != 0 && opens[n] == opens[k]
			if !near || compared == maxCompared {
				continue
			}
			same := blocks[i] == blocks[j]
			if same && copied(blocks, i, j) {
				continue
			}
			if j >= len(lines) {
				continue
			}
			compared++
			if containment(shinglesOf(n), shinglesOf(k), share) < share {
				continue
			}
			pairs++
			if same {
				exact++
			}
			if len(found) < analyzer.MaxEvidence {
				found = append(found, analyzer.Evidence{Quote: lines[i]}, analyzer.Evidence{Quote: lines[j]})
			}
			break
		}
	}
	if pairs == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", pairs), found...)
	r.Count, r.Loss, r.Confidence = pairs, min(1, 0.5+0.25*float64(pairs-1)), 0.8
	if exact == pairs {
		r.Confidence = 0.5
	}
	return r
}

// opening is how many words of a block, or Han characters, are compared at first.
const opening = 6

// openings are the hashes of the words with which the long blocks open, numbering aside; 0 where a block has fewer.
func openings(lines []string, long []int) []uint64 {
	hashes := make([]uint64, len(long))
	for k, i := range long {
		if i >= len(lines) {
			break
		}
		h := uint64(14695981039346656037) // FNV-1a, over characters
		n, inWord := 0, false
		for _, r := range lines[i] {
			letter := unicode.IsLetter(r)
			han := letter && r >= 0x2E80 && unicode.Is(unicode.Han, r)
			if inWord && (!letter || han) {
				h = (h ^ ' ') * 1099511628211
				inWord = false
				n++
			}
			if n >= opening {
				hashes[k] = h
				break
			}
			if !letter {
				continue
			}
			h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
			if inWord = !han; han {
				n++
			}
		}
	}
	return hashes
}

// copied reports whether the blocks around i come again around j: three in a row, shorter ones too.
func copied(blocks []page.Block, i, j int) bool {
	run := 1
	for k := 1; k <= 2 && j+k < len(blocks) && i+k < j && blocks[i+k] == blocks[j+k]; k++ {
		run++
	}
	for k := 1; k <= 2 && i-k >= 0 && j-k > i && blocks[i-k] == blocks[j-k]; k++ {
		run++
	}
	return run >= 3
}

// blockLines are the lines of the main text that are blocks: those with a letter or a digit.
func blockLines(main string) []string {
	lines := make([]string, 0, 1+strings.Count(main, "\n"))
	for line := range strings.SplitSeq(main, "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			lines = append(lines, line)
		}
	}
	return lines
}

// A shingleSet is the shingles of a block with a filter over them: a shingle whose bit is missing is not in it.
type shingleSet struct {
	hashes []uint64
	filter [16]uint64
	sorted bool
}

// sort orders the shingles and drops those that come twice.
func (s *shingleSet) sort() {
	if !s.sorted {
		slices.Sort(s.hashes)
		s.hashes, s.sorted = slices.Compact(s.hashes), true
	}
}

// near reports whether the filters leave it open that the share least of the smaller set stands in the larger. Two shingles may share a
// bit, so that a little less is asked for.
func (s *shingleSet) near(t *shingleSet, least float64) bool {
	both, of, ot := 0, 0, 0
	for k, bits64 := range s.filter {
		both += bits.OnesCount64(bits64 & t.filter[k])
		of += bits.OnesCount64(bits64)
		ot += bits.OnesCount64(t.filter[k])
	}
	return float64(both) >= 0.8*least*float64(min(of, ot))
}

// containment is the share of the shingles of the smaller text that stand in the larger, 0 … 1; 0 when it is clear that it is below
// least.
func containment(a, b *shingleSet, least float64) float64 {
	if len(a.hashes) > len(b.hashes) {
		a, b = b, a
	}
	if len(a.hashes) == 0 || !a.near(b, least) {
		return 0
	}
	a.sort()
	b.sort()
	n, at := 0, 0
	for _, h := range a.hashes {
		for at < len(b.hashes) && b.hashes[at] < h {
			at++
		}
		if at < len(b.hashes) && b.hashes[at] == h {
			n++
		}
	}
	return float64(n) / float64(len(a.hashes))
}

// shingles are the hashes of three words, or Han characters, in a row. Case counts for nothing.
func shingles(s string) shingleSet {
	const prime = 1099511628211 // FNV-1a, over characters
	set := shingleSet{hashes: make([]uint64, 0, len(s)/4)}
	var last [3]uint64
	n, inWord := 0, false
	word := uint64(0)
	end := func() {
		last[0], last[1], last[2] = last[1], last[2], word
		if n++; n >= 3 {
			h := ((last[0]*prime^last[1])*prime ^ last[2]) * prime
			set.hashes = append(set.hashes, h)
			set.filter[h>>60] |= 1 << (h >> 54 & 63)
		}
	}
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= 0x80:
			r = unicode.ToLower(r)
		}
		han := r >= 0x2E80 && unicode.Is(unicode.Han, r)
		letter := r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || !han && r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if inWord && !letter {
			end()
			inWord = false
		}
		if !letter && !han {
			continue
		}
		if !inWord {
			word = 14695981039346656037
		}
		word = (word ^ uint64(r)) * prime
		if inWord = letter; han {
			end()
		}
	}
	if inWord {
		end()
	}
	return set
}
