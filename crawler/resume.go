package crawler

import (
	"fmt"

	"github.com/siteassay/assay/page"
)

// restore loads what an earlier part of the run left in the journal, or begins a new one. Every decision that the earlier part
// had taken (places in the order, traps, loops, limits) is taken again from the visits, so that the crawl goes on as if it
// had never been cut off.
func (c *crawl) restore() error {
	c.restoring = true
	err := c.replay()
	c.restoring = false
	for _, e := range c.backlog {
		c.send(e)
	}
	c.backlog = nil
	if c.seq > 0 || c.frontier.waiting > 0 || len(c.ready) > 0 {
		c.before = max(1, int(c.seq))
	}
	if err == nil && c.seq == 0 && c.frontier.waiting == 0 && len(c.ready) == 0 {
		err = c.seed()
	}
	return err
}

// replay reads the journal. Nothing is written to it meanwhile.
func (c *crawl) replay() error {
	err := c.journal.Pending(func(t page.Target) bool {
		hash := hashURL(t.URL)
		if _, ok := c.frontier.seen[hash]; !ok {
			c.frontier.add(&t, hash)
			c.countSource(&t)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("reading the queue of the interrupted crawl: %w", err)
	}
	defer func() { c.sum.Requests = c.earlier }()
	last := band(0)
	var open []page.Visit
	err = c.journal.Visits(func(v page.Visit) bool {
		for c.seq < v.Seq && c.leaseAgain(&last) {
		}
		if b := bandOf(v.Target.Key); b != last {
			c.traps.settle()
			last = b
		}
		c.seq = v.Seq + 1
		c.revisit(&v)
		if v.Outcome == page.Redirected && v.Reason == "" {
			open = append(open, v)
		}
		return true
	})
	if err != nil {
		return fmt.Errorf("reading the visits of the interrupted crawl: %w", err)
	}
	c.judgeAgain(open)
	return nil
}

// seed queues the start and the list.
func (c *crawl) seed() error {
	var ch change
	t := page.Target{Key: newKey(newBand(phaseLinks, 0, 0), 0, 0), URL: c.start, Source: "start"}
	c.frontier.offer(&t, hashURL(t.URL), c.beyond(), &ch)
	for i, raw := range c.cfg.List {
		url, err := page.Normalize(raw)
		if err != nil {
			return fmt.Errorf("URL %d of the list, %q: %w", i+1, raw, err)
		}
		t := page.Target{Key: newKey(newBand(phaseLinks, 0, listWave), 0, uint32(i)), URL: url, Depth: -1, Source: "list"}
		c.frontier.offer(&t, hashURL(url), c.beyond(), &ch)
	}
	c.send(event{change: ch})
	return nil
}

// leaseAgain takes up the next target that was under way when the crawl was cut off.
func (c *crawl) leaseAgain(last *band) bool {
	if c.frontier.spent() {
		b, ok := c.frontier.first(func(b band) bool { return b.depth() < c.beyond() })
		if !ok {
			return false
		}
		if b != *last {
			c.traps.settle()
			*last = b
		}
		var ch change
		c.frontier.begin(b, &ch)
		c.send(event{change: ch})
	}
	return c.lease()
}

// revisit counts a visit of the earlier part.
func (c *crawl) revisit(v *page.Visit) {
	t := &v.Target
	hash := hashURL(t.URL)
	c.frontier.restore(hash)
	c.countSource(t)
	asked := v.Outcome != page.Skipped
	switch {
	case v.Outcome == page.NotReached:
		c.limits.add(v.Reason, c.limit(v.Reason), v.Seq, t.URL)
	case asked:
		c.spent++
		c.extra += t.Attempts
		c.earlier += t.Attempts + 1
		fallthrough
	case v.Outcome == page.Skipped && v.Reason != ReasonExcluded && v.Reason != ReasonNotIncluded && v.Reason != ReasonExternal:
		if isTrap(v.Reason) {
			c.limits.trap(v.Reason, t.URL)
		} else if !c.isStart(t) {
			c.traps.judge(t.URL)
		}
	}
	if v.Outcome == page.Redirected {
		c.hops.to[hash] = hop{hashURL(v.Location), v.Seq}
	}
	c.count(v)
}

func (c *crawl) countSource(t *page.Target) {
	if t.Source == "sitemap" {
		c.fromSitemap++
	}
}
