package crawler

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/siteassay/assay/page"
)

// A crawl is one Run. Everything in it belongs to the goroutine of loop, but for the fields that workers read: cfg, journal,
// handler, get, robots, sitemaps, start (never changed after the start), trees, and pacer.
type crawl struct {
	cfg       Config
	journal   Journal
	handler   Handler
	get       getter
	robots    gatekeeper
	sitemaps  func(ctx context.Context, start string, extra []string, yield func(string) bool) []SitemapReport
	start     string        // normal form, as typed
	trees     chan struct{} // a place for each page that is being parsed
	largeTree sync.Mutex    // for the page of more than largeBody that is being parsed
	pacer     *pacer        // for the requests that robots.txt and sitemaps need

	frontier *frontier
	scope    *scope
	traps    *traps
	hops     *redirects
	origins  map[string]*origin
	hosts    map[string]*host
	out      *committer
	jobs     chan *job
	results  chan *result
	answered chan *job // whose answer is read; judging it is no more the host's business

	early         map[uint64]*early // targets that were asked before their turn
	inflightAhead int               // of them, those with workers
	earlyRetries  []*job            // of them, those to be asked again

	ready     []*job // leased, in order; they wait for their host
	retries   []*job // to be tried again
	inflight  int    // jobs with workers
	open      int    // leased targets whose outcome is not known
	restoring bool
	backlog   []event // while restoring

	asking []*job // pages that workers ask for or judge
	sent   int    // visits that were given to the committer
	before int    // visits of the part of the crawl that was cut off
	lying  int    // answers that lie by, see ahead.go

	answers int           // that were read
	took    time.Duration // in all

	dropped []*job // under way when the crawl was ended
	seq     uint32 // the next target's place in the order

	audited, spent, extra int // pages; targets leased for a request; further requests for them
	earlier               int // requests of the part of the crawl that was cut off
	limits                limits
	sum                   Summary
	first                 *page.Visit // outcome of the start, for the reason of an empty crawl
	progress              progress

	sitemapState sitemapState
	ordinary     []probePage         // the first pages whose twins are asked for
	inSitemap    map[uint64]struct{} // of the URLs taken up, those that a sitemap names
	locs         uint32              // URLs of sitemaps read so far
	fromSitemap  int                 // of them, those that were put into the queue
}

type sitemapState uint8

const (
	sitemapsUnread   sitemapState = iota
	sitemapsWanted                // no link leads further
	sitemapsUnderWay              // a worker reads them
	sitemapsRead
)

// An origin is a scheme and host with a robots.txt of its own.
type origin struct {
	host  *host
	asked robotsState
}

type robotsState uint8

const (
	robotsUnknown robotsState = iota
	robotsAsking
	robotsKnown
)

func newCrawl(cfg Config, start string, j Journal, h Handler) *crawl {
	c := &crawl{
		cfg: cfg, journal: j, handler: h, start: start,
		trees:    make(chan struct{}, runtime.GOMAXPROCS(0)),
		frontier: newFrontier(20*cfg.MaxPages + 20000),
		scope:    newScope(start, &cfg), traps: newTraps(), hops: newRedirects(),
		origins: map[string]*origin{}, hosts: map[string]*host{},
		early:     map[uint64]*early{},
		pacer:     newPacer(cfg.Delay),
		inSitemap: map[uint64]struct{}{},
		jobs:      make(chan *job), results: make(chan *result, cfg.Concurrency), answered: make(chan *job, cfg.Concurrency),
	}
	c.sum.Start = start
	c.limits.init()
	return c
}

// errTimeLimit ends a crawl whose MaxTime is over.
var errTimeLimit = errors.New("time limit")

// run crawls until nothing is left, a limit is reached or ctx ends.
func (c *crawl) run(ctx context.Context) error {
	c.out = newCommitter(c.journal)
	if err := c.restore(); err != nil {
		return errors.Join(err, c.out.close())
	}
	limited := ctx
	if c.cfg.MaxTime > 0 {
		var stop func()
		limited, stop = context.WithTimeoutCause(ctx, c.cfg.MaxTime, errTimeLimit)
		defer stop()
	}
	work, cancel := context.WithCancel(limited)
	defer cancel()
	var workers sync.WaitGroup
	for range c.cfg.Concurrency + cap(c.trees) { // so many judge while as many as the site may be asked wait for it
		workers.Go(func() { c.work(work) })
	}
	c.loop(limited, cancel)
	close(c.jobs)
	workers.Wait()
	cause := context.Cause(limited)
	c.end(cause)
	return c.out.close()
}

// loop hands out jobs and takes results until the crawl is over. It waits for nothing but these, the next moment at which a
// job is due, and the end of ctx.
func (c *crawl) loop(ctx context.Context, cancel func()) {
	alarm := time.NewTimer(time.Hour)
	defer alarm.Stop()
	for ctx.Err() == nil && c.out.failed() == nil {
		now := time.Now()
		var j *job
		due, full := c.exposed(now)
		if !full {
			j, due = c.pick(now)
		}
		if j == nil && !full && c.idle() {
			if !c.turn() {
				break
			}
			continue
		}
		var to chan *job
		if j != nil {
			to = c.jobs
		}
		if due.IsZero() {
			alarm.Stop()
		} else {
			alarm.Reset(max(0, due.Sub(now)))
		}
		c.progress.waiting(c, now, j, due)
		select {
		case to <- j:
			c.hand(j, now)
		case r := <-c.results:
			c.take(r)
		case j := <-c.answered:
			j.leave()
		case <-c.out.wrote:
		case <-alarm.C:
		case <-ctx.Done():
		case <-c.out.fail:
		}
	}
	cancel()
	for c.inflight+c.inflightAhead > 0 {
		select {
		case r := <-c.results:
			c.take(r)
		case <-c.answered:
		}
	}
}

// idle reports whether nothing is under way: the wave is over.
func (c *crawl) idle() bool {
	return c.sitemapState != sitemapsWanted && c.inflight == 0 && len(c.ready) == 0 && len(c.retries) == 0
}

// pick returns the job that may begin now, or the moment when one may; neither when only results can bring one.
func (c *crawl) pick(now time.Time) (j *job, due time.Time) {
	if c.sitemapState == sitemapsWanted {
		if h := c.originOf(c.scope.site).host; h.next.After(now) {
			return nil, h.next
		}
		return c.sitemapJob(), time.Time{}
	}
	soonest := func(t time.Time) {
		if due.IsZero() || t.Before(due) {
			due = t
		}
	}
	for _, rs := range [...][]*job{c.retries, c.earlyRetries} {
		for _, r := range rs {
			if at, ok := c.opens(r, now); ok {
				return r, due
			} else if !at.IsZero() {
				soonest(at)
			}
		}
	}
	for i := 0; ; i++ {
		if i == len(c.ready) {
			if len(c.ready) >= c.cfg.Concurrency || !c.lease() {
				break
			}
			i = min(i, len(c.ready)-1)
		}
		r := c.ready[i]
		if o := r.origin; o.asked == robotsUnknown && o.host.room() && !o.host.next.After(now) {
			return &job{kind: jobRobots, target: page.Target{URL: r.target.URL}, origin: o}, due
		}
		if h := r.origin.host; h.doubtful() {
			if p := c.probe(h, now); p != nil {
				return p, due
			}
		}
		if at, ok := c.opens(r, now); ok {
			return r, due
		} else if !at.IsZero() {
			soonest(at)
		}
	}
	if c.idle() {
		return nil, due // the wave is over, nothing is ahead of it
	}
	return c.pickAhead(now), due
}

// opens reports whether a job may begin now, or else when time alone lets it; never when at is zero.
func (c *crawl) opens(j *job, now time.Time) (at time.Time, ok bool) {
	o := j.origin
	if o.asked == robotsAsking || !o.host.room() {
		return time.Time{}, false
	}
	at = o.host.next
	if j.due.After(at) {
		at = j.due
	}
	if at.After(now) {
		return at, false
	}
	return time.Time{}, o.asked == robotsKnown
}

// hand notes that a worker has taken a job.
func (c *crawl) hand(j *job, now time.Time) {
	j.began = now
	if j.kind == jobPage {
		j.with = j.origin.host
		c.asking = append(c.asking, j)
	}
	if j.ahead {
		c.inflightAhead++
		c.early[j.hash] = &early{}
		c.earlyRetries = without(c.earlyRetries, j)
		j.origin.host.started(now)
		return
	}
	c.inflight++
	switch j.kind {
	case jobSitemaps:
		c.sitemapState = sitemapsUnderWay
		return
	case jobRobots:
		j.origin.asked = robotsAsking
	default:
		c.ready, c.retries = without(c.ready, j), without(c.retries, j)
		c.progress.current = j.target.URL
	}
	j.origin.host.started(now)
}

func without(js []*job, j *job) []*job {
	for i, o := range js {
		if o == j {
			return append(js[:i], js[i+1:]...)
		}
	}
	return js
}

func (c *crawl) originOf(url string) *origin {
	name := schemeAndHost(url)
	o := c.origins[name]
	if o == nil {
		n := hostOf(url)
		h := c.hosts[n]
		if h == nil {
			h = newHost(n, &c.cfg)
			c.hosts[n] = h
		}
		o = &origin{host: h}
		c.origins[name] = o
	}
	return o
}

// beyond is the least depth that is not taken up.
func (c *crawl) beyond() uint32 {
	if c.cfg.MaxDepth < 0 {
		return 1<<32 - 1
	}
	return uint32(c.cfg.MaxDepth) + 1
}
