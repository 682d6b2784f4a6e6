package crawler

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/siteassay/assay/page"
)

// A fakeSite answers requests without a network. Every URL not in pages is 404. A page's body is its links, one a line.
type fakeSite struct {
	pages   map[string]fakePage
	delay   func(url string) time.Duration
	hook    func(ctx context.Context, r request) *answer // answers first, unless it returns nil
	robots  func(url string) robotsVerdict
	sitemap []string

	mu    sync.Mutex
	asked map[string]int
	now   int
	most  int
	times []time.Time
}

type fakePage struct {
	status   int // 200 when zero
	location string
	links    []string
	media    string // text/html when empty
	etag     string
}

func (s *fakeSite) fetch(ctx context.Context, r request) *answer {
	s.mu.Lock()
	if s.asked == nil {
		s.asked = map[string]int{}
	}
	s.asked[r.URL]++
	s.now++
	s.most = max(s.most, s.now)
	s.times = append(s.times, time.Now())
	s.mu.Unlock()
	began := time.Now()
	defer func() {
		s.mu.Lock()
		s.now--
		s.mu.Unlock()
	}()
	if s.delay != nil {
		select {
		case <-time.After(s.delay(r.URL)):
		case <-ctx.Done():
			return &answer{Reason: "canceled", Detail: ctx.Err().Error()}
		}
	}
	var a *answer
	if s.hook != nil {
		a = s.hook(ctx, r)
	}
	if a == nil {
		a = s.answer(r)
	}
	a.Took = time.Since(began)
	return a
}

func (s *fakeSite) answer(r request) *answer {
	p, ok := s.pages[r.URL]
	if !ok {
		p.status = 404
	}
	if p.status == 0 {
		p.status = 200
	}
	if p.media == "" {
		p.media = "text/html"
	}
	a := &answer{MediaType: p.media, HTML: p.media == "text/html", Location: p.location}
	a.Source = page.Source{URL: r.URL, Status: p.status, Header: http.Header{}, Body: []byte(strings.Join(p.links, "\n"))}
	if p.etag != "" {
		a.Source.Header["Etag"] = []string{p.etag}
		if p.etag == r.ETag {
			a.NotModified, a.Source.Status, a.Source.Body, a.HTML = true, 304, nil, false
		}
	}
	return a
}

func (s *fakeSite) check(ctx context.Context, url string) robotsVerdict {
	if s.robots != nil {
		return s.robots(url)
	}
	return robotsVerdict{Allowed: true}
}

func (s *fakeSite) reportFor(string) RobotsReport { return RobotsReport{} }

func (s *fakeSite) requests() (sum int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range s.asked {
		sum += n
	}
	return sum
}

// listLinks is a Handler that follows the lines of the body.
func listLinks(_ context.Context, r *Response) (h Handled) {
	h.Facts = []byte(r.Source.URL)
	for i, l := range strings.Split(string(r.Source.Body), "\n") {
		h.Links = append(h.Links, Link{URL: l, Anchor: fmt.Sprintf("link %d", i)})
	}
	return h
}

// crawl runs a crawl of the site and checks what must hold of any.
func (s *fakeSite) crawl(t *testing.T, ctx context.Context, cfg Config, j *memory, h Handler) (*Summary, error) {
	t.Helper()
	cfg = cfg.withDefaults()
	start, err := page.Normalize(cfg.Start)
	if err != nil {
		t.Fatal(err)
	}
	c := newCrawl(cfg, start, j, h)
	c.get, c.robots = s, s
	c.sitemaps = func(_ context.Context, _ string, _ []string, yield func(string) bool) []SitemapReport {
		for _, l := range s.sitemap {
			if !yield(l) {
				break
			}
		}
		return []SitemapReport{{URL: "sitemap", URLs: len(s.sitemap)}}
	}
	err = c.run(ctx)
	j.check(t)
	return &c.sum, err
}

// list writes the visits one a line.
func list(vs []page.Visit) string {
	var b strings.Builder
	for _, v := range vs {
		fmt.Fprintf(&b, "%d %s %s %s %d depth %d from %q by %s %q\n", v.Seq, v.Target.URL, v.Outcome, v.Reason, v.Status,
			v.Target.Depth, v.Target.Referrer, v.Target.Source, v.Target.Anchor)
	}
	return b.String()
}

// generated is a site with everything that makes an order hard: redirects, chains, circles, errors, assets, a calendar,
// facets, pages that only the sitemap names.
func generated(n int, seed uint64) *fakeSite {
	r := rand.New(rand.NewPCG(seed, 1))
	const base = "https://shop.example"
	url := func(i int) string {
		if i == 0 {
			return base + "/"
		}
		return fmt.Sprintf("%s/p/%d", base, i)
	}
	s := &fakeSite{pages: map[string]fakePage{}}
	for i := range n {
		var p fakePage
		for k := 1; k <= 4 && 4*i+k < n-n/10; k++ {
			p.links = append(p.links, url(4*i+k))
		}
		for range 8 {
			p.links = append(p.links, url(r.IntN(n-n/10)))
		}
		switch k := r.IntN(40); {
		case k == 0:
			p.links = append(p.links, base+"/gone/"+fmt.Sprint(i))
		case k == 1:
			old := fmt.Sprintf("%s/old/%d", base, i)
			p.links = append(p.links, old)
			s.pages[old] = fakePage{status: 301, location: url(r.IntN(n))}
		case k == 2:
			a, b, c := fmt.Sprintf("%s/a/%d", base, i), fmt.Sprintf("%s/b/%d", base, i), fmt.Sprintf("%s/c/%d", base, i)
			p.links = append(p.links, c, a, b)
			s.pages[a] = fakePage{status: 302, location: b}
			s.pages[b] = fakePage{status: 302, location: c}
			s.pages[c] = fakePage{status: 302, location: a}
		case k == 3:
			p.links = append(p.links, fmt.Sprintf("%s/file/%d.pdf", base, i), "https://elsewhere.example/")
			s.pages[fmt.Sprintf("%s/file/%d.pdf", base, i)] = fakePage{media: "application/pdf"}
		case k == 4:
			p.links = append(p.links, base+"/private/"+fmt.Sprint(i))
		case k == 5:
			p.links = append(p.links, fmt.Sprintf("%s/deep/%d/0", base, i))
			for h := range 14 {
				s.pages[fmt.Sprintf("%s/deep/%d/%d", base, i, h)] = fakePage{status: 301, location: fmt.Sprintf("%s/deep/%d/%d", base, i, h+1)}
			}
		case k == 6:
			for range 6 {
				u := fmt.Sprintf("%s/list?color=%d&size=%d&sort=%d", base, r.IntN(6), r.IntN(6), r.IntN(6))
				p.links = append(p.links, u)
				s.pages[u] = fakePage{links: []string{url(r.IntN(n))}}
			}
		}
		s.pages[url(i)] = p
		if i >= n-n/10 {
			s.sitemap = append(s.sitemap, url(i))
		}
	}
	for d := range 200 {
		s.pages[fmt.Sprintf("%s/calendar?d=%d", base, d)] = fakePage{links: []string{fmt.Sprintf("%s/calendar?d=%d", base, d+1)}}
		s.pages[url(0)] = fakePage{links: append(s.pages[url(0)].links, fmt.Sprintf("%s/calendar?d=%d", base, d))}
	}
	s.robots = func(u string) robotsVerdict { return robotsVerdict{Allowed: !strings.Contains(u, "/private/")} }
	return s
}
