package crawler

import (
	"context"
	"fmt"
	"net/textproto"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// A getter makes one request. The fetcher is one; it never follows redirects and never tries again.
type getter interface {
	fetch(ctx context.Context, r request) *answer
}

// A gatekeeper says what robots.txt allows. The first question about a host fetches its file.
type gatekeeper interface {
	check(ctx context.Context, url string) robotsVerdict
	reportFor(url string) RobotsReport
}

// A job is what a worker does next.
type job struct {
	kind   jobKind
	target page.Target
	hash   uint64
	seq    uint32
	ahead  bool // its turn has not come yet, see ahead.go
	origin *origin
	due    time.Time // of a further try
	began  time.Time
	with   *host   // whose answer a worker waits for
	last   *result // of the try before, if this is a further one
}

type jobKind uint8

const (
	jobPage     jobKind = iota
	jobRobots           // ask for robots.txt of the target's host
	jobSitemaps         // read the sitemaps
)

// A result is what a worker found out. For a page the visit lacks what only the order knows: sequence and target.
type result struct {
	job      *job
	visit    page.Visit
	links    []found
	requests int
	tries    int           // how often such an answer is asked for in all; 0 when it is final
	wait     time.Duration // Retry-After
	took     time.Duration
	tells    response      // about the host
	dropped  bool          // the crawl ended under it
	delay    time.Duration // jobRobots: Crawl-delay
	waited   bool          // a redirect that was recorded before its loop was known
	many     bool          // the page has more links than are looked at
	locs     []string      // jobSitemaps: a part of the URLs, in order
	sitemaps []SitemapReport
}

// found is a link with the hash of its URL.
type found struct {
	hash        uint64
	url, anchor string
}

const (
	maxLinks  = 20000 // links of one page that are looked at
	maxDetail = 200   // runes of a detail
	maxAnchor = 100   // runes of an anchor text
)

// work runs one worker until there are no more jobs.
func (c *crawl) work(ctx context.Context) {
	for j := range c.jobs {
		switch j.kind {
		case jobRobots:
			v := c.robots.check(ctx, j.target.URL)
			c.results <- &result{job: j, requests: 1, delay: v.Delay, dropped: ctx.Err() != nil}
		case jobSitemaps:
			c.results <- c.readSitemaps(ctx, j)
		default:
			c.results <- c.visit(ctx, j)
		}
	}
}

// visit asks for one URL and has it judged. It never panics: a fault of ours costs this page.
func (c *crawl) visit(ctx context.Context, j *job) (r *result) {
	r = &result{job: j}
	defer func() {
		if p := recover(); p != nil {
			r.links, r.tries = nil, 0
			r.visit = page.Visit{Status: r.visit.Status}
			r.end(page.Failed, ReasonInternal, firstLine(fmt.Sprint(p)))
		}
		r.dropped = ctx.Err() != nil
	}()
	if v := c.robots.check(ctx, j.target.URL); !v.Allowed {
		if v.Cause != "" {
			r.end(page.Failed, v.Cause, v.Detail) // the host does not even answer for robots.txt
		} else {
			r.end(page.Skipped, or(v.Reason, ReasonRobots), or(v.Detail, v.Line))
		}
		return r
	}
	etag, modified := c.journal.Validators(j.target.URL)
	again := c.ask(ctx, r, etag, modified)
	if again && ctx.Err() == nil {
		c.ask(ctx, r, "", "")
	}
	return r
}

// ask makes one request and fills the result. It returns true when the handler could not use a 304.
func (c *crawl) ask(ctx context.Context, r *result, etag, modified string) (again bool) {
	r.requests++
	a := c.get.fetch(ctx, request{
		URL: r.job.target.URL, ETag: etag, LastModified: modified,
		Credentials: c.credentials(r.job.target.URL), MaxBody: c.cfg.MaxBody,
	})
	defer a.Release()
	if !a.NotModified { // then it may be asked once more
		c.answered <- r.job
	}
	r.took += a.Took
	v := &r.visit
	*v = page.Visit{
		Status: a.Source.Status, MediaType: a.MediaType, Bytes: len(a.Source.Body), Truncated: a.Truncated,
		ETag: header(a, "Etag"), LastModified: header(a, "Last-Modified"),
	}
	c.classify(r, a, etag+modified != "")
	if v.Outcome != page.Audited {
		return false
	}
	if a.NotModified {
		v.Unchanged, v.Status = true, 200 // the page that the store has was answered 200
		v.ETag, v.LastModified = or(v.ETag, etag), or(v.LastModified, modified)
	} else if strings.Contains(r.job.target.URL, "?") {
		v.Content = hashURL(a.Source.Body)
	}
	if len(a.Source.Body) > largeBody { // one large tree at a time
		c.largeTree.Lock()
		defer c.largeTree.Unlock()
	}
	select {
	case c.trees <- struct{}{}:
		defer func() { <-c.trees }()
	case <-ctx.Done():
		return false
	}
	h := c.handler(ctx, &Response{Target: r.job.target, Source: a.Source, NotModified: a.NotModified})
	if h.Again && a.NotModified {
		return true
	}
	v.Facts, v.Findings = h.Facts, h.Findings
	if !h.Nofollow {
		r.many = len(h.Links) > maxLinks
		r.links = follow(h.Links[:min(len(h.Links), maxLinks)])
	}
	return false
}

// classify decides the outcome of an answer, and whether it is worth another try.
func (c *crawl) classify(r *result, a *answer, conditional bool) {
	status := a.Source.Status
	switch {
	case a.Reason != "" && (status == 0 || status < 300):
		if status == 0 || a.Reason == "timeout" { // a body that never ends is no answer either
			r.tells = mute
		}
		switch {
		case a.Dripping: // it will not be faster the next time
			r.tells = dripping
		case status != 0 && a.Reason == "timeout":
			r.tries = 2
		case retriable(a.Reason):
			r.tries = 3
		}
		outcome := page.Failed
		if refusedAddress(a.Reason) {
			outcome, r.tells = page.Skipped, answered
		}
		r.end(outcome, a.Reason, a.Detail)
	case a.NotModified && conditional:
		r.end(page.Audited, "", "")
	case status == 429 || status == 503:
		r.tries, r.wait = 3, a.RetryAfter
		if status == 429 || a.RetryAfter > 0 {
			r.tells = refused
			r.end(page.Failed, ReasonRateLimited, fmt.Sprintf("status %d", status))
		} else {
			r.tells = broken
			r.end(page.ErrorPage, ReasonHTTPServer, a.Detail)
		}
	case status >= 500:
		if status == 500 || status == 502 || status == 504 {
			r.tries = 2
		}
		r.tells = broken
		r.end(page.ErrorPage, ReasonHTTPServer, a.Detail)
	case status >= 400:
		r.end(page.ErrorPage, ReasonHTTPClient, a.Detail)
	case a.Location != "":
		r.visit.Location = a.Location
		r.end(page.Redirected, "", "")
	case a.Reason != "":
		r.end(page.ErrorPage, a.Reason, a.Detail)
	case status >= 300 || status < 200:
		r.end(page.ErrorPage, ReasonHTTPOther, fmt.Sprintf("status %d", status))
	case a.HTML && status != 204 && status != 205:
		r.end(page.Audited, "", "")
	default:
		r.end(page.Asset, ReasonNotHTML, a.MediaType)
	}
}

func (r *result) end(o page.Outcome, reason, detail string) {
	r.visit.Outcome, r.visit.Reason, r.visit.Detail = o, reason, clip(detail, maxDetail)
}

// follow hashes the links of a page that are to be followed.
func follow(links []Link) []found {
	fs := make([]found, 0, len(links))
	for _, l := range links {
		if !l.Nofollow && l.URL != "" {
			fs = append(fs, found{hashURL(l.URL), l.URL, l.Anchor})
		}
	}
	return fs
}

// retriable reports whether a request that failed may succeed when it is made again.
func retriable(reason string) bool {
	switch reason {
	case "timeout", "connection-reset", "empty-answer", "incomplete-answer":
		return true
	}
	return false
}

// refusedAddress reports whether a request was not made because of where it would have gone.
func refusedAddress(reason string) bool { return reason == "address-refused" }

// readSitemaps hands the URLs of the sitemaps over in parts, so that a large one is never in memory as a whole.
func (c *crawl) readSitemaps(ctx context.Context, j *job) (r *result) {
	r = &result{job: j}
	defer func() {
		if p := recover(); p != nil {
			r.sitemaps = append(r.sitemaps, SitemapReport{URL: j.target.URL, Error: ReasonInternal + ": " + firstLine(fmt.Sprint(p))})
		}
		r.dropped = ctx.Err() != nil
	}()
	var locs []string
	r.sitemaps = c.sitemaps(ctx, j.target.URL, c.cfg.Sitemaps, func(loc string) bool {
		locs = append(locs, strings.Clone(loc))
		if len(locs) == locsPart {
			c.results <- &result{job: j, locs: locs}
			locs = make([]string, 0, locsPart)
		}
		return ctx.Err() == nil
	})
	if len(locs) > 0 {
		c.results <- &result{job: j, locs: locs}
	}
	return r
}

const locsPart = 1000

func header(a *answer, name string) string {
	if vs := a.Source.Header[textproto.CanonicalMIMEHeaderKey(name)]; len(vs) > 0 {
		return clip(vs[0], 1024)
	}
	return ""
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// clip cuts a text at a number of runes.
func clip(s string, n int) string {
	if len(s) <= n {
		return strings.Clone(s)
	}
	for i := range s {
		if n == 0 {
			return strings.Clone(s[:i])
		}
		n--
	}
	return strings.Clone(s)
}
