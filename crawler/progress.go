package crawler

import (
	"fmt"
	"time"
)

const progressEvery = 100 * time.Millisecond

type progress struct {
	last    time.Time
	failed  int
	current string
	why     string
}

// waiting notes why nothing moves, when the next job is more than a second away.
func (p *progress) waiting(c *crawl, now time.Time, j *job, due time.Time) {
	p.why = ""
	if j != nil || due.IsZero() || due.Sub(now) < time.Second {
		return
	}
	what := "next try in"
	for _, h := range c.hosts {
		if h.retry && h.next.After(now) {
			what = "retry after"
		} else if h.serial {
			what = "crawl-delay"
		}
	}
	p.why = fmt.Sprintf("%s %s", what, due.Sub(now).Round(time.Second))
	p.report(c, now)
}

// report tells the caller, at most ten times a second.
func (p *progress) report(c *crawl, now time.Time) {
	if c.cfg.Progress == nil || now.Sub(p.last) < progressEvery {
		return
	}
	p.last = now
	c.cfg.Progress(p.state(c))
}

func (p *progress) state(c *crawl) Progress {
	queue := c.frontier.waiting + len(c.ready) + len(c.retries)
	if w := c.frontier.current; w != nil {
		queue += len(w.entries) - c.frontier.next
	}
	return Progress{
		Audited: c.audited, Queue: queue, Requests: c.sum.Requests, Failed: p.failed, Unchanged: c.sum.Unchanged,
		Current: p.current, Waiting: p.why,
	}
}
