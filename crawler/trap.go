package crawler

import "strings"

// Limits against sites without an end. They are chosen so that no honest shop meets them: numbers in a path and ids in a
// query are never limited, for 5,000 products are 5,000 pages.
const (
	maxSegments     = 20   // segments of a path
	maxRepeats      = 3    // times one segment stands in a path
	maxCalendar     = 100  // URLs of one calendar pattern
	maxPagination   = 1000 // pages of one list by query parameter
	maxCombinations = 50   // query combinations of one path that bring no new value, and sets of parameter names
	maxIdentical    = 20   // query variants of one path with the same body
)

// trapLimit is the limit that a reason names.
func trapLimit(reason string) int {
	switch reason {
	case ReasonTrapSegments:
		return maxSegments
	case ReasonTrapRepeated:
		return maxRepeats
	case ReasonTrapCalendar:
		return maxCalendar
	case ReasonTrapPagination:
		return maxPagination
	case ReasonTrapDuplicate:
		return maxIdentical
	case ReasonTrapSearch:
		return maxSearch
	case ReasonTrapSession:
		return maxSessions
	case ReasonTrapTimestamp:
		return maxStamps
	case ReasonTrapCase:
		return maxCase
	case ReasonTrapLetters:
		return maxLetters
	}
	return maxCombinations
}

// traps decides which URLs lead into a site without an end. It must be asked in the order of the crawl, each URL once; content
// is told wave by wave (see settle), so the decisions do not depend on the order of answers. Not safe for concurrent use.
//
// Memory: some 40 bytes for each URL with a query, 32 for one with capital letters.
type traps struct {
	counts  map[uint64]int32    // by pattern: URLs that were let through
	values  map[uint64]int32    // by path, parameter names and one parameter: distinct values
	known   map[uint64]struct{} // values and name sets that were counted
	bodies  map[uint64]int32    // by path, names and body: answers of it in earlier waves
	same    map[uint64]int32    // by path and names: answers with the most common body
	total   map[uint64]int32    // by path and names: answers
	fresh   []bodySeen          // answers of the current wave
	pattern []byte
}

type bodySeen struct{ variant, body uint64 }

func newTraps() *traps {
	return &traps{
		counts: map[uint64]int32{}, values: map[uint64]int32{}, known: map[uint64]struct{}{},
		bodies: map[uint64]int32{}, same: map[uint64]int32{}, total: map[uint64]int32{},
	}
}

// judge returns the reason why url is a trap, or counts it and returns "".
func (t *traps) judge(url string) (reason string) {
	path, query, _ := strings.Cut(url[len(schemeAndHost(url)):], "?")
	if reason = judgePath(path); reason != "" {
		return reason
	}
	if reason = t.judgeMarks(path, query); reason != "" {
		return reason
	}
	if calendar(path, query) {
		t.pattern = appendPattern(t.pattern[:0], url)
		h := hashURL(string(t.pattern))
		if t.counts[h] >= maxCalendar {
			return ReasonTrapCalendar
		}
		t.counts[h]++
	}
	if query == "" {
		return ""
	}
	return t.judgeQuery(path, query)
}

// judgePath refuses what is deeper than any site is, and paths that relative links made of themselves.
func judgePath(path string) (reason string) {
	if n := strings.Count(strings.TrimSuffix(path, "/"), "/"); n > maxSegments {
		return ReasonTrapSegments
	} else if n <= maxRepeats {
		return ""
	}
	segments := strings.Split(strings.Trim(path, "/"), "/")
	for i, s := range segments {
		n := 1
		for _, other := range segments[:i] {
			if s != "" && s == other {
				n++
			}
		}
		if n > maxRepeats {
			return ReasonTrapRepeated
		}
	}
	return ""
}

// judgeQuery refuses query variants that multiply without new content: a list of parameters is let through as long as its most
// varied parameter brings new values (an id does), but not when few values are combined in ever new ways (facets).
func (t *traps) judgeQuery(path, query string) (reason string) {
	base := hashURL(path)
	var names, whole uint64 // sums, so that the order of parameters makes no difference
	var paged bool
	params := 0
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if pagination(name) {
			paged = true
			whole += hashURL(name)
			continue
		}
		params++
		names += hashURL(name) | 1
		whole += hashURL(p)
	}
	set := mix(base, names)
	if n := t.same[set]; n > maxIdentical && 2*n > t.total[set] {
		return ReasonTrapDuplicate
	}
	if paged {
		list := mix(base, whole)
		if t.counts[list] >= maxPagination {
			return ReasonTrapPagination
		}
		t.counts[list]++
		if t.counts[list] > 1 {
			return "" // a further page of a list that was let through
		}
	}
	if params < 2 {
		return ""
	}
	return t.judgeCombination(base, set, query)
}

func (t *traps) judgeCombination(base, set uint64, query string) (reason string) {
	most := int32(0)
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if pagination(name) {
			continue
		}
		of := mix(set, hashURL(name))
		n := t.values[of]
		if _, ok := t.known[mix(of, hashURL(p))]; !ok {
			n++
		}
		most = max(most, n)
	}
	if n := t.counts[set]; n >= maxCombinations+4*most {
		return ReasonTrapQuery
	} else if n == 0 {
		if t.counts[base] >= maxCombinations {
			return ReasonTrapQuery
		}
		t.counts[base]++ // a set of names that is new on this path
	}
	t.counts[set]++
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if of := mix(set, hashURL(name)); !pagination(name) && t.add(mix(of, hashURL(p))) {
			t.values[of]++
		}
	}
	return ""
}

func (t *traps) add(h uint64) bool {
	if _, ok := t.known[h]; ok {
		return false
	}
	t.known[h] = struct{}{}
	return true
}

// content notes the body of a page with a query; body 0 means not known.
func (t *traps) content(url string, body uint64) {
	path, query, ok := strings.Cut(url[len(schemeAndHost(url)):], "?")
	if !ok || body == 0 {
		return
	}
	var names uint64
	for p := range strings.SplitSeq(query, "&") {
		if name, _, _ := strings.Cut(p, "="); !pagination(name) {
			names += hashURL(name) | 1
		}
	}
	t.fresh = append(t.fresh, bodySeen{mix(hashURL(path), names), body})
}

// settle makes the bodies of a finished wave count.
func (t *traps) settle() {
	for _, b := range t.fresh {
		of := mix(b.variant, b.body)
		t.bodies[of]++
		t.total[b.variant]++
		t.same[b.variant] = max(t.same[b.variant], t.bodies[of])
	}
	t.fresh = t.fresh[:0]
}

// beyondTraps reports whether no limit can concern the URL, whatever else was let through.
func beyondTraps(url string) bool {
	path, query, ok := strings.Cut(url[len(schemeAndHost(url)):], "?")
	if ok || calendar(path, query) || capitals(path) || stamped(path, "") {
		return false
	}
	if n, _ := letters(path); n > maxLetterDeep {
		return false
	}
	return judgePath(path) == ""
}

// mix combines two hashes; the order matters.
func mix(a, b uint64) uint64 {
	h := a*0x9e3779b97f4a7c15 ^ (b + 0x632be59bd9b4e019 + a<<6 + a>>2)
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}
