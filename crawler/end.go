package crawler

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/siteassay/assay/page"
)

// end closes the books once no worker runs. What a limit left over is recorded; what an interruption left over stays in the
// queue.
func (c *crawl) end(cause error) {
	c.dropped = append(append(c.dropped, c.ready...), c.retries...)
	if cause != nil && cause != errTimeLimit || c.out.failed() != nil {
		c.sum.Left = c.left()
	} else {
		c.giveUp(cause)
	}
	c.sum.Limits = c.limits.list()
	c.sum.Robots = c.robots.reportFor(c.sum.Start)
	named := c.inSitemap
	c.sum.InSitemap = func(url string) bool {
		_, ok := named[hashURL(url)]
		return ok
	}
	c.sum.Listing = listing(c.sum.Sitemaps)
	c.sum.State, c.sum.Reason = c.state(cause)
	if c.cfg.Progress != nil {
		c.progress.why, c.progress.current = "", ""
		c.cfg.Progress(c.progress.state(c))
	}
}

// left returns the targets that stay in the queue, in the order of their keys.
func (c *crawl) left() func(yield func(page.Target) bool) {
	slices.SortFunc(c.dropped, func(a, b *job) int { return bytes.Compare(a.target.Key[:], b.target.Key[:]) })
	return func(yield func(page.Target) bool) {
		for _, j := range c.dropped {
			if !yield(j.target) {
				return
			}
		}
		c.frontier.left(func(t page.Target, _ uint64) bool { return yield(t) })
	}
}

// giveUp records what a limit kept from being visited, in the order of the crawl.
func (c *crawl) giveUp(cause error) {
	reason := ReasonMaxPages
	switch {
	case cause != nil:
		reason = ReasonTimeLimit
	case c.audited < c.cfg.MaxPages:
		reason = ReasonMaxRequests
	}
	for _, j := range c.dropped {
		c.notReached(j.target, j.seq, reason, "")
	}
	c.frontier.left(func(t page.Target, hash uint64) bool {
		why := reason
		if bandOf(t.Key).depth() >= c.beyond() {
			why = ReasonMaxDepth
		}
		c.notReached(t, c.number(), why, "")
		return c.out.failed() == nil
	})
	if c.frontier.full || c.frontier.cut {
		c.limits.add("urls", c.frontier.limit, 0, "") // how many more there are, nobody counts
	}
}

// notReached ends a target that a limit keeps from being asked.
func (c *crawl) notReached(t page.Target, seq uint32, reason, detail string) {
	c.limits.add(reason, c.limit(reason), seq, t.URL)
	c.send(event{visit: &page.Visit{Seq: seq, Target: t, Outcome: page.NotReached, Reason: reason, Detail: detail}})
}

// limit is the value of the limit that a reason of page.NotReached names.
func (c *crawl) limit(reason string) int {
	switch reason {
	case ReasonMaxPages:
		return c.cfg.MaxPages
	case ReasonMaxRequests:
		return c.maxRequests()
	case ReasonMaxDepth:
		return c.cfg.MaxDepth
	case ReasonTimeLimit:
		return int(c.cfg.MaxTime.Seconds())
	case ReasonRateLimited:
		return maxRefusals
	}
	return maxMute
}

// state says how far the crawl came, and in one sentence why not further.
func (c *crawl) state(cause error) (state, reason string) {
	count := func(name string) int {
		if l := c.limits.byName[name]; l != nil {
			return l.Count
		}
		return 0
	}
	switch {
	case cause != nil && cause != errTimeLimit:
		return "partial", fmt.Sprintf("The crawl was interrupted after %d pages.", c.audited)
	case c.audited == 0:
		return "empty", c.nothing()
	case cause != nil:
		return "partial", fmt.Sprintf("The time limit of %s ended the crawl; %d URLs were not visited.", c.cfg.MaxTime, count(ReasonTimeLimit))
	case count(ReasonMaxPages) > 0:
		return "partial", fmt.Sprintf("The limit of %d pages was reached; %d URLs were not visited.", c.cfg.MaxPages, count(ReasonMaxPages))
	case count(ReasonMaxRequests) > 0:
		return "partial", fmt.Sprintf("The limit of %d requests was reached; %d URLs were not visited.", c.maxRequests(), count(ReasonMaxRequests))
	case count(ReasonRateLimited) > 0:
		return "partial", "The site refused further requests because of their number (status 429)."
	case count(ReasonHostDown) > 0:
		return "partial", fmt.Sprintf("The site stopped answering; %d requests in a row failed.", maxMute)
	}
	return "complete", ""
}

// nothing says why no page could be audited.
func (c *crawl) nothing() string {
	v := c.first
	switch {
	case v == nil:
		return "The start page was not reached."
	case v.Outcome == page.Failed && v.Detail != "":
		return fmt.Sprintf("The start page %s could not be fetched: %s (%s).", v.Target.URL, v.Reason, v.Detail)
	case v.Outcome == page.Failed:
		return fmt.Sprintf("The start page %s could not be fetched: %s.", v.Target.URL, v.Reason)
	case v.Outcome == page.Skipped && v.Reason == ReasonRobots:
		return fmt.Sprintf("The robots.txt of the site forbids the start page %s.", v.Target.URL)
	case v.Outcome == page.Skipped:
		return fmt.Sprintf("The start page %s was not asked for: %s.", v.Target.URL, v.Reason)
	case v.Outcome == page.ErrorPage && v.Status > 0:
		return fmt.Sprintf("The start page %s answered with status %d.", v.Target.URL, v.Status)
	case v.Outcome == page.Redirected:
		return fmt.Sprintf("The start page %s only leads to further redirects: %s.", v.Target.URL, v.Reason)
	}
	return fmt.Sprintf("The start page %s is not an HTML document: %s.", v.Target.URL, v.MediaType)
}
