package crawler

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/temoto/robotstxt"

	"github.com/siteassay/assay/page"
)

// Limits around robots.txt. The hops are those of RFC 9309 section 2.3.1.2.
const (
	robotsHops    = 5
	maxCrawlDelay = 30 * time.Second
	maxDiffers    = 20
	acceptRobots  = "text/plain,*/*;q=0.5"
)

// A robotsService answers for every host of a crawl what its robots.txt allows. It asks each scheme, host and port once,
// however many workers wait, and keeps failures as well as files for the run.
type robotsService struct {
	fetcher *fetcher
	product string
	ignore  bool
	start   string // normal form

	spare atomic.Int64 // see save; 0 for no limit

	mu      sync.Mutex
	hosts   map[string]*robotsHost
	differs []Difference // the first by URL, so that the order of the crawl does not matter
}

// robotsHost is one file and what follows from it. Its fields are set before ready is closed.
type robotsHost struct {
	ready  chan struct{}
	given  bool // up: the crawl ended first, another may try again
	url    string
	status int
	reason string // robots-unavailable when everything is forbidden
	cause  string // code of the failed request
	detail string
	file   *RobotsFile
	rules  []robotsRule
	delay  time.Duration
	second *robotstxt.RobotsData // nil without a second opinion
}

// A robotsVerdict is what robots.txt says about one URL.
type robotsVerdict struct {
	Allowed bool
	Line    string        // that decided; "" when none did
	Reason  string        // robots-disallowed, robots-unavailable or interrupted; "" when allowed
	Cause   string        // with robots-unavailable: code of the failed request (dns-failure, tls-expired, …); "" after a status
	Detail  string        // what was seen, one line
	Delay   time.Duration // Crawl-delay, at most 30 s
}

func newRobots(f *fetcher, cfg Config) *robotsService {
	s := &robotsService{fetcher: f, product: cfg.Product, ignore: cfg.IgnoreRobots, hosts: make(map[string]*robotsHost)}
	if s.product == "" {
		s.product = firstProduct(f.cfg.UserAgent)
	}
	s.start, _ = page.Normalize(cfg.Start)
	return s
}

// firstProduct returns the token under which robots.txt knows a User-Agent: its first product, but behind the
// "Mozilla/5.0 (compatible; …" of most crawlers the one that is named there.
func firstProduct(agent string) string {
	name := productToken(agent)
	if name == "mozilla" {
		if _, rest, ok := strings.Cut(agent, "compatible;"); ok {
			if n := productToken(strings.TrimSpace(rest)); n != "" {
				return strings.Trim(n, ";,)")
			}
		}
	}
	if name == "" {
		return "assay"
	}
	return name
}

// check says whether u, a URL in normal form, may be asked. The first call for a host waits for its robots.txt.
func (s *robotsService) check(ctx context.Context, u string) robotsVerdict {
	v, h := s.decide(ctx, u)
	if h != nil && h.second != nil && page.SameSite(u, s.start) {
		s.compare(h, u, v)
	}
	return v
}

// decide is check without the second opinion. It returns the host whose rules decided, nil when none did.
func (s *robotsService) decide(ctx context.Context, u string) (robotsVerdict, *robotsHost) {
	ours := page.SameSite(u, s.start)
	if s.ignore && !ours {
		return robotsVerdict{Allowed: true}, nil
	}
	h := s.host(ctx, originOf(u))
	switch {
	case h == nil:
		return robotsVerdict{Reason: "interrupted", Detail: "stopped before robots.txt was read"}, nil
	case s.ignore:
		return robotsVerdict{Allowed: true}, nil
	case h.reason != "":
		return robotsVerdict{Reason: h.reason, Cause: h.cause, Detail: h.detail}, nil
	}
	v := robotsVerdict{Delay: h.delay}
	v.Allowed, v.Line = decideRobots(h.rules, pathOf(u))
	if !v.Allowed {
		v.Reason, v.Detail = "robots-disallowed", v.Line
	}
	return v, h
}

// compare notes where the other parser judges differently.
func (s *robotsService) compare(h *robotsHost, u string, v robotsVerdict) {
	path := pathOf(u)
	if path == "/robots.txt" {
		return
	}
	other, ok := testAgent(h.second, s.product, path)
	if !ok || other == v.Allowed {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i, found := slices.BinarySearchFunc(s.differs, u, func(d Difference, u string) int { return strings.Compare(d.URL, u) })
	if found || i == maxDiffers {
		return
	}
	s.differs = slices.Insert(s.differs, i, Difference{URL: u, Line: v.Line, Allowed: v.Allowed})
	if len(s.differs) > maxDiffers {
		s.differs = s.differs[:maxDiffers]
	}
}

// host returns what is known of an origin, after a request if need be; nil when ctx or the pace of the crawl ends first.
func (s *robotsService) host(ctx context.Context, origin string) *robotsHost {
	for {
		s.mu.Lock()
		h, found := s.hosts[origin]
		if !found {
			h = &robotsHost{ready: make(chan struct{}), url: origin + "/robots.txt"}
			s.hosts[origin] = h
		}
		s.mu.Unlock()
		if !found {
			s.first(ctx, origin, h)
		}
		select {
		case <-h.ready:
		case <-ctx.Done():
			return nil
		}
		if !h.given {
			return h
		}
		if !found || ctx.Err() != nil {
			return nil
		}
	}
}

// first loads a host for all that wait for it. They are set free whatever happens.
func (s *robotsService) first(ctx context.Context, origin string, h *robotsHost) {
	h.given = true
	defer func() {
		if h.given {
			s.mu.Lock()
			delete(s.hosts, origin)
			s.mu.Unlock()
		}
		close(h.ready)
	}()
	s.load(ctx, h)
}

// load fetches the file: 2xx is read, 4xx and endless redirects allow everything, 429, 5xx and failures forbid it.
func (s *robotsService) load(ctx context.Context, h *robotsHost) {
	a := s.get(ctx, h.url)
	defer a.Release()
	h.status = a.Source.Status
	h.given = a.Reason == "interrupted"
	switch {
	case h.given:
	case a.Reason == "redirect-malformed" || a.Location != "":
		h.file = ParseRobots(nil) // the file is not there
	case a.Reason != "":
		h.reason, h.cause = "robots-unavailable", a.Reason
		h.detail = oneLine("robots.txt: " + a.Detail)
	case h.status == 429 || h.status >= 500 || h.status < 200:
		h.reason = "robots-unavailable"
		h.detail = fmt.Sprintf("robots.txt answered %d", h.status)
	case h.status >= 300:
		h.file = ParseRobots(nil)
	default:
		h.file = ParseRobots(a.Source.Body)
		h.rules = h.file.rulesFor(s.product)
		h.delay = min(h.file.CrawlDelay(s.product), maxCrawlDelay)
		if s.spare.Load() > 0 {
			s.thin(h, len(a.Source.Body))
			return
		}
		if !h.file.HTML() && affordsOpinion(a.Source.Body) {
			h.second = secondOpinion(h.status, slices.Clone(a.Source.Body))
		}
	}
}

// maxForeignRobots is for the rules of the hosts that assets and links to other sites lead to, in bytes. A site may name a thousand
// hosts with half a megabyte of rules each.
const maxForeignRobots = 32 << 20

// save has hosts that are met from now on keep nothing but the rules for our product, and most bytes of these in all. Hosts beyond
// that are not asked.
func (s *robotsService) save(most int64) { s.spare.Store(most) }

// thin keeps of a host whose file was read what save allows.
func (s *robotsService) thin(h *robotsHost, size int) {
	const rule = 200 // bytes of one, its line included
	h.file = nil
	if len(h.rules) == 0 {
		return
	}
	if left := s.spare.Add(-int64(size + rule*len(h.rules))); left <= 0 {
		s.spare.Store(1)
		h.rules, h.reason, h.detail = nil, reasonBudget, "robots.txt: more rules of other hosts than are kept"
	}
}

// get fetches a robots.txt through its redirects.
func (s *robotsService) get(ctx context.Context, u string) *answer {
	for hop := 0; ; hop++ {
		if s.fetcher.pace != nil {
			if err := s.fetcher.pace(ctx, u); err != nil {
				return &answer{Reason: "interrupted", Detail: oneLine(err.Error())}
			}
		}
		a := s.fetcher.fetch(ctx, request{URL: u, Credentials: true, Accept: acceptRobots, MaxBody: maxRobots + 1})
		if a.Location == "" || hop == robotsHops {
			return a
		}
		u = a.Location
		a.Release()
	}
}

// report describes the robots.txt of the start's origin; reportFor that of another one.
func (s *robotsService) report() RobotsReport { return s.reportFor(s.start) }

// reportFor describes the robots.txt of a URL's origin, as far as the crawl has read it.
func (s *robotsService) reportFor(u string) RobotsReport {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hosts[originOf(u)]
	r := RobotsReport{URL: originOf(u) + "/robots.txt", Differs: slices.Clone(s.differs)}
	if h == nil {
		return r
	}
	select {
	case <-h.ready:
	default:
		return r
	}
	r.Status, r.Reason = h.status, h.cause
	if r.Reason == "" {
		r.Reason = h.reason
	}
	if h.file != nil {
		r.Lines, r.HTML, r.Invalid, r.Sitemaps = h.file.Lines(), h.file.HTML(), h.file.Invalid(), h.file.Sitemaps()
		r.BlocksAll = h.file.blocksAll()
		r.Licences, r.Signals, r.Closed = h.file.licences, h.file.signals, h.file.closedAgents()
		r.Allowed = h.file.Allowed
	}
	return r
}

// blocksAll reports whether crawlers without a group of their own may fetch nothing.
func (f *RobotsFile) blocksAll() bool {
	rules := f.rulesFor("*")
	blocked := false
	for i := range rules {
		if rules[i].allow {
			return false
		}
		blocked = blocked || rules[i].matches("/") && rules[i].matches("/any/page.html?q=1")
	}
	return blocked
}

// sitemaps returns the Sitemap lines of a URL's origin, after a request if need be.
func (s *robotsService) sitemaps(ctx context.Context, u string) []string {
	h := s.host(ctx, originOf(u))
	if h == nil || h.file == nil {
		return nil
	}
	return h.file.Sitemaps()
}
