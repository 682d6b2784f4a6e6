package crawler

import (
	"context"
	"fmt"
	"net/netip"
	"regexp"
	"time"

	"github.com/siteassay/assay/page"
)

// A Config is one crawl. The zero value of a limit means its default (Defaults).
type Config struct {
	Start        string            // absolute http or https URL, as typed
	List         []string          // further URLs that are audited besides what links lead to
	Sitemaps     []string          // further sitemaps
	Include      []*regexp.Regexp  // a URL must match one of them, when there are any (the start always may)
	Exclude      []*regexp.Regexp  // and none of these
	MaxPages     int               // audited pages
	MaxDepth     int               // clicks from the start; -1 for no limit
	Concurrency  int               // workers
	Delay        time.Duration     // least time between two requests to one host
	Timeout      time.Duration     // of one request, body included
	MaxTime      time.Duration     // of the whole crawl; 0 for none
	UserAgent    string            // sent as it is
	Product      string            // token for robots.txt; the first product of UserAgent when empty
	Header       map[string]string // further request headers, sent to the start's origin only
	Cookies      string            // Cookie header, sent to the start's origin only
	IgnoreRobots bool
	AllowNet     []netip.Prefix // private networks that may be asked besides the host that was typed
	MaxBody      int64          // bytes of one body, on the wire and decoded
	Probe        bool           // ask the site's Probes when the crawl is over
	Progress     func(Progress) // called at most ten times a second and once at the end; may be nil

	// Assets, when set, is called once all pages are done and committed; what it names is asked for then, see asset.go.
	Assets        func() []AssetTarget
	CheckExternal bool // of them, those on other sites as well

	// Guises, when set, is called once all pages are done and committed; the pages that it names are asked for as a browser, a
	// search engine and an assistant would, see guise.go.
	Guises func() []GuiseTarget
}

// Progress is the state of a running crawl.
type Progress struct {
	Audited, Queue, Requests, Failed, Unchanged int
	Current                                     string // a URL under way
	Waiting                                     string // why nothing moves: "crawl-delay 10s", "retry after 30s"; "" when it does
	Phase                                       string // resources while assets are asked, else ""
	Checked, ToCheck                            int    // assets, in that phase
}

// A Handler takes the facts of one answer. It runs on the worker's goroutine and may be called by several at once.
// For an HTML document it returns the links to follow (normal form or not; the crawler normalises them again), and
// the encoded facts and findings that are committed with the visit. For NotModified it must find the links in its store;
// when it cannot, it returns Again and the page is asked once more without validators.
type Handler func(ctx context.Context, r *Response) Handled

// Handled is what a Handler made of a Response.
type Handled struct {
	Links    []Link
	Nofollow bool // no link of the page is to be followed
	Facts    []byte
	Findings []byte
	Again    bool
}

// Link is a link to follow.
type Link struct {
	URL      string // absolute
	Anchor   string
	Nofollow bool
}

// A Response is one answer that is worth judging: an HTML document with any status below 400, or a 304.
type Response struct {
	Target      page.Target
	Source      page.Source
	NotModified bool
}

// A Journal keeps a crawl so that kill -9 loses nothing that was committed. The store implements it. Pending and Visits are
// read once, before the first Commit; Commit is called by one goroutine, Validators by many at once.
type Journal interface {
	// Pending calls yield for every target that a crawl which was cut off left in the queue, in the order of their keys.
	Pending(yield func(page.Target) bool) error
	// Visits calls yield for every recorded visit of the current run in the order of Seq, without Facts and Findings.
	Visits(yield func(page.Visit) bool) error
	// Validators returns what the last answer of url said of its version; empty strings when nothing is known.
	Validators(url string) (etag, lastModified string)
	// Commit records finished visits, puts targets into the queue and takes those with the keys in drop out of it, in
	// one transaction. The target of every visit leaves the queue with it. A redirect that turns out to close a loop is
	// recorded once more, with the same Seq and a Reason.
	Commit(done []page.Visit, queue []page.Target, drop [][16]byte) error
}

// A Summary is what a crawl came to.
type Summary struct {
	State     string // complete, partial, empty
	Reason    string // one sentence why it is not complete
	Start     string // start URL after the redirects that were followed to the site's own host
	Requests  int
	Unchanged int
	Limits    []Limit
	Robots    RobotsReport
	Sitemaps  []SitemapReport
	Probes    Probes
	Guises    Guises
	InSitemap func(url string) bool
	Listing   func(url string) Listing           // what the sitemaps say of a URL in normal form
	Left      func(yield func(page.Target) bool) // what an interrupted crawl left in the queue; nil when nothing
	Targets   []AssetTarget                      // those of Config.Assets in their order, then source maps
	Assets    []page.Answer                      // by index of Targets
}

// Limit is a limit that was reached, with up to three URLs it concerns.
type Limit struct {
	Name  string
	Value int
	Count int
	URLs  []string
}

// Defaults returns a Config with every limit at its default. Start is empty.
func Defaults() Config {
	return Config{
		MaxPages: 1000, MaxDepth: 20, Concurrency: 16, Timeout: 30 * time.Second, MaxBody: 10 << 20,
		UserAgent: "assay/0.1 (+https://github.com/siteassay/assay)",
	}
}

// withDefaults fills in the limits that are zero.
func (cfg Config) withDefaults() Config {
	d := Defaults()
	if cfg.MaxPages <= 0 {
		cfg.MaxPages = d.MaxPages
	}
	if cfg.MaxDepth == 0 {
		cfg.MaxDepth = d.MaxDepth
	}
	if cfg.Concurrency <= 0 {
		cfg.Concurrency = d.Concurrency
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = d.Timeout
	}
	if cfg.MaxBody <= 0 {
		cfg.MaxBody = d.MaxBody
	}
	if cfg.UserAgent == "" {
		cfg.UserAgent = d.UserAgent
	}
	return cfg
}

// Run crawls one site and returns when the frontier is empty, a limit is reached or ctx ends. The error is about us
// (the configuration, the journal); what a site does is in the visits and the summary. When ctx ends, requests under way are
// dropped and stay in the queue, everything finished is committed, and the summary says partial.
func Run(ctx context.Context, cfg Config, j Journal, h Handler) (*Summary, error) {
	cfg = cfg.withDefaults()
	start, err := page.Normalize(cfg.Start)
	if err != nil {
		return nil, fmt.Errorf("start URL %q: %w", cfg.Start, err)
	}
	f, err := newFetcher(cfg)
	if err != nil {
		return nil, fmt.Errorf("preparing to fetch: %w", err)
	}
	defer f.close()
	robots := newRobots(f, cfg)
	c := newCrawl(cfg, start, j, h)
	c.get, c.robots = f, robots
	f.pace = c.pacer.wait
	c.sitemaps = func(ctx context.Context, start string, extra []string, yield func(string) bool) []SitemapReport {
		return readSitemaps(ctx, f, robots, start, extra, yield)
	}
	began := time.Now()
	if err := c.run(ctx); err != nil {
		return nil, fmt.Errorf("crawling %s: %w", start, err)
	}
	c.sum.Probes = c.probes(ctx, f)
	c.sum.Guises = c.askGuises(ctx)
	c.askAssets(ctx, f, robots, began)
	c.sum.Requests = c.earlier + int(f.requests.Load())
	return &c.sum, nil
}

// RobotsReport is the robots.txt of the site's start host.
type RobotsReport struct {
	URL       string
	Status    int
	Reason    string
	Lines     int
	BlocksAll bool
	HTML      bool
	Invalid   []string
	Sitemaps  []string
	Differs   []Difference
	Licences  []string                                              // values of License lines, at most 10
	Signals   []RobotsSignal                                        // Content-Signal and Content-Usage lines, at most 50
	Closed    []ClosedAgent                                         // agents of assistants that may fetch nothing while other crawlers may
	Allowed   func(product, url string) (allowed bool, line string) `json:"-"` // nil when there is no file that could be read
}

// Difference is a URL that our matcher and temoto/robotstxt judge differently.
type Difference struct {
	URL, Line string
	Allowed   bool
}

// SitemapReport is one sitemap file.
type SitemapReport struct {
	URL           string
	Status        int
	Error         string
	URLs, Foreign int
	Index         bool
	Source        string

	Bytes       int64    // after unpacking
	TooLarge    bool     // over 50 MiB or 50,000 URLs: the rest was not read
	HTTP        int      // URLs of the site that are not https
	HTTPURLs    []string // the first three of them
	ForeignURLs []string // the first three of other hosts
	Dated       int      // URLs with a lastmod that can be read
	Days        int      // on which those fall, at most 100
	Alternates  []SitemapAlternate
	listed      []listedURL
}
