package crawler

import (
	"errors"
	"time"
)

// An answer that comes a byte at a time holds a worker until the request times out. It is given up as soon as it is plain that it
// will not arrive: a few reads and some seconds into the body, at a rate that no line is as slow as. A server that thinks for long and then
// answers is none: it makes few reads.
const (
	dripRate  = 64 // bytes a second on the wire
	dripReads = 3
	dripAfter = 5 * time.Second // or half of the time limit
)

var errDrips = errors.New("the answer comes at less than 64 bytes a second")

// A rate watches how fast a body comes.
type rate struct {
	began time.Time
	after time.Duration
	reads int
}

func newRate(timeout time.Duration) *rate {
	return &rate{began: time.Now(), after: min(dripAfter, timeout/2)}
}

// drips takes one more read, after which n bytes have come in all.
func (r *rate) drips(n int64) bool {
	if r.reads++; r.reads <= dripReads || n > 1<<16 {
		return false
	}
	took := time.Since(r.began)
	return took >= r.after && float64(n) < dripRate*took.Seconds()
}
