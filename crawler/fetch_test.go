package crawler

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

const homePage = "<!DOCTYPE html><title>Lamps</title><p>Lamps for workshops."

// startServer serves h on loopback and returns a fetcher for it, as if the user had typed its address.
func startServer(t testing.TB, h http.HandlerFunc, change ...func(*Config)) (*fetcher, string) {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Start()
	t.Cleanup(s.Close)
	return fetcherFor(t, s.URL, change...), s.URL
}

func fetcherFor(t testing.TB, start string, change ...func(*Config)) *fetcher {
	t.Helper()
	cfg := Config{Start: start, Timeout: 5 * time.Second}
	for _, c := range change {
		c(&cfg)
	}
	f, err := newFetcher(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.close)
	return f
}

func htmlPage(w http.ResponseWriter, body string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, body)
}

func TestFetchPage(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("X-Robots-Tag", "noarchive")
		w.Header().Add("X-Robots-Tag", "otherbot: noindex, nofollow")
		w.Header().Add("Set-Cookie", "sid=very-secret; Path=/; Secure; HttpOnly; SameSite=Lax")
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Server", strings.Repeat("s", 5000))
		htmlPage(w, homePage)
	})
	a := f.fetch(context.Background(), request{URL: base + "/"})
	if a.Reason != "" || !a.HTML || a.Source.Status != 200 || string(a.Source.Body) != homePage || a.MediaType != "text/html" {
		t.Fatalf("%+v", a)
	}
	h := a.Source.Fetch.Headers
	if got := h.Get("x-robots-tag"); got != "noarchive\notherbot: noindex, nofollow" {
		t.Errorf("x-robots-tag %q", got)
	}
	if got := h.Get("set-cookie"); got != "sid; Secure; HttpOnly; SameSite=Lax" {
		t.Errorf("set-cookie %q", got)
	}
	if got := h.Get("server"); len(got) != maxHeaderValue {
		t.Errorf("a long value has %d bytes", len(got))
	}
	if h[0].Name != "content-type" || h.Get("etag") != `"v1"` {
		t.Errorf("headers %v", h)
	}
	if a.Source.Fetch.Proto != "HTTP/1.1" || a.Source.Fetch.WireBytes != len(homePage) || a.Took <= 0 {
		t.Errorf("%+v", a.Source.Fetch)
	}
	a.Release()
	if a.Source.Body != nil {
		t.Error("the body is still there after Release")
	}
}

func TestFetchMediaTypes(t *testing.T) {
	var read atomic.Bool
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		body := homePage
		switch r.URL.Path {
		case "/none":
			w.Header()["Content-Type"] = nil
		case "/text":
			w.Header().Set("Content-Type", "text/plain")
		case "/plain":
			w.Header().Set("Content-Type", "text/plain")
			body = "no tags here" + strings.Repeat(" and more", 100)
		case "/xhtml":
			w.Header().Set("Content-Type", "Application/XHTML+XML ; charset=utf-8")
		case "/pdf":
			w.Header().Set("Content-Type", "application/pdf")
			body = "%PDF-1.7" + strings.Repeat("x", 4<<20)
		}
		_, err := io.WriteString(w, body)
		read.Store(err == nil)
	})
	for path, want := range map[string]bool{"/none": true, "/text": true, "/plain": false, "/xhtml": true, "/pdf": false} {
		a := f.fetch(context.Background(), request{URL: base + path})
		if a.Reason != "" || a.HTML != want || (len(a.Source.Body) > 0) != want {
			t.Errorf("%s: HTML %v, %d bytes, %s", path, a.HTML, len(a.Source.Body), a.Reason)
		}
	}
	a := f.fetch(context.Background(), request{URL: base + "/pdf"})
	if a.MediaType != "application/pdf" || a.Source.Fetch.WireBytes != 0 {
		t.Errorf("a PDF was read: %d bytes", a.Source.Fetch.WireBytes)
	}
	if a = f.fetch(context.Background(), request{URL: base + "/plain", Accept: "text/plain"}); len(a.Source.Body) == 0 || a.HTML {
		t.Error("a text that was asked for was not read")
	}
}

// An asset or a redirect without an end must not hold a worker.
func TestFetchDoesNotWaitForWhatItDoesNotRead(t *testing.T) {
	stop := make(chan struct{})
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		if r.URL.Path == "/redirect" {
			w.Header().Set("Location", "/")
			w.WriteHeader(http.StatusFound)
		}
		_, _ = io.WriteString(w, "data: first\n\n")
		w.(http.Flusher).Flush()
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	}, func(c *Config) { c.Timeout = time.Minute })
	defer close(stop)
	for _, path := range []string{"/stream", "/redirect"} {
		if a := f.fetch(context.Background(), request{URL: base + path}); a.Reason != "" || a.Took > 30*time.Second {
			t.Errorf("%s: %v, %s", path, a.Took, a.Reason)
		}
	}
}

// Assets with a short body leave the connection usable.
func TestFetchUsesConnectionsAgain(t *testing.T) {
	peers := make(chan string, 10)
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		peers <- r.RemoteAddr
		switch r.URL.Path {
		case "/png":
			w.Header().Set("Content-Type", "image/png")
			_, _ = w.Write(make([]byte, 1000))
		case "/moved":
			http.Redirect(w, r, "/", http.StatusMovedPermanently)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		default:
			htmlPage(w, homePage)
		}
	})
	for _, path := range []string{"/", "/png", "/moved", "/gone", "/"} {
		f.fetch(context.Background(), request{URL: base + path}).Release()
	}
	first := <-peers
	for range 4 {
		if p := <-peers; p != first {
			t.Error("a new connection was made")
		}
	}
}

func pack(t testing.TB, coding string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, _ = zstd.NewWriter(&b)
	case "zlib":
		w = zlib.NewWriter(&b)
	case "raw":
		w, _ = flate.NewWriter(&b, 6)
	}
	if _, err := w.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFetchContentCodings(t *testing.T) {
	body := []byte(homePage + strings.Repeat("<p>明亮的灯具", 500))
	bomb := bytes.Repeat([]byte("<p>lamp</p>"), 20<<20/11)
	packed := map[string][]byte{}
	for _, c := range []string{"gzip", "br", "zstd", "zlib", "raw"} {
		packed[c], packed["bomb-"+c] = pack(t, c, body), pack(t, c, bomb)
	}
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if e := r.URL.Query().Get("e"); e != "" {
			w.Header().Set("Content-Encoding", e)
		}
		b := packed[strings.TrimPrefix(r.URL.Path, "/")]
		switch r.URL.Query().Get("do") {
		case "damage":
			b = bytes.Clone(b)
			for i := len(b) - 20; i < len(b); i++ {
				b[i] ^= 0xA5 // the end, where the checksum is
			}
		case "cut":
			b = b[:len(b)/2]
		case "pad":
			b = append(bytes.Clone(b), make([]byte, 100)...)
		case "empty":
			b = nil
		}
		_, _ = w.Write(b)
	})
	for _, tt := range []struct{ path, reason string }{
		{"/gzip?e=gzip", ""}, {"/gzip?e=X-GZip", ""}, {"/gzip?e=identity,gzip", ""}, {"/gzip?e=gzip&do=pad", ""},
		{"/br?e=br", ""}, {"/zstd?e=zstd", ""}, {"/zlib?e=deflate", ""}, {"/raw?e=deflate", ""},
		{"/gzip?e=gzip,gzip", "content-coding"}, {"/gzip?e=br,gzip", "content-coding"}, {"/gzip?e=compress", "content-coding"},
		{"/br?e=gzip", "content-coding"}, {"/gzip?e=gzip&do=damage", "content-coding"}, {"/zstd?e=zstd&do=damage", "content-coding"},
		{"/gzip?e=gzip&do=cut", "incomplete-answer"}, {"/br?e=br&do=cut", "incomplete-answer"}, {"/zstd?e=zstd&do=cut", "incomplete-answer"},
		{"/raw?e=deflate&do=cut", "incomplete-answer"},
		{"/bomb-gzip?e=gzip", "compression-bomb"}, {"/bomb-br?e=br", "compression-bomb"}, {"/bomb-zstd?e=zstd", "compression-bomb"},
		{"/bomb-zlib?e=deflate", "compression-bomb"}, {"/bomb-raw?e=deflate", "compression-bomb"},
	} {
		a := f.fetch(context.Background(), request{URL: base + tt.path})
		if a.Reason != tt.reason || tt.reason == "" && !bytes.Equal(a.Source.Body, body) {
			t.Errorf("%s: reason %q (%s), %d bytes", tt.path, a.Reason, a.Detail, len(a.Source.Body))
		}
		if a.Reason != "" && a.Source.Body != nil {
			t.Errorf("%s: a body without an answer", tt.path)
		}
		a.Release()
	}
	if a := f.fetch(context.Background(), request{URL: base + "/gzip?e=gzip&do=empty"}); a.Reason != "" || !a.HTML {
		t.Errorf("empty body: %s %s", a.Reason, a.Detail)
	}
}

func TestFetchBodyLimit(t *testing.T) {
	limited := func(c *Config) { c.MaxBody = 100_000 }
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, _ = fmt.Sscanf(r.URL.Query().Get("n"), "%d", &n)
		body := []byte(homePage)
		for i := 0; len(body) < n; i++ {
			body = fmt.Appendf(body, "<p>%d", i*7919)
		}
		body = body[:n]
		w.Header().Set("Content-Type", "text/html")
		if r.URL.Path == "/gzip" {
			w.Header().Set("Content-Encoding", "gzip")
			body = pack(t, "gzip", body)
		}
		_, _ = w.Write(body)
	}, limited)
	for _, tt := range []struct {
		path      string
		length    int
		truncated bool
	}{
		{"/plain?n=100000", 100_000, false}, {"/plain?n=100001", 100_000, true}, {"/plain?n=1000000", 100_000, true},
		{"/gzip?n=100000", 100_000, false}, {"/gzip?n=100001", 100_000, true}, {"/gzip?n=1000000", 100_000, true},
	} {
		a := f.fetch(context.Background(), request{URL: base + tt.path})
		if a.Reason != "" || len(a.Source.Body) != tt.length || a.Truncated != tt.truncated || a.Source.Truncated != tt.truncated {
			t.Errorf("%s: %d bytes, truncated %v, %s", tt.path, len(a.Source.Body), a.Truncated, a.Reason)
		}
		a.Release()
	}
}

func TestFetchFailures(t *testing.T) {
	raw := func(answer string) string {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				_, _ = c.Read(make([]byte, 4096))
				_, _ = io.WriteString(c, answer)
				_ = c.Close()
			}
		}()
		return "http://" + l.Addr().String() + "/"
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = closed.Close()
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	for _, tt := range []struct{ name, url, reason string }{
		{"nobody listens", "http://" + closed.Addr().String() + "/", "connection-refused"},
		{"no such host", "http://no-such-host.invalid/", "dns-failure"},
		{"nothing", raw(""), "empty-answer"},
		{"half a header", raw("HTTP/1.1 200 OK\r\nContent-Ty"), "protocol-error"},
		{"not HTTP", raw("220 smtp ready\r\n"), "protocol-error"},
		{"half a body", raw(ok + "Content-Length: 1000\r\n\r\n<p>half"), "incomplete-answer"},
		{"half a chunk", raw(ok + "Transfer-Encoding: chunked\r\n\r\n64\r\n<p>half"), "incomplete-answer"},
		{"damaged chunk", raw(ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>half"), "protocol-error"},
		{"two lengths", raw(ok + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n<p>"), "protocol-error"},
		{"large header", raw(ok + "X: " + strings.Repeat("x", 300<<10) + "\r\n\r\n<p>"), "headers-too-large"},
		{"TLS without TLS", strings.Replace(raw("HTTP/1.1 400 no\r\n\r\n"), "http:", "https:", 1), "tls-failure"},
	} {
		f := fetcherFor(t, tt.url)
		a := f.fetch(context.Background(), request{URL: tt.url})
		if a.Reason != tt.reason || a.Detail == "" || ReasonText(a.Reason, "en") == a.Reason {
			t.Errorf("%s: %q (%s), want %q", tt.name, a.Reason, a.Detail, tt.reason)
		}
	}
}

func TestFetchTimeLimits(t *testing.T) {
	stop := make(chan struct{})
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/body" {
			htmlPage(w, homePage)
			w.(http.Flusher).Flush()
		}
		select {
		case <-stop:
		case <-r.Context().Done():
		}
	}, func(c *Config) { c.Timeout = 100 * time.Millisecond })
	defer close(stop)
	for _, path := range []string{"/header", "/body"} {
		if a := f.fetch(context.Background(), request{URL: base + path}); a.Reason != "timeout" || a.Source.Body != nil {
			t.Errorf("%s: %s (%s)", path, a.Reason, a.Detail)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if a := f.fetch(ctx, request{URL: base + "/"}); a.Reason != "interrupted" {
		t.Errorf("stopped before: %s", a.Reason)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if a := f.fetch(ctx, request{URL: base + "/"}); a.Reason != "interrupted" {
		t.Errorf("stopped meanwhile: %s", a.Reason)
	}
}

func TestFetchRedirects(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		var status int
		_, _ = fmt.Sscanf(r.URL.Path, "/%d", &status)
		if l := r.URL.Query().Get("l"); l != "" {
			w.Header()["Location"] = []string{l}
		}
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
	})
	for _, tt := range []struct{ path, location, reason string }{
		{"/301?l=/new", base + "/new", ""},
		{"/302?l=%2e%2e/up%23top", base + "/up", ""},
		{"/303?l=//other.example/x", "http://other.example/x", ""},
		{"/307?l=http%3A%2F%2F10.0.0.1%2F", "http://10.0.0.1/", ""},
		{"/308?l=/%25E4%B8%AD", base + "/%E4%B8%AD", ""},
		{"/302?l=/caf%E9", base + "/caf%E9", ""},
		{"/302?l=javascript:alert(1)", "", "redirect-malformed"},
		{"/302?l=http%3A%2F%2F%5B", "", "redirect-malformed"},
		{"/301", "", "redirect-malformed"},
		{"/300", "", ""},
	} {
		a := f.fetch(context.Background(), request{URL: base + tt.path})
		if a.Location != tt.location || a.Reason != tt.reason {
			t.Errorf("%s: %q, %q (%s)", tt.path, a.Location, a.Reason, a.Detail)
		}
		a.Release()
	}
	if n := f.requests.Load(); n != 10 {
		t.Errorf("%d requests for 10 URLs", n)
	}
}

func TestFetchConditional(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Retry-After", "120")
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "Mon, 02 Feb 2026 10:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		htmlPage(w, homePage)
	})
	a := f.fetch(context.Background(), request{URL: base + "/", ETag: `"v1"`, LastModified: "Mon, 02 Feb 2026 10:00:00 GMT"})
	if !a.NotModified || a.HTML || a.Reason != "" || a.RetryAfter != 2*time.Minute {
		t.Errorf("%+v", a)
	}
	if a = f.fetch(context.Background(), request{URL: base + "/", ETag: "bad\nvalue"}); a.NotModified || !a.HTML {
		t.Errorf("a validator that is no header: %+v", a)
	}
}

func TestCredentialsStayWithTheStart(t *testing.T) {
	var got atomic.Value
	h := func(w http.ResponseWriter, r *http.Request) {
		got.Store(r.Header.Get("X-Token") + "|" + r.Header.Get("Cookie") + "|" + r.Header.Get("User-Agent"))
		w.Header().Set("Set-Cookie", "track=1")
		htmlPage(w, homePage)
	}
	secrets := func(c *Config) {
		c.Header, c.Cookies, c.UserAgent = map[string]string{"x-token": "t"}, "a=b", "assay/test"
	}
	f, base := startServer(t, h, secrets, allowLoopback)
	_, other := startServer(t, h)
	for _, tt := range []struct {
		url         string
		credentials bool
		want        string
	}{
		{base + "/", true, "t|a=b|assay/test"},
		{base + "/", false, "||assay/test"},
		{other + "/", true, "||assay/test"},
	} {
		f.fetch(context.Background(), request{URL: tt.url, Credentials: tt.credentials}).Release()
		if got.Load() != tt.want {
			t.Errorf("%s, %v: sent %q, want %q", tt.url, tt.credentials, got.Load(), tt.want)
		}
	}
}

func TestNewFetcherRefusesBadHeaders(t *testing.T) {
	for _, c := range []Config{
		{Start: "ftp://example.com/"},
		{Start: "http://example.com/", Header: map[string]string{"a b": "c"}},
		{Start: "http://example.com/", Header: map[string]string{"a": "c\r\nd: e"}},
		{Start: "http://example.com/", UserAgent: "a\nb"},
		{Start: "http://example.com/", Cookies: "a\nb"},
	} {
		if _, err := newFetcher(c); err == nil {
			t.Errorf("%+v: no error", c)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "5": 5 * time.Second, "-5": 0, "soon": 0, "NaN": 0, "1e300": 24 * time.Hour, "99999999999999999999": 24 * time.Hour,
		"Sun, 01 Mar 2026 12:01:00 GMT": time.Minute, "Sun, 01 Mar 2026 11:01:00 GMT": 0,
	} {
		if got := retryAfter(v, now); got != want {
			t.Errorf("%q: %v, want %v", v, got, want)
		}
	}
}

func BenchmarkFetch(b *testing.B) {
	body := homePage + strings.Repeat("<p>Lamps and more lamps", 800)
	f, base := startServer(b, func(w http.ResponseWriter, r *http.Request) { htmlPage(w, body) })
	b.ReportAllocs()
	for b.Loop() {
		f.fetch(context.Background(), request{URL: base + "/"}).Release()
	}
}

// TestLargeBodiesHaveAPlace: each body of more than a mebibyte takes one of few places until it is given back.
func TestLargeBodiesHaveAPlace(t *testing.T) {
	f, base := startServer(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write(bytes.Repeat([]byte("<p>bread "), largeBody/4))
	})
	a := f.fetch(context.Background(), request{URL: base + "/"})
	if a.Reason != "" || cap(f.large) != maxLarge || len(f.large) != 1 {
		t.Errorf("%q: %d of %d places taken", a.Reason, len(f.large), cap(f.large))
	}
	a.Release()
	if len(f.large) != 0 {
		t.Error("the place is not given back")
	}
}

// TestPoliciesAreKeptWhole: half a content security policy says the contrary of the whole.
func TestPoliciesAreKeptWhole(t *testing.T) {
	policy := strings.Repeat("https://cdn.example ", 100)
	h := headersForRules(http.Header{"Content-Security-Policy": {policy}, "Server": {policy}})
	for _, p := range h {
		if whole := len(p.Value) == len(policy); whole != (p.Name == "content-security-policy") {
			t.Errorf("%s has %d bytes", p.Name, len(p.Value))
		}
	}
	if len(h) != 2 {
		t.Errorf("%d headers kept", len(h))
	}
}
