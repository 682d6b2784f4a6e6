package crawler

import (
	"cmp"
	"slices"
	"sync"
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
}

// An event is what one event changes in the journal; it is never split over two transactions.
type event struct {
	visit *page.Visit // nil when only the queue changes
	change
}

// A transaction takes no more than a fortieth of the visits that the run recorded so far: what kill -9 loses, and a crawl that is
// resumed fetches again, stays a small share of a small site as well, and a large one still commits by the hundred. While a
// transaction is written the crawl runs on by batchAhead events and then waits: a slow disk must not widen the loss.
const (
	batchVisits = 100
	batchFirst  = 4 // visits, at the beginning
	batchShare  = 40
	batchAhead  = 8
	batchQueue  = 20000 // targets in one transaction, when a sitemap brings them
	batchWait   = 250 * time.Millisecond
)

func newCommitter(j Journal) *committer {
	c := &committer{in: make(chan event, batchAhead), done: make(chan struct{}), fail: make(chan struct{})}
	go c.run(j)
	return c
}

func (c *committer) run(j Journal) {
	defer close(c.done)
	var (
		visits   []page.Visit
		queue    []page.Target
		drop     [][16]byte
		recorded int
		timer    = time.NewTimer(batchWait)
		armed    = true
	)
	flush := func() {
		if len(visits)+len(queue)+len(drop) == 0 || c.failed() != nil {
			return
		}
		slices.SortFunc(visits, func(a, b page.Visit) int { return cmp.Compare(a.Seq, b.Seq) }) // for the store's pages
		if err := j.Commit(visits, queue, drop); err != nil {
			c.mu.Lock()
			c.err = err
			c.mu.Unlock()
			close(c.fail)
		}
		recorded += len(visits)
		visits, queue, drop = nil, nil, nil
	}
	for {
		select {
		case r, ok := <-c.in:
			if !ok {
				timer.Stop()
				flush()
				return
			}
			if r.visit != nil {
				visits = append(visits, *r.visit)
			}
			queue, drop = append(queue, r.queue...), append(drop, r.drop...)
			if len(visits) >= min(max(batchFirst, recorded/batchShare), batchVisits) || len(queue)+len(drop) >= batchQueue {
				flush()
			} else if !armed {
				timer.Reset(batchWait)
				armed = true
			}
		case <-timer.C:
			armed = false
			flush()
		}
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
	select {
	case c.out.in <- r:
	case <-c.out.fail:
	}
}
