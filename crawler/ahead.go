package crawler

import "time"

// The order of the crawl needs every answer of a wave before the next wave begins. So that workers do not idle for the last
// answers of a wave, or for one page that is tried again, they ask for targets of the waves to come. Such a result lies by until
// its target's turn: order, places and limits never see it sooner, so they are what they would be without.
//
// Only targets are asked early that will certainly be asked: no limit can be reached before their turn, no trap limit concerns
// them, their robots.txt is known. What lies by when the process is killed is asked again, so it may not be much.

// early is a target that was asked before its turn.
type early struct {
	result  *result // nil while it is under way
	retry   *job    // waits to be asked again
	claimed *job    // its turn has come while it was under way
	refused bool    // its turn has come and it is not wanted any more: its host was given up
}

// window is how many targets may be asked ahead.
func (c *crawl) window() int {
	most := 2*c.cfg.Concurrency + c.frontier.taken/10
	return min(most, 8+int(c.out.recorded.Load())/4) // little at the beginning, see exposure.go
}

// pickAhead returns a job for a target whose turn has not come.
func (c *crawl) pickAhead(now time.Time) *job {
	f := c.frontier
	if !f.spent() || len(c.ready) > 0 || len(c.early) >= c.window() || c.first == nil {
		return nil
	}
	if f.taken+f.waiting+(maxHops+1)*c.open+c.extra >= c.cfg.MaxPages {
		return nil
	}
	const bands = 3 // of those that come next
	n := 0
	for _, b := range f.order {
		if !c.allowed(b) || n == bands {
			continue
		}
		n++
		w := f.waves[b]
		for ; w.tried < len(w.entries); w.tried++ {
			e := &w.entries[w.tried]
			if e.gone || c.early[e.hash] != nil {
				continue
			}
			t := w.target(e)
			j := &job{target: t, hash: e.hash, ahead: true, origin: c.originOf(t.URL)}
			if !beyondTraps(t.URL) || !c.scope.inside(t.URL) {
				continue
			}
			if reason, _ := c.scope.refuse(t.URL); reason != "" || j.origin.asked == robotsUnknown || j.origin.host.closed() != "" {
				continue
			}
			if _, ok := c.opens(j, now); ok {
				return j
			}
			return nil // the host has enough to do
		}
	}
	return nil
}

// probe returns a job for one of the targets all over the rest of the wave, to tell a host that is down from a section of it.
func (c *crawl) probe(h *host, now time.Time) *job {
	w := c.frontier.current
	if w == nil {
		return nil
	}
	for rest := len(w.entries) - c.frontier.next; h.probe < doubtProbes; h.probe++ {
		i := c.frontier.next + rest*(h.probe+1)/(doubtProbes+1)
		if i >= len(w.entries) || c.early[w.entries[i].hash] != nil {
			continue
		}
		t := w.target(&w.entries[i])
		j := &job{target: t, hash: w.entries[i].hash, ahead: true, origin: c.originOf(t.URL)}
		if j.origin.host != h || !beyondTraps(t.URL) || !c.scope.inside(t.URL) {
			continue
		}
		if reason, _ := c.scope.refuse(t.URL); reason != "" {
			continue
		}
		if _, ok := c.opens(j, now); !ok {
			return nil
		}
		h.probe++
		return j
	}
	return nil
}

// claim gives a target whose turn has come the result that lies by, or is under way. It returns false when there is none.
func (c *crawl) claim(j *job) bool {
	e := c.early[j.hash]
	switch {
	case e == nil:
		return false
	case e.retry != nil:
		delete(c.early, j.hash)
		c.earlyRetries = without(c.earlyRetries, e.retry)
		j.target.Attempts, j.due, j.last = e.retry.target.Attempts, e.retry.due, e.retry.last
		j.last.job = j
		c.retries = append(c.retries, j)
		return true
	case e.result == nil:
		e.claimed = j
		c.inflight++
		return true
	}
	delete(c.early, j.hash)
	c.lying--
	j.target.Attempts = e.result.job.target.Attempts
	e.result.job = j
	c.conclude(e.result)
	return true
}

// lies reports whether the answer of a target is known before its turn.
func (c *crawl) lies(hash uint64) bool {
	e := c.early[hash]
	return e != nil && e.result != nil
}

// forgo drops what was asked early and is not wanted any more.
func (c *crawl) forgo(hash uint64) {
	e := c.early[hash]
	switch {
	case e == nil:
	case e.result != nil:
		delete(c.early, hash)
		c.lying--
	case e.retry == nil:
		e.refused = true
	}
}

// takeAhead takes the result of a target that was asked before its turn. It returns true when the turn has come meanwhile, and
// the result is to be dealt with like any other.
func (c *crawl) takeAhead(r *result, now time.Time) bool {
	j := r.job
	e := c.early[j.hash]
	c.inflightAhead--
	if e.refused {
		delete(c.early, j.hash)
		return false
	}
	if e.claimed != nil {
		delete(c.early, j.hash)
		r.job = e.claimed
		r.job.target.Attempts = j.target.Attempts
		return true
	}
	if r.dropped {
		delete(c.early, j.hash)
		return false
	}
	if c.again(r, now) {
		e.retry, j.last = j, r
		c.earlyRetries = append(c.earlyRetries, j)
		return false
	}
	kept := r.links[:0]
	for _, l := range r.links {
		if !c.frontier.knows(l.hash) {
			kept = append(kept, l)
		}
	}
	r.links = append([]found(nil), kept...)
	e.result = r
	c.lying++
	return false
}
