package crawler

import (
	"time"

	"github.com/siteassay/assay/page"
)

// take deals with what a worker brings.
func (c *crawl) take(r *result) {
	j := r.job
	if len(r.locs) > 0 {
		c.takeLocs(r.locs)
		return
	}
	c.sum.Requests += r.requests
	now := time.Now()
	j.leave()
	if r.requests > 0 && j.kind == jobPage {
		c.answers, c.took = c.answers+1, c.took+r.took
	}
	c.asking = without(c.asking, j)
	if j.ahead {
		h := j.origin.host
		if !r.dropped && r.requests > 0 {
			h.heard(now, j.began, r.took, r.tells)
		}
		if c.takeAhead(r, now) {
			c.inflight--
			c.final(r, now)
		}
		return
	}
	c.inflight--
	switch j.kind {
	case jobSitemaps:
		c.sum.Sitemaps, c.sitemapState = r.sitemaps, sitemapsRead
		h := c.originOf(c.scope.site).host
		h.next = later(h.next, time.Now().Add(h.delay))
		return
	case jobRobots:
		c.takeRobots(r)
		return
	}
	h := j.origin.host
	if !r.dropped && r.requests > 0 {
		h.heard(now, j.began, r.took, r.tells)
	}
	c.final(r, now)
}

// leave notes that the host has answered.
func (j *job) leave() {
	if j.with != nil {
		j.with.inflight--
		j.with = nil
	}
}

// final ends a target that was asked in its turn, unless it is to be asked again.
func (c *crawl) final(r *result, now time.Time) {
	if r.dropped {
		c.dropped = append(c.dropped, r.job)
		return
	}
	if c.again(r, now) {
		r.job.last = r
		c.retries = append(c.retries, r.job)
	} else {
		c.conclude(r)
	}
	if h := r.job.origin.host; h.closed() != "" {
		c.abandon(h)
	}
	c.progress.report(c, now)
}

func (c *crawl) takeRobots(r *result) {
	o := r.job.origin
	o.host.inflight--
	if r.dropped {
		o.asked = robotsUnknown
		return
	}
	o.asked = robotsKnown
	o.host.crawlDelay(r.delay)
	c.pacer.set(o.host.name, o.host.delay)
	o.host.next = later(o.host.next, time.Now().Add(o.host.delay))
}

// again decides whether a target is asked once more because its answer may be better then, and when.
func (c *crawl) again(r *result, now time.Time) bool {
	j := r.job
	h := j.origin.host
	j.target.Attempts++
	patient := r.wait == 0 || h.hold(now, r.wait)
	if j.target.Attempts >= r.tries || !patient || c.requestsLeft() <= 0 || r.tells == mute && !h.again() {
		j.target.Attempts--
		if r.tells == refused {
			h.refusals++
		}
		return false
	}
	j.due = now
	if r.wait == 0 {
		j.due = now.Add(backoff(j.target.Attempts))
	}
	c.extra++
	return true
}

// conclude is the end of a target that was asked: its place is known, its visit final.
func (c *crawl) conclude(r *result) {
	j, v := r.job, &r.visit
	c.open--
	c.extra += max(0, r.requests-1)
	if r.requests == 0 {
		c.spent--
	}
	v.Seq, v.Target = j.seq, j.target
	if v.Outcome == page.Redirected {
		c.hops.to[j.hash] = hop{hashURL(v.Location), j.seq}
		c.redirected(r)
		c.woken(j.hash)
		return
	}
	if c.isStart(&j.target) {
		c.arrive(v)
	}
	if r.many {
		c.limits.add("page-links", maxLinks, j.seq, j.target.URL)
	}
	var ch change
	c.takeLinks(r, &ch)
	c.settle(r, ch)
}

// settle records a visit together with what it put into the queue.
func (c *crawl) settle(r *result, ch change) {
	j, v := r.job, &r.visit
	c.frontier.finish(j.hash)
	c.count(v)
	c.send(event{visit: v, change: ch})
	c.woken(j.hash)
}

// count keeps the books: what the summary says, and what later decisions rest on.
func (c *crawl) count(v *page.Visit) {
	c.remember(v)
	switch v.Outcome {
	case page.Audited:
		c.audited++
		if v.Unchanged {
			c.sum.Unchanged++
		}
		c.traps.content(v.Target.URL, v.Content)
	case page.Failed:
		c.progress.failed++
	}
	if v.Truncated {
		c.limits.add("body-size", int(c.cfg.MaxBody), v.Seq, v.Target.URL)
	}
	if c.isStart(&v.Target) && c.first == nil && (v.Outcome != page.Redirected || v.Reason != "") {
		c.arrive(v)
	}
}

// arrive ends the way from the start over redirects: the host that answers is the site.
func (c *crawl) arrive(v *page.Visit) {
	first := *v
	first.Facts, first.Findings = nil, nil
	c.first = &first
	c.sum.Start = v.Target.URL
	c.scope = newScope(v.Target.URL, &c.cfg)
}

// takeLinks puts the links of a page into the queue. Nearly all of them are known, which costs one look at the seen-set.
func (c *crawl) takeLinks(r *result, ch *change) {
	j := r.job
	b := bandOf(j.target.Key).links()
	for i, l := range r.links {
		k := newKey(b, j.seq, uint32(i))
		if !c.frontier.wants(l.hash, k, c.beyond()) {
			continue
		}
		if !c.scope.inside(l.url) {
			continue
		}
		url, err := page.Normalize(l.url)
		if err != nil {
			continue // the page's own findings say so
		}
		if url != l.url {
			if l.hash = hashURL(url); !c.frontier.wants(l.hash, k, c.beyond()) {
				continue
			}
		}
		t := page.Target{
			Key: k, URL: url, Depth: b.clicks(), Referrer: j.target.URL, Source: "link", Anchor: clip(l.anchor, maxAnchor),
		}
		c.frontier.offer(&t, l.hash, c.beyond(), ch)
	}
}

// takeLocs notes which URLs the sitemaps name, and puts those that no link led to into the queue.
func (c *crawl) takeLocs(locs []string) {
	var ch change
	for _, url := range locs {
		c.locs++
		if !c.scope.inside(url) {
			continue
		}
		hash := hashURL(url)
		k := newKey(newBand(phaseSitemap, 0, 0), 0, c.locs)
		if c.frontier.wants(hash, k, c.beyond()) && c.fromSitemap < 4*c.cfg.MaxPages+1000 {
			c.fromSitemap++
			c.frontier.offer(&page.Target{Key: k, URL: url, Depth: -1, Source: "sitemap"}, hash, c.beyond(), &ch)
		}
		if _, ok := c.frontier.seen[hash]; ok {
			c.inSitemap[hash] = struct{}{}
		} else {
			c.limits.add("sitemap-urls", 4*c.cfg.MaxPages+1000, c.locs, url)
		}
	}
	c.send(event{change: ch})
}

// jobSitemaps reads the sitemaps of the site's own host.
func (c *crawl) sitemapJob() *job {
	return &job{kind: jobSitemaps, target: page.Target{URL: c.scope.site}}
}

// turn is called when nothing is under way: the wave is over. It begins the next one and returns false when there is none.
func (c *crawl) turn() bool {
	c.traps.settle()
	clear(c.hops.waiting) // for URLs which a limit keeps from being asked
	if c.affordable() {
		if b, ok := c.frontier.first(c.allowed); ok {
			var ch change
			c.frontier.begin(b, &ch)
			c.send(event{change: ch})
			return true
		}
	}
	if c.sitemapState == sitemapsUnread && (c.first == nil || c.first.Status != 0 || c.audited > 0) {
		c.sitemapState = sitemapsWanted
		return true
	}
	return false
}

// allowed reports whether targets of the band may be asked at all, and now.
func (c *crawl) allowed(b band) bool {
	return b.depth() < c.beyond() && (b.phase() == phaseLinks || c.sitemapState == sitemapsRead)
}
