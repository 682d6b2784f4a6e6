package cmd

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A collector lets garbage grow with room, not with the heap: parsing makes twenty times as much garbage as an audit
// keeps, so with the default of Go the collector runs every few milliseconds and takes a quarter of all processor time.
// It allows garbage of 40 MiB or 85 % of what is live, whichever is more, and never more than four times what is live: a
// small site stays small, and a large one does not multiply (docs/decisions.md has the figures). A user's GOGC wins.
type collector struct {
	mu      sync.Mutex
	off     bool
	percent int
}

const (
	garbage    = 40 << 20
	maxPercent = 400
	minPercent = 85
)

// memory is the one collector: there is one heap.
var memory collector

// start sets the collector up for the small heap of a beginning.
func (c *collector) start() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.off = os.Getenv("GOGC") != ""; !c.off {
		c.percent = maxPercent
		debug.SetGCPercent(maxPercent)
	}
}

// follow adjusts to what is live; it is called with the progress, ten times a second at most, and changes nothing
// while the answer would stay within a fifth.
func (c *collector) follow() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.off {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 || live[0].Value.Uint64() == 0 {
		return
	}
	want := max(minPercent, min(maxPercent, int(garbage*100/live[0].Value.Uint64())))
	if want*5 < c.percent*4 || want*4 > c.percent*5 {
		c.percent = want
		debug.SetGCPercent(want)
	}
}
