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
		if outcome, reason, detail := c.refuse(&t); reason != "" {
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

// refuse says why a target of the frontier is not asked.
func (c *crawl) refuse(t *page.Target) (o page.Outcome, reason, detail string) {
	if c.isStart(t) {
		return "", "", ""
	}
	if !c.scope.inside(t.URL) {
		return page.Skipped, ReasonExternal, "not on the host of " + c.scope.site
	}
	if reason, detail = c.scope.refuse(t.URL); reason != "" {
		return page.Skipped, reason, detail
	}
	if reason = c.originOf(t.URL).host.closed(); reason != "" {
		return page.NotReached, reason, "the host was given up before its turn"
	}
	if reason = c.traps.judge(t.URL); reason == "" {
		return "", "", ""
	}
	return page.Skipped, reason, c.limits.trap(reason, t.URL)
}

// isStart reports whether a target is the start or one of the redirects that lead from it to the site's host.
func (c *crawl) isStart(t *page.Target) bool {
	b := bandOf(t.Key)
	return b < newBand(phaseLinks, 0, listWave)
}

// skip ends a target that is never asked.
func (c *crawl) skip(t page.Target, hash uint64, o page.Outcome, reason, detail string) {
	c.frontier.finish(hash)
	if isTrap(reason) && !c.limits.listed() {
		c.send(event{change: change{drop: [][16]byte{t.Key}}})
	} else {
		c.send(event{visit: &page.Visit{Seq: c.number(), Target: t, Outcome: o, Reason: reason, Detail: detail}})
	}
	c.woken(hash)
}

// number gives out the next place in the order.
func (c *crawl) number() uint32 {
	c.seq++
	return c.seq - 1
}
