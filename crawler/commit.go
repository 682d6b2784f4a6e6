package crawler

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/siteassay/assay/page"
)

// A committer writes finished visits to the journal, from one goroutine, a batch at a time. Its channel is bounded: when the
// disk is slower than the site, the crawl waits.
type committer struct {
	in   chan event
	done chan struct{}
	mu   sync.Mutex
	err  error
	fail chan struct{} // closed at the first error

	batch    atomic.Int64  // visits that make a transaction, see exposure.go
	recorded atomic.Int64  // visits that the journal has
	wrote    chan struct{} // holds something when recorded has grown
	now      chan struct{} // holds something when the crawl waits for it
}

// An event is what one event changes in the journal; it is never split over two transactions.
type event struct {
	visit *page.Visit // nil when only the queue changes
	change
}

// A transaction takes few visits at the beginning and more as the exposure of the crawl may grow: what kill -9 loses stays a small
// share of a small site as well, and a large one still commits by the hundred. While a transaction is written the crawl runs on by
// batchAhead events and then waits: a slow disk must not widen the loss.
const (
	batchVisits = 100
	batchAhead  = 8
	batchQueue  = 20000 // targets in one transaction, when a sitemap brings them
	batchWait   = 250 * time.Millisecond
)

func newCommitter(j Journal) *committer {
	c := &committer{
		in: make(chan event, batchAhead), done: make(chan struct{}), fail: make(chan struct{}), wrote: make(chan struct{}, 1), now: make(chan struct{}, 1),
	}
	c.batch.Store(1)
	go c.run(j)
	return c
}

func (c *committer) run(j Journal) {
	defer close(c.done)
	var (
		visits []page.Visit
		queue  []page.Target
		drop   [][16]byte
		timer  = time.NewTimer(batchWait)
		armed  = true
	)
	flush := func() {
		if len(visits)+len(queue)+len(drop) == 0 || c.failed() != nil {
			return
		}
		// For the store's pages. Stable: of two records of one visit the later one counts.
		slices.SortStableFunc(visits, func(a, b page.Visit) int { return cmp.Compare(a.Seq, b.Seq) })
		if err := j.Commit(visits, queue, drop); err != nil {
			c.mu.Lock()
			c.err = err
			c.mu.Unlock()
			close(c.fail)
		}
		c.recorded.Add(int64(len(visits)))
		select {
		case c.wrote <- struct{}{}:
		default:
		}
		visits, queue, drop = nil, nil, nil
	}
	take := func(e event) {
		if e.visit != nil {
			visits = append(visits, *e.visit)
		}
		queue, drop = append(queue, e.queue...), append(drop, e.drop...)
	}
	for {
		select {
		case e, ok := <-c.in:
			if !ok {
				timer.Stop()
				flush()
				return
			}
			take(e)
			if int64(len(visits)) >= c.batch.Load() || len(queue)+len(drop) >= batchQueue {
				flush()
			} else if !armed {
				timer.Reset(batchWait)
				armed = true
			}
		case <-c.now:
			for len(c.in) > 0 {
				if e, ok := <-c.in; ok {
					take(e)
				}
			}
			flush()
		case <-timer.C:
			armed = false
			flush()
		}
	}
}

// hurry has what was sent written without waiting for more.
func (c *committer) hurry() {
	select {
	case c.now <- struct{}{}:
	default:
	}
}

func (c *committer) failed() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// close writes what is left and returns the first error.
func (c *committer) close() error {
	close(c.in)
	<-c.done
	return c.failed()
}

// send hands an event to the committer. While the journal is being read it is kept back.
func (c *crawl) send(r event) {
	if c.restoring {
		c.backlog = append(c.backlog, r)
		return
	}
	if r.visit != nil {
		c.sent++
	}
	select {
	case c.out.in <- r:
	case <-c.out.fail:
	}
}
