package crawler

import (
	"slices"
	"time"
)

// What we do to a host that asks for patience.
const (
	maxPatience  = 5 * time.Minute  // sum of the Retry-After waits of one host in a run
	maxCrawlWait = 30 * time.Second // a longer Crawl-delay is cut to this
	paceWindow   = 16               // answers that are judged together
	slowFactor   = 3                // times the best median that counts as slowing down …
	slowAtLeast  = 500 * time.Millisecond
	maxMute      = 40 // requests in a row without any answer that make us doubt the host …
	doubtProbes  = 12 // … and further ones, all over what is left, that make us give it up
	doubtAtOnce  = 4
	spareTries   = 12 // further tries that requests without an answer get …
	earnTry      = 8  // … and the answers that earn one more
	leastAtOnce  = 4  // failures alone do not slow us further; refusals do, to one
	maxRefusals  = 10 // URLs given up in a row because of 429 that make us leave the host alone
)

// A host is one server we ask: how soon and how many requests at once. The crawl's one goroutine owns it.
type host struct {
	name     string
	delay    time.Duration // least time between the starts of two requests
	serial   bool          // Crawl-delay: one request at a time
	next     time.Time     // no request before
	retry    bool          // next is due to a Retry-After
	inflight int

	limit, most int // requests at once: now, and when the host is well
	cutAt       time.Time
	took        []time.Duration // of the last answers
	bad         int             // of them without success for the host's own reasons
	best        time.Duration   // least median so far

	waited   time.Duration // for Retry-After
	mute     int           // requests in a row without any answer
	doubted  time.Time     // when these were maxMute
	probed   int           // requests since then that had no answer either
	probe    int           // places of the wave that were probed, see ahead.go
	tries    int           // further tries of such requests that are left, times earnTry
	refusals int           // URLs in a row that were given up because the host refuses us
}

func newHost(name string, cfg *Config) *host {
	return &host{name: name, delay: cfg.Delay, limit: cfg.Concurrency, most: cfg.Concurrency, tries: earnTry * spareTries}
}

// crawlDelay takes the Crawl-delay of robots.txt over.
func (h *host) crawlDelay(d time.Duration) {
	if d > 0 {
		h.delay = max(h.delay, min(d, maxCrawlWait))
		h.serial = true
	}
}

// closed returns the reason why a host is not asked any more, or "".
func (h *host) closed() string {
	switch {
	case h.refusals >= maxRefusals:
		return ReasonRateLimited
	case h.probed >= doubtProbes:
		return ReasonHostDown
	}
	return ""
}

// doubtful reports whether the host seems to be down: a block of dead URLs looks the same, so it is probed before it is given up.
func (h *host) doubtful() bool { return h.mute >= maxMute }

// room reports whether another request may be under way, the time apart.
func (h *host) room() bool {
	if h.doubtful() && h.inflight >= doubtAtOnce {
		return false
	}
	return h.inflight < h.limit && !(h.serial && h.inflight > 0)
}

func (h *host) started(now time.Time) {
	h.inflight++
	if next := now.Add(h.delay); next.After(h.next) {
		h.next, h.retry = next, false
	}
}

// A response is what one request tells about a host.
type response uint8

const (
	answered response = iota // with whatever the page deserves
	refused                  // 429, or 503 with Retry-After
	broken                   // 5xx
	mute                     // no answer
	dripping                 // an answer that would not have arrived in time; it says nothing of how busy the host is
)

// heard takes what one request tells about the host, and how long it took.
func (h *host) heard(now, began time.Time, took time.Duration, r response) {
	switch {
	case r != mute && r != dripping:
		h.mute, h.probed, h.probe, h.tries = 0, 0, 0, min(h.tries+1, earnTry*spareTries)
	case h.doubtful() && !began.Before(h.doubted):
		h.probed++
	default:
		if h.mute++; h.mute == maxMute {
			h.doubted = now
		}
	}
	if r == dripping {
		return
	}
	if r == refused {
		h.cut(now, began, 1)
		return
	}
	h.took = append(h.took, took)
	if r == answered {
		h.refusals = 0
	} else {
		h.bad++
	}
	if len(h.took) < paceWindow {
		return
	}
	slices.Sort(h.took)
	median := h.took[paceWindow/2]
	if h.best == 0 || median < h.best {
		h.best = median
	}
	switch {
	case median > slowFactor*h.best && median > slowAtLeast && h.bad == 0:
		h.cut(now, began, 1)
	case h.bad >= paceWindow/4:
		h.cut(now, began, leastAtOnce)
	default:
		h.limit = min(h.limit+max(1, h.limit/4), h.most)
	}
	h.took, h.bad = h.took[:0], 0
}

// again reports whether a request that got no answer may be made once more; a host that is down is not worth many.
func (h *host) again() bool {
	if h.tries < earnTry || h.doubtful() {
		return false
	}
	h.tries -= earnTry
	return true
}

// cut halves what the host is asked at once; requests that began before the last cut tell nothing new.
func (h *host) cut(now, began time.Time, least int) {
	if began.Before(h.cutAt) {
		return
	}
	h.limit = max(min(least, h.limit), h.limit/2)
	h.cutAt = now
}

// hold obeys a Retry-After to the second. It returns false when that would take more patience than we have.
func (h *host) hold(now time.Time, d time.Duration) bool {
	until := now.Add(d)
	from := now
	if h.retry && h.next.After(now) {
		from = h.next
	}
	if more := until.Sub(from); more > 0 {
		if h.waited+more > maxPatience {
			return false
		}
		h.waited += more
	}
	if until.After(h.next) {
		h.next, h.retry = until, true
	}
	return true
}

// backoff returns how long to wait before the next try of a URL that was tried attempts times.
func backoff(attempts int) time.Duration {
	if attempts <= 1 {
		return 250 * time.Millisecond
	}
	return 2 * time.Second
}
