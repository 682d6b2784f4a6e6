package crawler

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/siteassay/assay/page"
)

// siteOfTwins is a prober over a table of answers: "status body" or "status -> location" by URL; what is not there answers 404.
type siteOfTwins struct {
	answers map[string]string
	asked   []string
	robots  map[string]robotsVerdict
}

func (s *siteOfTwins) check(_ context.Context, u string) robotsVerdict {
	if v, ok := s.robots[u]; ok {
		return v
	}
	return robotsVerdict{Allowed: true}
}

func (s *siteOfTwins) reportFor(string) RobotsReport { return RobotsReport{} }

func (s *siteOfTwins) fetch(_ context.Context, r request) *answer {
	s.asked = append(s.asked, r.URL)
	a := &answer{}
	a.Source.URL, a.Source.Status = r.URL, 404
	line, ok := s.answers[r.URL]
	if !ok {
		return a
	}
	if line == "dead" {
		a.Source.Status, a.Reason = 0, "timeout"
		return a
	}
	var rest string
	fmt.Sscanf(line, "%d", &a.Source.Status)
	_, rest, _ = strings.Cut(line, " ")
	if to, ok := strings.CutPrefix(rest, "-> "); ok {
		a.Location = to
		return a
	}
	a.MediaType, a.HTML = "text/html", true
	a.Source.Header = http.Header{"Content-Type": {"text/html"}}
	a.Source.Body = []byte(rest)
	return a
}

func (s *siteOfTwins) prober() *prober {
	return &prober{get: s, robots: s, pace: func(context.Context, string) error { return nil }, left: maxProbes}
}

func TestProbesOfASite(t *testing.T) {
	s := &siteOfTwins{
		answers: map[string]string{
			"http://www.crumb.example/": "301 -> https://www.crumb.example/", "https://crumb.example/": "dead",
			"https://www.crumb.example/index.html": "200 <title>Crumb</title><p>Ovens for bakers",
		},
		robots: map[string]robotsVerdict{"https://www.crumb.example/ovens/": {Reason: "robots-disallowed", Line: "2: Disallow: /ovens/"}},
	}
	p := s.prober()
	ctx := context.Background()
	p.site(ctx, "https://www.crumb.example/")
	p.pages(ctx, []probePage{{3, "https://www.crumb.example/ovens"}, {4, "https://www.crumb.example/news/deck.html"}})
	got := map[string]Probe{}
	for _, q := range p.asked {
		got[q.Kind+" "+q.URL] = q
	}
	if q := got["http http://www.crumb.example/"]; q.Status != 301 || q.Location != "https://www.crumb.example/" {
		t.Errorf("the http twin: %+v", q)
	}
	if q := got["www https://crumb.example/"]; q.Status != 0 || q.Reason != "timeout" {
		t.Errorf("a twin that does not answer is known: %+v", q)
	}
	if q := got["index https://www.crumb.example/index.html"]; q.Status != 200 || q.Title != "Crumb" || q.Hash == 0 {
		t.Errorf("the index twin: %+v", q)
	}
	if q := got["slash https://www.crumb.example/ovens/"]; q.Status != 0 || q.Reason != "robots-disallowed" || slices.Contains(s.asked, q.URL) {
		t.Errorf("robots.txt forbids it: %+v", q)
	}
	for _, want := range []string{"case https://www.crumb.example/Ovens", "case https://www.crumb.example/news/Deck.html"} {
		if got[want].Status != 404 {
			t.Errorf("%s: %+v", want, got[want])
		}
	}
	if len(got) != 8 {
		t.Errorf("%d probes, want 8: %v", len(got), s.asked)
	}
	for range 3 {
		p.pages(ctx, []probePage{{3, "https://www.crumb.example/ovens"}, {4, "https://www.crumb.example/a"}})
	}
	if len(s.asked) > maxProbes {
		t.Errorf("%d requests, at most %d", len(s.asked), maxProbes)
	}
}

// TestTwins: twins lie on the same registrable domain, and what has a port or is an address has none.
func TestTwins(t *testing.T) {
	for _, c := range []struct{ start, scheme, www string }{
		{"https://crumb.example/", "http://crumb.example/", "https://www.crumb.example/"},
		{"https://www.crumb.co.uk/en", "http://www.crumb.co.uk/en", "https://crumb.co.uk/en"},
		{"https://shop.crumb.co.uk/", "http://shop.crumb.co.uk/", ""},
		{"http://crumb.example/", "https://crumb.example/", "http://www.crumb.example/"},
		{"https://crumb.example:8443/", "", ""},
		{"http://127.0.0.1:4000/", "", ""},
		{"http://127.0.0.1/", "https://127.0.0.1/", ""},
		{"http://localhost/", "https://localhost/", ""},
		{"http://[::1]/", "https://[::1]/", ""},
	} {
		if got, _ := schemeTwin(c.start); got != c.scheme {
			t.Errorf("scheme twin of %s: %q, want %q", c.start, got, c.scheme)
		}
		if got := wwwTwin(c.start); got != c.www {
			t.Errorf("www twin of %s: %q, want %q", c.start, got, c.www)
		}
	}
}

func TestOrdinaryPages(t *testing.T) {
	for u, want := range map[string]bool{
		"https://a.example/": false, "https://a.example/x?y=1": false, "https://a.example/2024/": false,
		"https://a.example/ovens": true, "https://a.example/ovens/": true, "https://a.example/Ovens": false, "https://a.example/%e8%8c%b6": false,
	} {
		if ordinary(u) != want {
			t.Errorf("%s: ordinary is %v", u, !want)
		}
	}
}

// TestFits: a site that answers every address with its home page has no llms.txt and no manifest.
func TestFits(t *testing.T) {
	for _, c := range []struct {
		kind, media, body string
		want              bool
	}{
		{ProbeLLMs, "text/plain", "\uFEFF# Crumb\n> Ovens", true},
		{ProbeLLMs, "text/plain", "User-agent: *", false},
		{ProbeLLMs, "text/html", "<!doctype html><title>Crumb</title>", false},
		{ProbeMarkdown, "text/markdown", "# Crumb", true},
		{ProbeMarkdown, "text/html", "# Crumb", false},
		{ProbeManifest, "application/linkset+json", `{"linkset": []}`, true},
		{ProbeManifest, "text/html", "{", false},
		{ProbeLicence, "application/xml", `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl"/>`, true},
		{ProbeLicence, "text/html", "<html>", false},
	} {
		if fits(c.kind, c.media, []byte(c.body)) != c.want {
			t.Errorf("%s %s %q: fits is %v", c.kind, c.media, c.body, !c.want)
		}
	}
}

// TestProbesAfterACrawl: the whole way, over loopback. A server on a port has no twins; what the crawl saw decides which pages are
// asked for, and the requests are counted.
func TestProbesAfterACrawl(t *testing.T) {
	var asked []string
	var mu sync.Mutex
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.Path)
		mu.Unlock()
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, "<title>Crumb</title><a href=/ovens>Ovens</a>")
		case "/ovens":
			fmt.Fprint(w, "<title>Ovens</title>")
		case "/robots.txt":
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, "User-agent: *\nDisallow: /llms.txt\n")
		default:
			w.WriteHeader(404)
		}
	})
	f.close()
	cfg := Defaults()
	cfg.Start, cfg.Probe, cfg.Concurrency = base+"/", true, 1
	s, err := Run(context.Background(), cfg, newMemory(), func(_ context.Context, r *Response) (h Handled) {
		for _, l := range page.Parse(r.Source).Links {
			h.Links = append(h.Links, Link{URL: l.URL})
		}
		return h
	})
	if err != nil || !s.Probes.Asked || s.Probes.TLS.Host != "" {
		t.Fatalf("%v, %+v", err, s)
	}
	kinds := ""
	for _, q := range s.Probes.Answers {
		kinds += q.Kind + " "
	}
	if kinds != "nonsense nonsense index slash case llms markdown manifest manifest manifest " {
		t.Errorf("asked %s", kinds)
	}
	if slices.Contains(asked, "/llms.txt") || s.Requests != len(asked) {
		t.Errorf("%d requests counted of %v", s.Requests, asked)
	}
	cfg.Probe = false
	if s, err = Run(context.Background(), cfg, newMemory(), func(context.Context, *Response) (h Handled) { return h }); err != nil || s.Probes.Asked {
		t.Errorf("%v: probes without being wanted: %+v", err, s.Probes)
	}
}
