package audit_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
)

// TestChangesSinceTheRunBefore: a first run has nothing to compare with; the second says which pages another title, noindex or
// an error concerns, and leaves alone what only lost a word.
func TestChangesSinceTheRunBefore(t *testing.T) {
	var second atomic.Bool
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		title, extra := "Ovens "+r.URL.Path, ""
		if second.Load() {
			switch r.URL.Path {
			case "/a":
				title = "Mixers"
			case "/b":
				extra = "<meta name=robots content=noindex>"
			case "/c":
				http.NotFound(w, r)
				return
			case "/d":
				extra = "<p>one word less"
			}
		}
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, `<title>%s</title>%s<h1>Ovens</h1><a href="/">0</a> <a href="/a">1</a> <a href="/b">2</a> <a href="/c">3</a> <a href="/d">4</a>`, title, extra)
	}))
	defer server.Close()
	dir := t.TempDir()
	var doc *report.Document
	for range 2 {
		s := openStore(t, dir, server.URL+"/")
		var err error
		if doc, err = audit.Run(t.Context(), config(t, server.URL+"/"), s); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if !second.Swap(true) && doc.Changes != nil {
			t.Errorf("a first run changed: %+v", doc.Changes)
		}
	}
	var got []string
	for _, c := range doc.Changes.Pages {
		got = append(got, strings.TrimPrefix(c.URL, server.URL)+" "+strings.Join(c.What, "+")+" "+c.Show)
	}
	want := "/a title title: Ovens /a → Mixers|/b indexable indexable: true → false|/c status HTTP 200 → 404"
	if strings.Join(got, "|") != want || doc.Changes.Known != 5 || doc.Changes.Count != 3 || doc.Changes.Run != 1 {
		t.Errorf("%+v\n%s", doc.Changes, strings.Join(got, "|"))
	}
}
