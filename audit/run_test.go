package audit_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/rules/builtin"
	"github.com/siteassay/assay/store"
)

// today is the day of every audit in these tests: rules compare the dates of pages to it.
var today = time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)

// builtinRules compiles the built-in rules once for all tests.
var builtinRules = sync.OnceValues(func() (*rules.Set, error) { return rules.Load(builtin.Packs(), rules.Settings{}) })

func ruleSet(t testing.TB) *rules.Set {
	t.Helper()
	set, err := builtinRules()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// config is an audit of the site at url with all built-in rules.
func config(t testing.TB, url string) audit.Config {
	t.Helper()
	set := ruleSet(t)
	return withRules(url, set.Rules, set.Digest)
}

// withRules is an audit of the site at url with the given rules.
func withRules(url string, list []*analyzer.Rule, digest string) audit.Config {
	c := crawler.Defaults()
	c.Start = url
	return audit.Config{
		Crawl: c, Rules: list, RuleSet: digest, Language: "en", Version: "test",
		Now: func() time.Time { return today },
	}
}

func openStore(t testing.TB, dir, url string) *store.Site {
	t.Helper()
	s, err := store.Open(dir, url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// run audits with the store in dir, which is closed when the test ends.
func run(t testing.TB, cfg audit.Config, dir string) *report.Document {
	t.Helper()
	s := openStore(t, dir, cfg.Crawl.Start)
	t.Cleanup(func() { s.Close() })
	doc, err := audit.Run(context.Background(), cfg, s)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// runOnce audits with the store in dir, closes it and returns both renderings without what differs from run to run.
func runOnce(t testing.TB, cfg audit.Config, dir string) (json, html []byte) {
	t.Helper()
	s := openStore(t, dir, cfg.Crawl.Start)
	defer s.Close()
	doc, err := audit.Run(context.Background(), cfg, s)
	if err != nil {
		t.Fatal(err)
	}
	return masked(t, doc)
}

// masked renders a document without its run block and times.
func masked(t testing.TB, doc *report.Document) (json, html []byte) {
	t.Helper()
	d := *doc
	d.Run, d.Started, d.Finished = report.Run{Number: 1}, today, today
	return render(t, &d)
}

func render(t testing.TB, doc *report.Document) (json, html []byte) {
	t.Helper()
	var j, h bytes.Buffer
	if err := report.WriteJSON(&j, doc); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteHTML(&h, doc, doc.Language); err != nil {
		t.Fatal(err)
	}
	return j.Bytes(), h.Bytes()
}

// serveArchive serves a txtar archive on loopback.
func serveArchive(t testing.TB, archive []byte) (url string) {
	t.Helper()
	s, err := sitetest.Parse(archive)
	if err != nil {
		t.Fatal(err)
	}
	return sitetest.Serve(t, s) + "/"
}

// A counter counts the requests of a crawl by their path, and the answers 304.
type counter struct {
	mu          sync.Mutex
	asked       map[string]int
	notModified int
}

// counted serves h and counts what it is asked.
func counted(t testing.TB, h http.Handler) (url string, c *counter) {
	t.Helper()
	c = &counter{asked: map[string]int{}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &statusWriter{ResponseWriter: w}
		h.ServeHTTP(rec, r)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.asked[r.URL.RequestURI()]++
		if rec.status == http.StatusNotModified {
			c.notModified++
		}
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", c
}

// take returns the counts so far and starts anew.
func (c *counter) take() (asked map[string]int, notModified int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	asked, notModified = c.asked, c.notModified
	c.asked, c.notModified = map[string]int{}, 0
	return asked, notModified
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// pages and outcomes gather the streams of a document.
func pages(t testing.TB, doc *report.Document) (list []report.Page) {
	t.Helper()
	for p, err := range doc.Pages {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, *p)
	}
	return list
}

func outcomes(t testing.TB, doc *report.Document) (list []report.Outcome) {
	t.Helper()
	for o, err := range doc.Outcomes {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, *o)
	}
	return list
}
