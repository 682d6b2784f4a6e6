package crawler

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/siteassay/assay/page"
)

// TestAssetsKeepTheLimitOfRequests: what second tries and redirects cost comes off what is asked for.
func TestAssetsKeepTheLimitOfRequests(t *testing.T) {
	var asked atomic.Int32
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch {
		case r.URL.Path == "/":
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<title>Crumb</title>")
		case strings.HasPrefix(r.URL.Path, "/to"):
			http.Redirect(w, r, "/to"+r.URL.Path, http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	})
	cfg := Defaults()
	cfg.Start, cfg.MaxPages, cfg.Concurrency = base+"/", 4, 1
	cfg.Assets = func() (ts []AssetTarget) {
		for i := range 100 {
			ts = append(ts, own(page.DocumentFile, fmt.Sprintf("%s/%d.pdf", base, i), fmt.Sprintf("%s/to/%d.pdf", base, i))...)
		}
		return ts
	}
	s, err := Run(context.Background(), cfg, newMemory(), listLinks)
	if err != nil {
		t.Fatal(err)
	}
	if n, most := int(asked.Load()), 2*4+50; n > most || n != s.Requests {
		t.Errorf("%d requests, %d counted, at most %d", n, s.Requests, most)
	}
	for _, a := range s.Assets {
		if a.Outcome == page.AssetUnasked && a.Reason != reasonBudget {
			t.Errorf("%+v", a)
		}
	}
}

// TestRedirectsToOtherSitesAreAskedInTheirPace: a site that sends its files to another does not send eight requests at once there.
func TestRedirectsToOtherSitesAreAskedInTheirPace(t *testing.T) {
	_, base := startServer(t, http.NotFound)
	cfg := Config{Start: base}
	full := cfg.withDefaults()
	f := fetcherFor(t, base)
	f.pace = func(context.Context, string) error { return nil }
	k := &assetCheck{f: f, robots: newRobots(f, cfg), cfg: &full, delay: time.Hour}
	picture := AssetTarget{URL: base + "/a.png", Kind: page.ImageFile, Own: true}
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // nobody waits for an hour here
	for n := 1; n <= 2; n++ {
		if k.turn(ctx, picture, base+"/b.png", 0) != nil {
			t.Error("the site itself waits")
		}
		_ = k.turn(ctx, picture, "http://cdn.example.net/a.png", 0)
		if at := time.Until(k.next["cdn.example.net"]); len(k.next) != 1 || at < time.Duration(n)*59*time.Minute {
			t.Errorf("after %d requests the next is due in %s: %v", n, at, k.next)
		}
	}
}

// TestForeignHostsThatAskForPatience: Crawl-delay is obeyed on other sites too, and a host that wants more than there is time for is
// left alone.
func TestForeignHostsThatAskForPatience(t *testing.T) {
	for delay, want := range map[string]int{"": 3, "29": 0} {
		far := other(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				fmt.Fprintf(w, "User-agent: *\nCrawl-delay: %s\n", delay)
			}
		})
		_, base := startServer(t, http.NotFound)
		cfg := Config{Start: base, CheckExternal: true}
		allowLoopback(&cfg)
		var targets []AssetTarget
		for i := range 3 {
			targets = append(targets, AssetTarget{URL: fmt.Sprintf("%s/%d", far, i), Kind: page.ExternalLink})
		}
		ok := 0
		for u, a := range checkAssets(t, cfg, targets, 0) {
			if a.Outcome == page.AssetOK {
				ok++
			} else if a.Reason != reasonBudget {
				t.Errorf("%s: %+v", u, a)
			}
		}
		if ok != want {
			t.Errorf("Crawl-delay %q: %d links asked for, want %d", delay, ok, want)
		}
	}
}

// TestRulesOfOtherHostsAreBounded: a thousand links to hosts with large robots.txt files do not fill the memory.
func TestRulesOfOtherHostsAreBounded(t *testing.T) {
	far := other(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			fmt.Fprint(w, "User-agent: *\n"+strings.Repeat("Disallow: /private\n", 1000))
		}
	})
	f := fetcherFor(t, far, allowLoopback)
	for _, most := range []int64{1 << 20, 1 << 10} {
		s := newRobots(f, Config{Start: "http://127.0.0.9/"})
		s.save(most)
		v, h := s.decide(context.Background(), far+"/private")
		if h != nil && h.file != nil {
			t.Error("the whole file is kept")
		}
		if kept := most == 1<<20; v.Allowed || (v.Reason == reasonBudget) == kept {
			t.Errorf("room for %d bytes: %+v", most, v)
		}
	}
}

// TestLinksThatOpenApps: a link that leads into an app is not broken, though no browser page comes of it.
func TestLinksThatOpenApps(t *testing.T) {
	far := other(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", map[string]string{"/chat": "weixin://dl/chat", "/store": "itms-apps://apps.example/id1", "/script": "javascript:alert(1)", "/nothing": ""}[r.URL.Path])
		if r.URL.Path == "/robots.txt" {
			return
		}
		w.WriteHeader(http.StatusFound)
	})
	_, base := startServer(t, http.NotFound)
	cfg := Config{Start: base, CheckExternal: true}
	allowLoopback(&cfg)
	var targets []AssetTarget
	want := map[string]page.AssetOutcome{"/chat": page.AssetOK, "/store": page.AssetOK, "/script": page.AssetBroken, "/nothing": page.AssetBroken}
	for p := range want {
		targets = append(targets, AssetTarget{URL: far + p, Kind: page.ExternalLink})
	}
	got := checkAssets(t, cfg, targets, 0)
	for p, o := range want {
		if got[far+p].Outcome != o {
			t.Errorf("%s: %+v", p, got[far+p])
		}
	}
}

// TestAssetsThatDrip: a file that comes a byte at a time is given up long before the time limit; what its headers said is known.
func TestAssetsThatDrip(t *testing.T) {
	t.Parallel()
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		if r.URL.Path != "/a.css" {
			return
		}
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for r.Context().Err() == nil {
			fmt.Fprint(w, "a")
			w.(http.Flusher).Flush()
			select {
			case <-tick.C:
			case <-r.Context().Done():
			}
		}
	})
	began := time.Now()
	got := checkAssets(t, Config{Start: base, Timeout: 6 * time.Second}, own(page.StyleFile, base+"/a.css"), 10)
	if a, took := got[base+"/a.css"], time.Since(began); a.Outcome != page.AssetOK || a.Status != 200 || took > 5*time.Second {
		t.Errorf("%+v after %s", a, took)
	}
}
