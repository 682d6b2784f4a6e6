package crawler

import "github.com/siteassay/assay/page"

// lease takes targets from the current wave until one is to be asked, and puts it among the ready ones. Targets that are never
// asked end here. It returns false when the wave or a limit is at its end.
func (c *crawl) lease() bool {
	for c.affordable() {
		t, hash, ok := c.frontier.lease()
		if !ok {
			return false
		}
		if outcome, reason, detail := c.refuse(&t, hash); reason != "" {
			c.skip(t, hash, outcome, reason, detail)
			continue
		}
		c.open++
		c.spent++
		j := &job{target: t, hash: hash, seq: c.number(), origin: c.originOf(t.URL)}
		if !c.claim(j) {
			c.ready = append(c.ready, j)
			return true
		}
	}
	return false
}

// affordable reports whether another target may be asked. A target under way holds a page's place until it turns out not to be
// a page: so the targets asked are always the first ones of the order up to the last page of the limit.
func (c *crawl) affordable() bool {
	return c.audited+c.open < c.cfg.MaxPages && c.requestsLeft() > 0
}

// maxRequests bounds what pages may cost, so that all requests of a crawl stay under 2×MaxPages+50: ten are kept back for
// robots.txt and its redirects, and what readSitemaps may use.
func (c *crawl) maxRequests() int { return 2*c.cfg.MaxPages + 50 - 10 - (10 + c.cfg.MaxPages/4) }

func (c *crawl) requestsLeft() int { return c.maxRequests() - c.spent - c.extra }

const givenUp = "the host was given up before its turn"

// refuse says why a target of the frontier is not asked.
func (c *crawl) refuse(t *page.Target, hash uint64) (o page.Outcome, reason, detail string) {
	if c.isStart(t) {
		return "", "", ""
	}
	if !c.scope.inside(t.URL) {
		return page.Skipped, ReasonExternal, "not on the host of " + c.scope.site
	}
	if reason, detail = c.scope.refuse(t.URL); reason != "" {
		return page.Skipped, reason, detail
	}
	if reason = c.originOf(t.URL).host.closed(); reason != "" && !c.lies(hash) {
		return page.NotReached, reason, givenUp
	}
	if reason = c.traps.judge(t.URL); reason == "" {
		return "", "", ""
	}
	return page.Skipped, reason, c.limits.trap(reason, t.URL)
}

// abandon ends the targets that wait for a host which was given up: those that were asked before with what was seen then.
func (c *crawl) abandon(h *host) {
	of := func(js []*job) (theirs, others []*job) {
		for _, j := range js {
			if j.origin.host == h {
				theirs = append(theirs, j)
			} else {
				others = append(others, j)
			}
		}
		return theirs, others
	}
	var ready, retries, early []*job
	ready, c.ready = of(c.ready)
	retries, c.retries = of(c.retries)
	early, c.earlyRetries = of(c.earlyRetries)
	for _, j := range early {
		e := c.early[j.hash]
		e.retry, e.result = nil, j.last
		c.lying++
	}
	for _, j := range ready {
		c.open--
		c.spent--
		c.frontier.finish(j.hash)
		c.notReached(j.target, j.seq, h.closed(), givenUp)
		c.woken(j.hash)
	}
	for _, j := range retries {
		j.target.Attempts--
		c.conclude(j.last)
	}
}

// isStart reports whether a target is the start or one of the redirects that lead from it to the site's host.
func (c *crawl) isStart(t *page.Target) bool {
	b := bandOf(t.Key)
	return b < newBand(phaseLinks, 0, listWave)
}

// skip ends a target that is never asked.
func (c *crawl) skip(t page.Target, hash uint64, o page.Outcome, reason, detail string) {
	c.frontier.finish(hash)
	c.forgo(hash)
	switch {
	case isTrap(reason) && !c.limits.listed():
		c.send(event{change: change{drop: [][16]byte{t.Key}}})
	case o == page.NotReached:
		c.notReached(t, c.number(), reason, detail)
	default:
		c.send(event{visit: &page.Visit{Seq: c.number(), Target: t, Outcome: o, Reason: reason, Detail: detail}})
	}
	c.woken(hash)
}

// number gives out the next place in the order.
func (c *crawl) number() uint32 {
	c.seq++
	return c.seq - 1
}

// credentials reports whether cookies and private headers may go to a URL: the host that was typed, never unencrypted when
// it was typed with https.
func (c *crawl) credentials(url string) bool {
	from, to := schemeAndHost(c.start), schemeAndHost(url)
	return from == to || "https"+from[len("http"):] == to
}
