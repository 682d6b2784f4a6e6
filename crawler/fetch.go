package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gocolly/colly/v2"
	"golang.org/x/net/http/httpguts"

	"github.com/siteassay/assay/page"
)

// Limits of one request that no configuration changes, and defaults of those that it does.
const (
	largeBody      = 1 << 20 // bytes; no more than maxLarge such bodies are in memory
	maxLarge       = 2
	headerTimeout  = 10 * time.Second
	maxHeaderBytes = 256 << 10
	defaultTimeout = 30 * time.Second
	defaultBody    = 10 << 20
	defaultAgent   = "assay (+https://github.com/siteassay/assay)"
	acceptPage     = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
)

// A fetcher makes single requests. It follows no redirect, keeps no cookie, tries nothing again, waits for nobody: all that
// is the worker's. Any number of goroutines may fetch at once.
//
// The way of a request is: a clone of one colly collector with the context of the request; colly's synchronous GET; an
// http.Client without redirects and jar; our RoundTripper (transport.go), which reads the answer under limits into the
// record it finds in the context and hands colly an empty body, so that colly cannot rewrite, decode, cut or cache one;
// http.Transport; the guard (guard.go), which sees the address of each connection.
type fetcher struct {
	cfg       Config
	base      *colly.Collector
	transport *http.Transport
	guard     *guard
	large     chan struct{} // a place for each large body in memory
	origin    string        // of the start
	requests  atomic.Int64

	// pace, when set, is called before each request for robots.txt and sitemaps and returns when the host is due; it is
	// the politeness of the crawl, which workers keep by themselves for pages. An error ends the request.
	pace func(ctx context.Context, url string) error
}

// A request is one GET.
type request struct {
	URL                string // normal form
	ETag, LastModified string // validators of the stored answer; empty when there is none
	Credentials        bool   // send Config.Header and Config.Cookies; they go to the start's origin only, even so
	Accept             string // when set, bodies of every media type are read
	MaxBody            int64  // 0 for Config.MaxBody
	Agent              string // User-Agent of this request; "" for that of the crawl
	Referer            string

	// stream, when set, takes the decoded body instead of answer.Source.Body. It sees at most MaxBody bytes.
	stream func(body io.Reader) error
}

// An answer is what came of a request. Its body is from a pool: Release gives it back, and nothing may refer to it then.
type answer struct {
	Source      page.Source
	MediaType   string // lower case, without parameters; "" when none was sent
	Location    string // target of a 3xx in normal form; "" with the reason redirect-malformed
	NotModified bool
	RetryAfter  time.Duration
	Truncated   bool   // cut at a limit of ours
	Dripping    bool   // given up because it came too slowly to arrive in time; Reason is timeout
	HTML        bool   // an HTML document, whose body was read
	Reason      string // code of Reasons when there was no usable answer, else ""
	Detail      string // what was seen, one line
	Took        time.Duration

	buf   *[]byte
	large chan struct{} // where the body has a place among the large ones; nil when it has none
}

// newFetcher returns a fetcher for one crawl. The error is about the configuration.
func newFetcher(cfg Config) (*fetcher, error) {
	start, err := page.Normalize(cfg.Start)
	if err != nil {
		return nil, fmt.Errorf("start URL %q: %w", cfg.Start, err)
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = defaultTimeout
	}
	if cfg.MaxBody <= 0 {
		cfg.MaxBody = defaultBody
	}
	if cfg.Concurrency <= 0 {
		cfg.Concurrency = 8
	}
	if cfg.UserAgent == "" {
		cfg.UserAgent = defaultAgent
	}
	for k, v := range cfg.Header {
		if !httpguts.ValidHeaderFieldName(k) || !httpguts.ValidHeaderFieldValue(v) {
			return nil, fmt.Errorf("request header %q is not valid", clip(k, 80))
		}
	}
	if !httpguts.ValidHeaderFieldValue(cfg.UserAgent) || !httpguts.ValidHeaderFieldValue(cfg.Cookies) {
		return nil, errors.New("user agent and cookies must be one line of text each")
	}
	f := &fetcher{cfg: cfg, origin: originOf(start), guard: newGuard(start, cfg.AllowNet), large: make(chan struct{}, maxLarge)}
	f.transport = newTransport(cfg, f.guard)
	f.base = newCollector(roundTripper{f.transport})
	return f, nil
}

// newCollector builds the engine with everything off that libraries.md says is wrong with it. It does not use
// colly.NewCollector, which reads COLLY_* from the environment and logs the names it does not know.
func newCollector(rt http.RoundTripper) *colly.Collector {
	c := &colly.Collector{}
	c.Init()
	c.AllowURLRevisit = true // the frontier knows what was seen
	c.ParseHTTPErrorResponse = true
	c.IgnoreRobotsTxt = true // robots.go decides
	c.MaxBodySize = 0        // there is no body
	c.SetClient(&http.Client{
		Transport:     rt,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	})
	return c
}

// close drops the idle connections.
func (f *fetcher) close() { f.transport.CloseIdleConnections() }

// fetch makes one request. It always returns an answer; what went wrong is in its Reason.
func (f *fetcher) fetch(ctx context.Context, r request) *answer {
	began := time.Now()
	a := &answer{}
	a.Source.URL = r.URL
	defer func() {
		a.Took = time.Since(began)
		a.Source.Fetch.TotalMS = int(a.Took.Milliseconds())
	}()
	if ctx.Err() != nil {
		a.Reason, a.Detail = "interrupted", ctx.Err().Error()
		return a
	}
	if r.MaxBody <= 0 {
		r.MaxBody = f.cfg.MaxBody
	}
	f.requests.Add(1)
	limited, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	rec := &record{request: r, answer: a, began: began, timeout: f.cfg.Timeout, large: f.large}
	rec.clock = time.AfterFunc(f.cfg.Timeout, func() { cancel(context.DeadlineExceeded) })
	defer rec.clock.Stop()
	c := f.base.Clone()
	c.Context = context.WithValue(limited, recordKey{}, rec)
	err := c.Request(http.MethodGet, r.URL, nil, nil, f.header(r))
	if context.Cause(limited) == context.DeadlineExceeded && (rec.err != nil || err != nil) {
		rec.err = context.DeadlineExceeded
	}
	switch {
	case rec.err != nil:
		a.fail(ctx, rec.err)
	case err != nil && !rec.asked && ctx.Err() == nil:
		a.Reason, a.Detail = "malformed-url", oneLine(err.Error())
	case err != nil:
		a.fail(ctx, err)
	case !rec.asked:
		a.Reason, a.Detail = "internal-error", "the request was not made"
	}
	return a
}

// header returns the request header of r.
func (f *fetcher) header(r request) http.Header {
	h := make(http.Header, 8)
	if r.Credentials && originOf(r.URL) == f.origin {
		for k, v := range f.cfg.Header {
			h.Set(k, v)
		}
		if f.cfg.Cookies != "" {
			h.Set("Cookie", f.cfg.Cookies)
		}
	}
	if r.Agent != "" {
		h.Set("User-Agent", r.Agent)
	}
	if r.Referer != "" {
		h.Set("Referer", r.Referer)
	}
	if h.Get("User-Agent") == "" {
		h.Set("User-Agent", f.cfg.UserAgent)
	}
	if r.Accept != "" {
		h.Set("Accept", r.Accept)
	} else if h.Get("Accept") == "" {
		h.Set("Accept", acceptPage)
	}
	h.Set("Accept-Encoding", acceptEncoding)
	if r.ETag != "" && httpguts.ValidHeaderFieldValue(r.ETag) {
		h.Set("If-None-Match", r.ETag)
	}
	if r.LastModified != "" && httpguts.ValidHeaderFieldValue(r.LastModified) {
		h.Set("If-Modified-Since", r.LastModified)
	}
	return h
}

// fail turns an error into reason and detail.
func (a *answer) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		a.Reason, a.Detail = "interrupted", oneLine(ctx.Err().Error())
	} else {
		a.Reason, a.Detail = reasonOf(err)
		if a.Reason == "incomplete-answer" && a.Source.Status == 0 {
			a.Reason = "empty-answer"
		}
	}
	a.Release()
	a.HTML = false
}

// Release gives the body back to the pool. The answer keeps everything else.
func (a *answer) Release() {
	a.Source.Body = nil
	if a.large != nil {
		<-a.large
		a.large = nil
	}
	if a.buf != nil {
		if cap(*a.buf) <= 1<<20 {
			*a.buf = (*a.buf)[:0]
			bodies.Put(a.buf)
		}
		a.buf = nil
	}
}

var bodies = sync.Pool{New: func() any { b := make([]byte, 0, 64<<10); return &b }}

// originOf returns scheme, host and port of a URL in normal form.
func originOf(u string) string {
	i := strings.Index(u, "://")
	if i < 0 {
		return ""
	}
	if j := strings.IndexAny(u[i+3:], "/?#"); j >= 0 {
		return u[:i+3+j]
	}
	return u
}

// pathOf returns path and query of a URL in normal form.
func pathOf(u string) string {
	if p := u[len(originOf(u)):]; p != "" {
		return p
	}
	return "/"
}

// oneLine makes text from outside fit for a Detail: one line without control characters, at most 200 runes.
func oneLine(s string) string {
	if len(s) > 2048 {
		s = s[:2048]
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return clip(strings.TrimSpace(s), maxDetail)
}
