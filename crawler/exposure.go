package crawler

import "time"

// What kill -9 costs is what the site was asked and the journal does not have: requests under way, answers on their way to the
// journal, answers that lie by until their turn. This exposure is kept small where it would be a large share of the crawl: it
// may grow with the visits that are recorded. A crawl that was cut off begins with one request at a time, because what was cut off
// once may be again. A new one is let go quickly: the more so when the site takes its time, for a fast one is no slower with few
// requests at once. Both reach any concurrency.
const (
	exposedFirst  = 3   // of a new crawl …
	exposedFast   = 12  // … one more for so many visits at its beginning, when the site is fast,
	exposedSlow   = 2   // or for so many, when it is not,
	exposedSmall  = 128 // that is for so many visits …
	exposedLate   = 16  // … and one more for so many visits later on
	exposedAgain  = 64  // one more for so many visits since the crawl was resumed …
	exposedBefore = 400 // … and for so many that are recorded in all
	exposedBatch  = 4   // part of the exposure that one transaction may hold

	exposedFor = 500 * time.Millisecond // that a request under way counts
	fastAnswer = 20 * time.Millisecond  // mean of a fast site
)

// exposable returns the exposure that is reasonable now: at least 1.
func (c *crawl) exposable() int {
	n := int(c.out.recorded.Load())
	if c.before > 0 {
		return 1 + n/exposedAgain + (c.before+n)/exposedBefore
	}
	early := exposedFast
	if c.took > fastAnswer*time.Duration(c.answers) {
		early = exposedSlow
	}
	return exposedFirst + min(n, exposedSmall)/early + max(0, n-exposedSmall)/exposedLate
}

// exposed reports whether one more request is too much now. When time alone changes that, due says when: a request that has
// taken long already counts no more, so that a slow page does not hold up a crawl that begins.
func (c *crawl) exposed(now time.Time) (due time.Time, yes bool) {
	most := c.exposable()
	c.out.batch.Store(int64(min(max(1, most/exposedBatch), batchVisits)))
	unwritten := c.sent - int(c.out.recorded.Load())
	if len(c.asking) == 0 && unwritten <= 0 {
		return time.Time{}, false
	}
	n := len(c.asking) + unwritten
	if c.before > 0 {
		n += c.lying // in a new crawl window bounds them
	}
	if n < most {
		return time.Time{}, false
	}
	if unwritten > 0 {
		c.out.hurry()
	}
	for _, j := range c.asking {
		if at := j.began.Add(exposedFor); !at.After(now) {
			n--
		} else if due.IsZero() || at.Before(due) {
			due = at
		}
	}
	return due, n >= most
}
