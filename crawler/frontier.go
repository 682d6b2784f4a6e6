package crawler

import (
	"bytes"
	"slices"

	"github.com/siteassay/assay/page"
)

// A frontier holds the URLs that wait and remembers the ones that do not. It is not safe for concurrent use: the crawl's
// one goroutine owns it.
//
// Memory: 8+8 bytes a URL ever taken up (the seen-set, without pointers), and 56 bytes and its text for one that waits.
// A wave's memory is let go when the wave is over.
type frontier struct {
	limit   int              // most URLs that are taken up in one crawl
	seen    map[uint64]place // every URL that was taken up
	waves   map[band]*wave   // what waits, by the wave it belongs to
	numbers []*wave          // the same, by number of the wave
	order   []band           // keys of waves, ascending

	current  *wave // the wave that is being handed out
	next     int   // first entry of it that is still to go
	taken    int   // URLs that are in the current wave or came before it
	waiting  int   // URLs in waves
	cut      bool  // a target was too long to be kept
	full     bool  // the limit was reached
	greatest key   // when full: no new URL with a greater key has a chance
}

// A place says where a URL is: the number of its wave and the index in it while it waits, else one of two states.
type place uint64

const (
	underWay place = 1 << 63 // in the current wave and not finished
	finished place = 1 << 62 // its outcome is known
)

func (p place) waits() bool { return p < finished }

// A wave is the targets of one band.
type wave struct {
	band    band
	number  int
	entries []entry
	text    []byte // URLs, anchors, referrers
	live    int    // entries that are not gone
	tried   int    // entries that were looked at to be asked ahead
	last    string // referrer of the last entry, and where it lies
	lastOff uint32
}

type entry struct {
	key       key
	hash      uint64
	url, ref  uint32 // offsets into the wave's text; the anchor follows the URL
	urlLen    uint16
	refLen    uint16
	anchorLen uint16
	source    uint8
	attempts  uint8
	gone      bool // moved to another wave, or dropped
}

const maxEntryText = 1<<16 - 1 // bytes of a URL, a referrer, an anchor

func newFrontier(limit int) *frontier {
	return &frontier{limit: limit, seen: map[uint64]place{}, waves: map[band]*wave{}}
}

// A change is what the journal has to know of the queue.
type change struct {
	queue []page.Target
	drop  [][16]byte
}

// knows reports whether the URL has left the queue, so that an offer of it cannot change anything.
func (f *frontier) knows(hash uint64) bool {
	p, ok := f.seen[hash]
	return ok && !p.waits()
}

// wants reports whether offering the URL with the key would change the queue.
func (f *frontier) wants(hash uint64, k key, beyond uint32) bool {
	p, ok := f.seen[hash]
	if !ok {
		return !f.full || bytes.Compare(k[:], f.greatest[:]) < 0
	}
	return p.waits() && f.improves(p, k, beyond)
}

func (f *frontier) improves(p place, k key, beyond uint32) bool {
	w := f.numbers[p>>32]
	old := &w.entries[uint32(p)].key
	return bytes.Compare(k[:], old[:]) < 0 || w.band.depth() >= beyond && bandOf(k).depth() < beyond
}

// offer puts a target into the queue, or moves it to the place of the smaller key when it waits already. beyond is the
// least depth that is never taken up: what waits there gives way to any place that is (a sitemap may name it).
func (f *frontier) offer(t *page.Target, hash uint64, beyond uint32, c *change) {
	if !f.wants(hash, t.Key, beyond) {
		return
	}
	p, ok := f.seen[hash]
	if ok {
		w := f.numbers[p>>32]
		e := &w.entries[uint32(p)]
		c.drop = append(c.drop, e.key)
		f.remove(w, e)
	}
	if !f.add(t, hash) {
		if ok {
			delete(f.seen, hash)
		}
		return
	}
	c.queue = append(c.queue, *t)
	if f.taken+f.waiting > f.limit+f.limit/4+1000 {
		f.trim(c)
	}
}

func (f *frontier) remove(w *wave, e *entry) {
	e.gone = true
	w.live--
	f.waiting--
}

func (f *frontier) wave(b band) *wave {
	w := f.waves[b]
	if w == nil {
		w = &wave{band: b, number: len(f.numbers)}
		f.numbers = append(f.numbers, w)
		f.waves[b] = w
		i, _ := slices.BinarySearch(f.order, b)
		f.order = slices.Insert(f.order, i, b)
	}
	return w
}

// add appends a target to its wave. It refuses what is longer than an entry can say.
func (f *frontier) add(t *page.Target, hash uint64) bool {
	w := f.wave(bandOf(t.Key))
	if len(t.URL) > maxEntryText || len(t.Referrer) > maxEntryText || len(t.Anchor) > maxEntryText || len(w.text) > 1<<31 {
		f.cut = true
		return false
	}
	e := entry{key: t.Key, hash: hash, source: sourceNumber(t.Source), attempts: uint8(min(t.Attempts, 255))}
	e.url, e.urlLen, e.anchorLen = uint32(len(w.text)), uint16(len(t.URL)), uint16(len(t.Anchor))
	w.text = append(append(w.text, t.URL...), t.Anchor...)
	if w.last != t.Referrer || w.last == "" {
		w.last, w.lastOff = t.Referrer, uint32(len(w.text))
		w.text = append(w.text, t.Referrer...)
	}
	e.ref, e.refLen = w.lastOff, uint16(len(t.Referrer))
	f.seen[hash] = place(w.number)<<32 | place(len(w.entries))
	w.entries = append(w.entries, e)
	w.live++
	f.waiting++
	return true
}

// trim drops the targets with the greatest keys, so that no more than the limit is taken up. What is dropped is forgotten:
// found again with a smaller key it comes back. So what stays does not depend on the order in which answers arrive.
func (f *frontier) trim(c *change) {
	over := f.taken + f.waiting - f.limit
	if over <= 0 {
		return
	}
	f.full = true
	for i := len(f.order) - 1; i >= 0 && over > 0; i-- {
		w := f.waves[f.order[i]]
		at := w.sorted()
		for j := len(at) - 1; j >= 0 && over > 0; j-- {
			e := &w.entries[at[j]]
			c.drop = append(c.drop, e.key)
			delete(f.seen, e.hash)
			f.remove(w, e)
			f.greatest = e.key
			over--
		}
	}
}

// sorted returns the indexes of the entries that are not gone in the order of their keys.
func (w *wave) sorted() []uint32 {
	at := make([]uint32, 0, w.live)
	for i := range w.entries {
		if !w.entries[i].gone {
			at = append(at, uint32(i))
		}
	}
	slices.SortFunc(at, func(a, b uint32) int {
		return bytes.Compare(w.entries[a].key[:], w.entries[b].key[:])
	})
	return at
}

// first returns the first band with targets that allowed lets through; ok is false when there is none.
func (f *frontier) first(allowed func(band) bool) (b band, ok bool) {
	for _, b := range f.order {
		if f.waves[b].live > 0 && allowed(b) {
			return b, true
		}
	}
	return 0, false
}

func (f *frontier) forget(w *wave) {
	delete(f.waves, w.band)
	f.numbers[w.number] = nil
	i, _ := slices.BinarySearch(f.order, w.band)
	f.order = slices.Delete(f.order, i, i+1)
}

// begin makes the wave of a band the current one. From now on its targets are fixed.
func (f *frontier) begin(b band, c *change) {
	f.trim(c)
	w := f.waves[b]
	f.current, f.next = w, 0
	if w == nil {
		return
	}
	f.forget(w)
	w.entries = slices.DeleteFunc(w.entries, func(e entry) bool { return e.gone })
	slices.SortFunc(w.entries, func(a, b entry) int { return bytes.Compare(a.key[:], b.key[:]) })
	for i := range w.entries {
		f.seen[w.entries[i].hash] = underWay
	}
	f.taken += len(w.entries)
	f.waiting -= len(w.entries)
}

// lease takes the next target of the current wave; ok is false when all have gone.
func (f *frontier) lease() (t page.Target, hash uint64, ok bool) {
	if f.current == nil || f.next == len(f.current.entries) {
		return page.Target{}, 0, false
	}
	e := &f.current.entries[f.next]
	f.next++
	return f.current.target(e), e.hash, true
}

// spent reports whether the current wave has been handed out.
func (f *frontier) spent() bool { return f.current == nil || f.next == len(f.current.entries) }

func (w *wave) target(e *entry) page.Target {
	url := e.url + uint32(e.urlLen)
	return page.Target{
		Key:      e.key,
		URL:      string(w.text[e.url:url]),
		Anchor:   string(w.text[url : url+uint32(e.anchorLen)]),
		Referrer: string(w.text[e.ref : e.ref+uint32(e.refLen)]),
		Depth:    w.band.clicks(),
		Source:   sources[e.source],
		Attempts: int(e.attempts),
	}
}

// finish records that the outcome of a URL is known.
func (f *frontier) finish(hash uint64) { f.seen[hash] = finished }

// restore takes up a URL that an earlier part of the crawl finished.
func (f *frontier) restore(hash uint64) {
	f.seen[hash] = finished
	f.taken++
}

// left calls yield for everything that was not handed out, in the order of the keys, and reports whether it went through.
func (f *frontier) left(yield func(page.Target, uint64) bool) bool {
	if w := f.current; w != nil {
		for i := f.next; i < len(w.entries); i++ {
			if !yield(w.target(&w.entries[i]), w.entries[i].hash) {
				return false
			}
		}
	}
	for _, b := range f.order {
		w := f.waves[b]
		for _, i := range w.sorted() {
			if !yield(w.target(&w.entries[i]), w.entries[i].hash) {
				return false
			}
		}
	}
	return true
}
