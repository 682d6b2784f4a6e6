package crawler

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The tests of this file each hold one of colly's traps shut; see libraries.md section 3 for what happens with it open.

// recorder is a site that remembers what it was asked for.
type recorder struct {
	requests atomic.Int32
	paths    chan string
}

func recordSite(t *testing.T, h http.HandlerFunc) (*fetcher, string, *recorder) {
	rec := &recorder{paths: make(chan string, 1000)}
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		rec.requests.Add(1)
		rec.paths <- r.Method + " " + r.URL.RequestURI()
		h(w, r)
	})
	return f, base, rec
}

func TestCollyEnvironmentHasNoEffect(t *testing.T) {
	cache := t.TempDir()
	for k, v := range map[string]string{
		"COLLY_CACHE_DIR": cache, "COLLY_MAX_BODY_SIZE": "3", "COLLY_MAX_REQUESTS": "1", "COLLY_ALLOWED_DOMAINS": "nowhere.example",
		"COLLY_DISALLOWED_DOMAINS": "127.0.0.1", "COLLY_IGNORE_ROBOTSTXT": "n", "COLLY_DETECT_CHARSET": "y", "COLLY_FOLLOW_REDIRECTS": "y",
		"COLLY_PARSE_HTTP_ERROR_RESPONSE": "n", "COLLY_USER_AGENT": "someone", "COLLY_MAX_DEPTH": "1", "COLLY_TRACE_HTTP": "y", "COLLY_NO_SUCH": "x",
		"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9",
	} {
		t.Setenv(k, v)
	}
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	agent := make(chan string, 10)
	f, base, rec := recordSite(t, func(w http.ResponseWriter, r *http.Request) {
		agent <- r.UserAgent()
		w.WriteHeader(http.StatusNotFound)
		htmlPage(w, homePage)
	})
	for range 2 {
		a := f.fetch(context.Background(), request{URL: base + "/"})
		if a.Reason != "" || a.Source.Status != 404 {
			t.Errorf("%s (%s)", a.Reason, a.Detail)
		}
	}
	if logged.Len() > 0 {
		t.Errorf("logged %s", logged.String())
	}
	if got := <-agent; got != defaultAgent {
		t.Errorf("user agent %q", got)
	}
	if n := rec.requests.Load(); n != 2 {
		t.Errorf("%d requests for 2 fetches", n)
	}
	if files, _ := filepath.Glob(cache + "/*"); len(files) > 0 {
		t.Errorf("cached %v", files)
	}
}

func TestCollyNeverAsksForRobots(t *testing.T) {
	f, base, rec := recordSite(t, func(w http.ResponseWriter, r *http.Request) { htmlPage(w, homePage) })
	f.fetch(context.Background(), request{URL: base + "/a"}).Release()
	if n := rec.requests.Load(); n != 1 {
		t.Errorf("%d requests", n)
	}
	if got := <-rec.paths; got != "GET /a" {
		t.Errorf("asked %s", got)
	}
}

func TestCollyAsksForTheVeryURL(t *testing.T) {
	f, base, rec := recordSite(t, func(w http.ResponseWriter, r *http.Request) { htmlPage(w, homePage) })
	for _, path := range []string{
		"/l?sort=b&color=a&sort=a", "/a%2Fb/%7Ec/%3f", "//a//b/", "/%E7%81%AF?%C4%E3=%zz", "/a;v=1,2/(x)!$'*+=:@", "/100%25?x=|{}[]^`", "/a%7Cb%5E",
	} {
		f.fetch(context.Background(), request{URL: base + path}).Release()
		if got := <-rec.paths; got != "GET "+path {
			t.Errorf("%s was asked as %s", path, got)
		}
	}
}

// The same URL again, a redirect to a visited URL, a 203, 204 and 206: all are plain answers.
func TestCollyKeepsNoHistoryAndJudgesNoStatus(t *testing.T) {
	f, base, _ := recordSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/to-home":
			http.Redirect(w, r, "/", http.StatusFound)
		case "/203", "/206", "/404", "/500":
			var s int
			_, _ = fmt.Sscanf(r.URL.Path, "/%d", &s)
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(s)
			_, _ = io.WriteString(w, homePage)
		case "/204":
			w.WriteHeader(204)
		default:
			htmlPage(w, homePage)
		}
	})
	for path, status := range map[string]int{"/": 200, "/to-home": 302, "/203": 203, "/204": 204, "/206": 206, "/404": 404, "/500": 500} {
		for range 2 {
			a := f.fetch(context.Background(), request{URL: base + path})
			if a.Reason != "" || a.Source.Status != status {
				t.Errorf("%s: %d, %s (%s)", path, a.Source.Status, a.Reason, a.Detail)
			}
			if a.HTML != (status != 302 && status != 204) {
				t.Errorf("%s: HTML %v", path, a.HTML)
			}
			a.Release()
		}
	}
}

// Bodies arrive as sent: no charset is guessed, nothing is inflated by a name, nothing is rewritten.
func TestCollyLeavesBodiesAlone(t *testing.T) {
	chinese, err := simplifiedchinese.GB18030.NewEncoder().String("<meta charset=gb18030><p>我们提供照明改造服务")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]string{"/gb": "text/html", "/wrong": "text/html; charset=big5", "/pdf": "application/pdf", "/map.xml.gz": "application/xml", "/gz": "application/x-gzip"}
	f, base, _ := recordSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", types[r.URL.Path])
		_, _ = io.WriteString(w, chinese)
	})
	for path := range types {
		a := f.fetch(context.Background(), request{URL: base + path, Accept: "*/*"})
		if a.Reason != "" || string(a.Source.Body) != chinese {
			t.Errorf("%s: %q, %s", path, a.Source.Body, a.Reason)
		}
		a.Release()
	}
}

// The context of a request ends it, and nobody waits for another one's delay.
func TestCollyStopsWithItsContext(t *testing.T) {
	stop := make(chan struct{})
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	})
	defer close(stop)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan *answer)
	for i := range 20 {
		go func() { done <- f.fetch(ctx, request{URL: fmt.Sprintf("%s/%d", base, i)}) }()
	}
	cancel()
	began := time.Now()
	for range 20 {
		if a := <-done; a.Reason != "interrupted" {
			t.Errorf("%s (%s)", a.Reason, a.Detail)
		}
	}
	if d := time.Since(began); d > 2*time.Second {
		t.Errorf("stopped after %v", d)
	}
}

// Many requests share one collector and one pool of connections.
func TestFetchConcurrently(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		htmlPage(w, homePage+strings.Repeat(r.URL.Path, 2000))
	})
	done := make(chan bool)
	for i := range 8 {
		go func() {
			ok := true
			for j := range 50 {
				path := fmt.Sprintf("/%d-%d", i, j)
				a := f.fetch(context.Background(), request{URL: base + path})
				ok = ok && string(a.Source.Body) == homePage+strings.Repeat(path, 2000)
				a.Release()
			}
			done <- ok
		}()
	}
	for range 8 {
		if !<-done {
			t.Error("an answer was mixed up with another")
		}
	}
}
