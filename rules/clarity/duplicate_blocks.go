package clarity

import (
	"hash/maphash"
	"math/bits"
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
	least := limit(c, "words")
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
			if containment(lines[i], lines[j]) < c.Params.Number("containment") {
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

// seed makes the hashes of shingles; nothing of them is kept or ordered by.
var seed = maphash.MakeSeed()

// containment is the share of the three-word shingles of the smaller text that stand in the larger, 0 … 1.
func containment(a, b string) float64 {
	sa, sb := shingles(a), shingles(b)
	if len(sa) > len(sb) {
		sa, sb = sb, sa
	}
	if len(sa) == 0 {
		return 0
	}
	n := 0
	for h := range sa {
		if _, ok := sb[h]; ok {
			n++
		}
	}
	return float64(n) / float64(len(sa))
}

// shingles are the hashes of three words, or Han characters, in a row.
func shingles(s string) map[uint64]struct{} {
	s = strings.ToLower(s)
	set := make(map[uint64]struct{}, len(s)/5)
	var last [3]string
	n, start := 0, -1
	word := func(w string) {
		last[0], last[1], last[2] = last[1], last[2], w
		if n++; n >= 3 {
			set[maphash.String(seed, last[0]+" "+last[1]+" "+last[2])] = struct{}{}
		}
	}
	for i, r := range s {
		han := unicode.Is(unicode.Han, r)
		letter := !han && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if start >= 0 && !letter {
			word(s[start:i])
			start = -1
		}
		switch {
		case han:
			word(string(r))
		case letter && start < 0:
			start = i
		}
	}
	if start >= 0 {
		word(s[start:])
	}
	return set
}
