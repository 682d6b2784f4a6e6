package page

// A simhash sums hashes of shingles into 64 bits, so that texts which share most shingles differ in few bits
// (Charikar 2002). Counts of eight bits stand side by side in machine words and are spread out every 255 shingles: that
// takes 24 operations a shingle instead of 128.
type simhash struct {
	lanes  [8]uint64
	held   int
	counts [64]int32
	total  int32
}

const laneBits = 0x0101010101010101

func (s *simhash) add(h uint64) {
	for k := range s.lanes {
		s.lanes[k] += h >> k & laneBits
	}
	if s.held++; s.held == 255 {
		s.spread()
	}
}

func (s *simhash) spread() {
	for k, lane := range s.lanes {
		for b := range 8 {
			s.counts[b*8+k] += int32(lane >> (8 * b) & 0xFF)
		}
		s.lanes[k] = 0
	}
	s.total += int32(s.held)
	s.held = 0
}

// A laneSum is the shingles of a line, to be joined to a simhash: those of a long line as a whole, else the lanes.
type laneSum struct {
	lanes [8]uint64
	held  int
	long  *simhash
}

// shingles is what s has been given, for join.
func (s *simhash) shingles() laneSum {
	if s.total > 0 {
		long := *s
		return laneSum{long: &long}
	}
	return laneSum{lanes: s.lanes, held: s.held}
}

// join adds the shingles of a line.
func (s *simhash) join(l *laneSum) {
	if l.long != nil {
		l.long.spread()
		for i, n := range l.long.counts {
			s.counts[i] += n
		}
		s.total += l.long.total
		return
	}
	if s.held+l.held > 255 {
		s.spread()
	}
	for k := range s.lanes {
		s.lanes[k] += l.lanes[k]
	}
	s.held += l.held
}

// sum is the hash; 0 when nothing was added.
func (s *simhash) sum() uint64 {
	s.spread()
	var h uint64
	for i, n := range s.counts {
		if 2*n > s.total {
			h |= 1 << i
		}
	}
	return h
}

// addWords adds the shingles of three neighbouring units; a shorter text is one shingle.
func (s *simhash) addWords(words []word) {
	if len(words) == 0 {
		return
	}
	if len(words) < 3 {
		h := uint64(len(words))
		for _, w := range words {
			h = mix(h, w.hash)
		}
		s.add(h)
		return
	}
	a, b := words[0].hash, words[1].hash
	for _, w := range words[2:] {
		s.add(mix(mix(a, b), w.hash))
		a, b = b, w.hash
	}
}

// mix joins two hashes so that every bit of both moves every bit of the result.
func mix(a, b uint64) uint64 {
	h := (a ^ b>>29) * 0x9E3779B97F4A7C15
	h = (h ^ h>>32 ^ b) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}
