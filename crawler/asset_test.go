package crawler

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
)

// dot is a picture of 1×1 pixel.
var dot, _ = base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

// checkAssets asks for targets of a site at start and returns the answers by URL.
func checkAssets(t *testing.T, cfg Config, targets []AssetTarget, budget int) map[string]page.Answer {
	t.Helper()
	if cfg.Timeout == 0 {
		cfg.Timeout = 5 * time.Second
	}
	f, err := newFetcher(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.close)
	full := cfg.withDefaults()
	k := &assetCheck{f: f, robots: newRobots(f, cfg), cfg: &full}
	all, answers := k.run(context.Background(), targets, budget)
	m := map[string]page.Answer{}
	for i := range all {
		m[all[i].URL] = answers[i]
	}
	return m
}

func own(kind page.AssetKind, urls ...string) (ts []AssetTarget) {
	for _, u := range urls {
		ts = append(ts, AssetTarget{URL: u, Kind: kind, Own: true})
	}
	return ts
}

// other serves h on another loopback address than the site, and counts what it is asked.
func other(t *testing.T, h http.HandlerFunc) (url string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &httptest.Server{Listener: l, Config: &http.Server{Handler: h}}
	s.Start()
	t.Cleanup(s.Close)
	return s.URL
}

func TestOwnAssets(t *testing.T) {
	big := strings.Repeat("  // a remark that a minifier drops\n", 400)
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /closed/\n")
		case "/logo.png":
			w.Header().Set("Cache-Control", "public, max-age=86400, immutable")
			http.ServeContent(w, r, "logo.png", time.Unix(1e9, 0), strings.NewReader(string(dot)))
		case "/endless.jpg":
			w.Header().Set("Content-Type", "image/jpeg")
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 32<<10)); err != nil {
					return
				}
			}
		case "/app.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Access-Control-Allow-Origin", "*")
			fmt.Fprint(w, "/*! jQuery v3.4.1 | (c) JS Foundation */\n"+big+"go()\n//# sourceMappingURL=app.js.map")
		case "/app.js.map":
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, "{}")
		case "/old.css":
			http.Redirect(w, r, "/new.css", http.StatusMovedPermanently)
		case "/new.css":
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, "@font-face{font-family:Lamp;src:url(lamp.woff2)}@font-face{font-family:Ok;src:url(a.woff2);font-display:swap}")
		case "/loop.png":
			http.Redirect(w, r, "/loop.png?", http.StatusFound)
		case "/short.png":
			w.Header().Set("Content-Length", "9000")
			w.Write(dot)
		case "/page.png":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<!doctype html><title>Lamps</title>")
		case "/price.pdf":
			if r.Method != http.MethodHead {
				t.Error("a document was asked for its body")
			}
			w.Header().Set("Content-Length", "70000000")
		default:
			http.NotFound(w, r)
		}
	})
	targets := slices.Concat(own(page.ImageFile, base+"/logo.png", base+"/endless.jpg", base+"/gone.png", base+"/closed/a.png", base+"/short.png", base+"/page.png", base+"/loop.png"),
		own(page.ScriptFile, base+"/app.js"), own(page.StyleFile, base+"/old.css"), own(page.DocumentFile, base+"/price.pdf"))
	got := checkAssets(t, Config{Start: base}, targets, 100)
	if a := got[base+"/logo.png"]; a.Outcome != page.AssetOK || a.Status != 200 || a.Bytes != int64(len(dot)) || a.Picture != (page.Picture{Format: "png", Width: 1, Height: 1}) ||
		a.Cache != (page.Cache{MaxAge: 86400, Immutable: true, Validator: true}) {
		t.Errorf("logo: %+v", a)
	}
	if a := got[base+"/endless.jpg"]; a.Outcome != page.AssetOK || a.Bytes != -1 {
		t.Errorf("endless: %+v", a)
	}
	for path, want := range map[string]page.AssetOutcome{"/gone.png": page.AssetBroken, "/closed/a.png": page.AssetForbidden, "/short.png": page.AssetOK, "/page.png": page.AssetBroken, "/loop.png": page.AssetBroken} {
		if a := got[base+path]; a.Outcome != want {
			t.Errorf("%s: %+v", path, a)
		}
	}
	if a := got[base+"/app.js"]; !a.Text.Unminified() || !a.AnyOrigin || a.Text.Banner != "jQuery v3.4.1 | (c) JS Foundation" || !a.Compressible() {
		t.Errorf("script: %+v", a)
	}
	if a := got[base+"/app.js.map"]; a.Outcome != page.AssetOK {
		t.Errorf("source map: %+v", a)
	}
	if a := got[base+"/old.css"]; a.Hops != 1 || !a.Permanent || a.Final != base+"/new.css" || a.Text.Faces != 2 || a.Text.Blocking != 1 || a.Text.Face != "Lamp" {
		t.Errorf("style: %+v", a)
	}
	if a := got[base+"/price.pdf"]; a.Bytes != 70000000 {
		t.Errorf("document: %+v", a)
	}
}

func TestAssetsWithinTheirBudget(t *testing.T) {
	var asked atomic.Int32
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) { asked.Add(1); http.NotFound(w, r) })
	got := checkAssets(t, Config{Start: base}, own(page.ImageFile, base+"/1.png", base+"/2.png", base+"/3.png"), 2)
	if a := got[base+"/3.png"]; a.Outcome != page.AssetUnasked || a.Reason != reasonBudget {
		t.Errorf("beyond the budget: %+v", a)
	}
	if n := asked.Load(); n != 3 {
		t.Errorf("%d requests for robots.txt and two pictures", n)
	}
}

// TestForeignLinks holds the ways in which other sites answer robots apart from links that are broken.
func TestForeignLinks(t *testing.T) {
	var mu sync.Mutex
	asked := map[string][]string{}
	far := other(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path] = append(asked[r.URL.Path], r.Method)
		mu.Unlock()
		if r.Header.Get("Cookie") != "" || r.Header.Get("X-Key") != "" {
			t.Error("credentials of the site went to another")
		}
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\n")
		case "/wall":
			w.WriteHeader(http.StatusForbidden)
		case "/challenge":
			w.Header().Set("Cf-Mitigated", "challenge")
			fmt.Fprint(w, "Just a moment")
		case "/linkedin":
			w.WriteHeader(999)
		case "/nohead":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "/liar":
			if r.Method == http.MethodHead {
				http.NotFound(w, r)
			}
		case "/moved":
			http.Redirect(w, r, "/there", http.StatusMovedPermanently)
		case "/there":
		case "/login":
			http.Redirect(w, r, "/private", http.StatusFound)
		case "/cut":
			c, _, _ := w.(http.Hijacker).Hijack()
			c.Close()
		default:
			http.NotFound(w, r)
		}
	})
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	dead, err := net.Listen("tcp", "127.0.0.3:0")
	if err != nil {
		t.Fatal(err)
	}
	deadURL := "http://" + dead.Addr().String()
	dead.Close()
	var targets []AssetTarget
	for _, p := range []string{"/there", "/wall", "/challenge", "/linkedin", "/nohead", "/liar", "/moved", "/login", "/gone", "/private"} {
		targets = append(targets, AssetTarget{URL: far + p, Kind: page.ExternalLink})
	}
	targets = append(targets, AssetTarget{URL: deadURL + "/", Kind: page.ExternalLink}, AssetTarget{URL: "http://10.0.0.1/", Kind: page.ExternalLink})
	cfg := Config{Start: base, CheckExternal: true, Cookies: "sid=1", Header: map[string]string{"X-Key": "k"}}
	allowLoopback(&cfg)
	got := checkAssets(t, cfg, targets, 10)
	for p, want := range map[string]page.AssetOutcome{
		"/there": page.AssetOK, "/wall": page.AssetRefused, "/challenge": page.AssetRefused, "/linkedin": page.AssetRefused, "/nohead": page.AssetOK,
		"/liar": page.AssetOK, "/moved": page.AssetOK, "/login": page.AssetForbidden, "/gone": page.AssetBroken, "/private": page.AssetForbidden,
	} {
		if a := got[far+p]; a.Outcome != want {
			t.Errorf("%s: %+v", p, a)
		}
	}
	if a := got[far+"/moved"]; a.Final != far+"/there" || a.Hops != 1 {
		t.Errorf("moved: %+v", a)
	}
	if a := got[deadURL+"/"]; a.Outcome != page.AssetBroken && a.Outcome != page.AssetUnreachable {
		t.Errorf("dead host: %+v", a)
	}
	if a := got["http://10.0.0.1/"]; a.Outcome == page.AssetOK || a.Outcome == page.AssetBroken || a.Status != 0 {
		t.Errorf("private address: %+v", a)
	}
	if diff := cmp.Diff([]string{"GET"}, asked["/robots.txt"]); diff != "" {
		t.Error("robots.txt of the other site", diff)
	}
	if asked["/private"] != nil {
		t.Error("asked for what robots.txt forbids")
	}
}

func TestForeignLinksAreLeftAloneByDefault(t *testing.T) {
	far := other(t, func(http.ResponseWriter, *http.Request) { t.Error("asked without --check-external") })
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	cfg := Config{Start: base}
	allowLoopback(&cfg)
	got := checkAssets(t, cfg, []AssetTarget{{URL: far + "/", Kind: page.ScriptFile}}, 10)
	if a := got[far+"/"]; a.Outcome != page.AssetUnasked || a.Reason != "external" {
		t.Errorf("%+v", a)
	}
}

// TestNamesThatDoNotExist: only a network that resolves other names may say that a domain is gone.
func TestNamesThatDoNotExist(t *testing.T) {
	far := other(t, func(w http.ResponseWriter, r *http.Request) {})
	port := far[strings.LastIndexByte(far, ':'):]
	for _, works := range []bool{true, false} {
		cfg := Config{Start: "http://127.0.0.1:1/", CheckExternal: true, Timeout: 5 * time.Second}
		allowLoopback(&cfg)
		f, err := newFetcher(cfg)
		if err != nil {
			t.Fatal(err)
		}
		if works {
			f.guard.resolver = nameServer(t, []string{"127.0.0.2"}, nil)
		} else {
			f.guard.resolver = nameServer(t, nil)
		}
		full := cfg.withDefaults()
		k := &assetCheck{f: f, robots: newRobots(f, cfg), cfg: &full}
		targets := []AssetTarget{{URL: "http://alive.example.com" + port + "/", Kind: page.ExternalLink}}
		_, first := k.run(context.Background(), targets, 0)
		targets = append(targets, AssetTarget{URL: "http://www.gone.example.org/", Kind: page.ExternalLink})
		answers := []page.Answer{first[0], k.check(context.Background(), targets[1])}
		k.settle(context.Background(), targets, answers)
		f.close()
		want := page.AssetUnreachable
		if works {
			want = page.AssetUnresolved
		}
		if a := answers[1]; a.Outcome != want || works && (a.Reason != ReasonDomainGone || a.Detail != "example.org") {
			t.Errorf("network works %v: %+v after %+v", works, a, first[0])
		}
	}
}

// TestAssetsAfterTheCrawl crawls a site served from an archive and asks for its assets, at any number of workers with the
// same answers.
func TestAssetsAfterTheCrawl(t *testing.T) {
	site, err := sitetest.Parse([]byte("-- / --\n<title>Home</title>\n-- /a.css --\nbody{}\n-- /x.png 404 --\n-- /r.png 302 /x.png --\n"))
	if err != nil {
		t.Fatal(err)
	}
	base := sitetest.Serve(t, site)
	plain, err := Run(context.Background(), Config{Start: base, MaxPages: 5}, newMemory(), listLinks)
	if err != nil {
		t.Fatal(err)
	}
	var before []page.Answer
	for _, workers := range []int{1, 16} {
		cfg := Config{Start: base, Concurrency: workers, MaxPages: 5}
		cfg.Assets = func() []AssetTarget {
			return append(own(page.StyleFile, base+"/a.css"), own(page.ImageFile, base+"/x.png", base+"/r.png")...)
		}
		var phases []string
		cfg.Progress = func(p Progress) { phases = append(phases, p.Phase) }
		sum, err := Run(context.Background(), cfg, newMemory(), listLinks)
		if err != nil {
			t.Fatal(err)
		}
		if before != nil && !cmp.Equal(before, sum.Assets) {
			t.Error(cmp.Diff(before, sum.Assets))
		}
		before = sum.Assets
		if sum.Assets[0].Outcome != page.AssetOK || sum.Assets[1].Outcome != page.AssetBroken || sum.Assets[2].Outcome != page.AssetBroken || sum.Assets[2].Hops != 1 {
			t.Errorf("%+v", sum.Assets)
		}
		if sum.Requests != plain.Requests+4 || !slices.Contains(phases, "resources") {
			t.Errorf("%d requests, phases %q", sum.Requests, phases)
		}
	}
}

func TestSlowAssets(t *testing.T) {
	hold := make(chan struct{})
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/slow") {
			select {
			case <-hold:
			case <-r.Context().Done():
			}
		}
		_, _ = io.WriteString(w, "")
	})
	t.Cleanup(func() { close(hold) })
	got := checkAssets(t, Config{Start: base, Timeout: 50 * time.Millisecond}, own(page.FontFile, base+"/slow1", base+"/fast"), 10)
	if a := got[base+"/slow1"]; a.Outcome != page.AssetUnreachable || a.Reason != "timeout" {
		t.Errorf("%+v", a)
	}
	if a := got[base+"/fast"]; a.Outcome != page.AssetOK {
		t.Errorf("%+v", a)
	}
}

// TestAssetsOfASlowSite: what robots.txt asks for in patience comes off the number of assets, and the report is told.
func TestAssetsOfASlowSite(t *testing.T) {
	site, err := sitetest.Parse([]byte("-- / --\n<title>Home</title>\n-- /robots.txt --\nUser-agent: *\n"))
	if err != nil {
		t.Fatal(err)
	}
	base := sitetest.Serve(t, site)
	cfg := Config{Start: base, MaxPages: 2000, Delay: 100 * time.Millisecond}
	cfg.Assets = func() (ts []AssetTarget) {
		for i := range 1900 {
			ts = append(ts, own(page.ImageFile, fmt.Sprintf("%s/%d.png", base, i))...)
		}
		return ts
	}
	ctx, cancel := context.WithCancel(context.Background())
	cfg.Progress = func(p Progress) {
		if p.Phase != "" {
			cancel()
		}
	}
	sum, err := Run(ctx, cfg, newMemory(), listLinks)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, a := range sum.Assets {
		if a.Reason != reasonBudget {
			asked++
		}
	}
	if asked != 1800 || sum.State != "partial" || sum.Left == nil {
		t.Errorf("%d of 1,900 assets taken up; %s: %s %+v", asked, sum.State, sum.Reason, sum.Limits)
	}
}
