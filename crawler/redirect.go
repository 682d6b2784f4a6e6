package crawler

import "github.com/siteassay/assay/page"

// redirects finds the hop that closes a loop: of all the URLs of a circle the one that comes last in the order of the crawl. A
// redirect is judged as soon as everything its chain leads through is known, and no later than its wave ends. So the verdict does
// not depend on which answer came first. What waits is in the journal already, and is recorded once more when it closes a loop.
type redirects struct {
	to      map[uint64]hop // redirects whose answer is known
	waiting map[uint64][]*result
}

type hop struct {
	to  uint64
	seq uint32
}

// maxCircle is the longest circle of redirects that is called a loop; following it must not cost more than the page.
const maxCircle = 256

func newRedirects() *redirects {
	return &redirects{to: map[uint64]hop{}, waiting: map[uint64][]*result{}}
}

// judge follows the chain from the redirect at hash. It returns closes when that is the last hop of a circle, or the hash of a URL
// that is still under way and must be known first.
func (rs *redirects) judge(hash uint64, seq uint32, pending func(uint64) bool) (closes bool, wait uint64) {
	last := true
	at := hash
	for range maxCircle {
		h, ok := rs.to[at]
		if !ok {
			if at != hash && pending(at) {
				return false, at
			}
			return false, 0
		}
		if h.to == hash {
			return last && seq >= h.seq, 0
		}
		last = last && h.seq <= seq
		at = h.to
	}
	return false, 0 // a circle further on, which others close
}

// redirected settles a redirect, or lays it aside.
func (c *crawl) redirected(r *result) {
	j := r.job
	if !c.scope.inside(r.visit.Location) && !c.isStart(&j.target) {
		r.visit.Reason = ReasonRedirectAway
		c.settle(r, change{})
		return
	}
	to := hashURL(r.visit.Location)
	waited := r.waited
	closes, wait := c.hops.judge(j.hash, j.seq, func(h uint64) bool { return c.frontier.seen[h] == underWay })
	switch {
	case wait != 0:
		c.hops.waiting[wait] = append(c.hops.waiting[wait], r)
		if r.waited = true; !waited {
			v := r.visit
			c.frontier.finish(j.hash)
			c.count(&v)
			c.send(event{visit: &v})
		}
		return
	case closes:
		r.visit.Reason, r.visit.Detail = ReasonRedirectLoop, "leads back to "+clip(r.visit.Location, maxDetail)
	}
	if waited {
		if closes {
			c.send(event{visit: &r.visit})
		}
		return
	}
	var ch change
	if !closes && to != j.hash {
		c.queueRedirect(r, to, &ch)
	}
	c.settle(r, ch)
}

// queueRedirect puts the target of a redirect into the wave that follows.
func (c *crawl) queueRedirect(r *result, to uint64, ch *change) {
	j, v := r.job, &r.visit
	b := bandOf(j.target.Key)
	if c.frontier.knows(to) {
		return
	}
	if b.hops() >= maxHops {
		v.Reason, v.Detail = ReasonRedirectChain, "ten redirects led here, "+clip(v.Location, maxDetail)+" would be the next"
		return
	}
	t := page.Target{
		Key: newKey(b.redirect(), j.seq, 0), URL: v.Location, Depth: b.clicks(), Referrer: j.target.URL, Source: "redirect",
	}
	c.frontier.offer(&t, to, c.beyond(), ch)
}

// woken settles the redirects that waited for the URL.
func (c *crawl) woken(hash uint64) {
	rs := c.hops.waiting[hash]
	if rs == nil {
		return
	}
	delete(c.hops.waiting, hash)
	for _, r := range rs {
		c.redirected(r)
	}
}

// judgeAgain takes up the redirects of an earlier part of the crawl that were recorded before their loop was known.
func (c *crawl) judgeAgain(open []page.Visit) {
	for _, v := range open {
		hash := hashURL(v.Target.URL)
		c.redirected(&result{job: &job{target: v.Target, hash: hash, seq: v.Seq}, visit: v, waited: true})
	}
}
