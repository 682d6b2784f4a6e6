package crawler

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

func robotsFor(f *fetcher) *robotsService { return newRobots(f, f.cfg) }

func TestRobotsService(t *testing.T) {
	const file = "User-agent: assay\nDisallow: /private\nCrawl-delay: 90\n"
	for _, tt := range []struct {
		name    string
		handler http.HandlerFunc
		path    string
		allowed bool
		reason  string
	}{
		{"allowed", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, file) }, "/a", true, ""},
		{"forbidden", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, file) }, "/private/x", false, "robots-disallowed"},
		{"as octets", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			_, _ = io.WriteString(w, file)
		}, "/private/x", false, "robots-disallowed"},
		{"packed", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(pack(t, "gzip", []byte(file)))
		}, "/private/x", false, "robots-disallowed"},
		{"404", http.NotFound, "/private", true, ""},
		{"403", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }, "/private", true, ""},
		{"429", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(429) }, "/a", false, "robots-unavailable"},
		{"503", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(503) }, "/a", false, "robots-unavailable"},
		{"broken off", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, "/a", false, "robots-unavailable"},
		{"5 hops", hops(5, file), "/private", false, "robots-disallowed"},
		{"6 hops", hops(6, file), "/private", true, ""},
		{"redirect to nowhere", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }, "/private", true, ""},
		{"redirect to a private host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://10.255.255.1/robots.txt", http.StatusFound)
		}, "/a", false, "robots-unavailable"},
	} {
		f, base := startServer(t, tt.handler)
		v := robotsFor(f).check(context.Background(), base+tt.path)
		if v.Allowed != tt.allowed || v.Reason != tt.reason || (v.Reason != "") != (v.Detail != "") {
			t.Errorf("%s: %+v", tt.name, v)
		}
		if v.Delay != 0 && v.Delay != maxCrawlDelay {
			t.Errorf("%s: delay %v", tt.name, v.Delay)
		}
	}
}

// hops redirects n times before it serves file.
func hops(n int, file string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		i := 0
		_, _ = fmt.Sscanf(r.URL.Path, "/hop%d", &i)
		if i < n {
			http.Redirect(w, r, fmt.Sprintf("/hop%d", i+1), http.StatusMovedPermanently)
			return
		}
		_, _ = io.WriteString(w, file)
	}
}

func TestRobotsUnavailableNamesTheCause(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	base := "http://" + l.Addr().String()
	s := robotsFor(fetcherFor(t, base))
	if v := s.check(context.Background(), base+"/"); v.Cause != "connection-refused" || v.Reason != "robots-unavailable" {
		t.Errorf("%+v", v)
	}
	if r := s.report(); r.Reason != "connection-refused" || r.Status != 0 || r.URL != base+"/robots.txt" {
		t.Errorf("%+v", r)
	}
}

func TestRobotsIsAskedOnce(t *testing.T) {
	for _, status := range []int{200, 404, 500} {
		var n atomic.Int32
		gate := make(chan struct{})
		f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
			n.Add(1)
			<-gate
			w.WriteHeader(status)
		})
		s := robotsFor(f)
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				s.check(context.Background(), fmt.Sprintf("%s/%d", base, i))
			}()
		}
		close(gate)
		wg.Wait()
		if n.Load() != 1 {
			t.Errorf("status %d: %d requests", status, n.Load())
		}
	}
}

// A worker that is stopped while it asks must neither block the others nor leave them a wrong answer.
func TestRobotsInterrupted(t *testing.T) {
	var n atomic.Int32
	asked := make(chan struct{})
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) == 1 {
			close(asked)
			<-r.Context().Done()
			return
		}
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /a\n")
	})
	s := robotsFor(f)
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan robotsVerdict)
	go func() { first <- s.check(ctx, base+"/a") }()
	<-asked
	second := make(chan robotsVerdict)
	go func() { second <- s.check(context.Background(), base+"/a") }()
	cancel()
	if v := <-first; v.Reason != "interrupted" || v.Allowed {
		t.Errorf("first: %+v", v)
	}
	if v := <-second; v.Reason != "robots-disallowed" {
		t.Errorf("second: %+v", v)
	}
}

func TestRobotsReport(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /fish*.php\nAllow: me\nSitemap: /s.xml\n")
	})
	s := robotsFor(f)
	for i := 30; i > 0; i-- {
		s.check(context.Background(), fmt.Sprintf("%s/x/fish%02d.php", base, i))
	}
	s.check(context.Background(), base+"/fish.php")
	r := s.report()
	if r.Status != 200 || r.Lines != 4 || r.BlocksAll || len(r.Invalid) != 2 || r.Invalid[1] != "4: Sitemap: /s.xml" || len(r.Sitemaps) != 1 {
		t.Errorf("%+v", r)
	}
	if len(r.Differs) != maxDiffers || !strings.HasSuffix(r.Differs[0].URL, "/x/fish01.php") || !strings.HasSuffix(r.Differs[19].URL, "/x/fish20.php") || !r.Differs[0].Allowed {
		t.Errorf("differences %+v", r.Differs)
	}
}

func TestIgnoreRobots(t *testing.T) {
	var n atomic.Int32
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		n.Add(1)
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /\nCrawl-delay: 9\n")
	}, func(c *Config) { c.IgnoreRobots = true })
	s := robotsFor(f)
	for range 3 {
		if v := s.check(context.Background(), base+"/a"); !v.Allowed || v.Delay != 0 {
			t.Errorf("%+v", v)
		}
	}
	if v := s.check(context.Background(), "http://other.example/"); !v.Allowed {
		t.Errorf("%+v", v)
	}
	if !s.report().BlocksAll || n.Load() != 1 {
		t.Errorf("%d requests, %+v", n.Load(), s.report())
	}
}

func TestRobotsWaitsItsTurn(t *testing.T) {
	f, base := startServer(t, http.NotFound)
	var paced []string
	f.pace = func(_ context.Context, u string) error { paced = append(paced, u); return nil }
	robotsFor(f).check(context.Background(), base+"/a")
	if len(paced) != 1 || paced[0] != base+"/robots.txt" {
		t.Errorf("paced %v", paced)
	}
	f.pace = func(context.Context, string) error { return context.Canceled }
	if v := robotsFor(f).check(context.Background(), base+"/a"); v.Reason != "interrupted" {
		t.Errorf("%+v", v)
	}
}

func TestFirstProduct(t *testing.T) {
	for agent, want := range map[string]string{
		"assay/1.2 (+https://github.com/siteassay/assay)":                "assay",
		"Mozilla/5.0 (compatible; AcmeAudit/2.0; +https://acme.example)": "acmeaudit",
		"Mozilla/5.0 (Windows NT 10.0)":                                  "mozilla",
		"":                                                               "assay",
	} {
		if got := firstProduct(agent); got != want {
			t.Errorf("%q: %q, want %q", agent, got, want)
		}
	}
}
