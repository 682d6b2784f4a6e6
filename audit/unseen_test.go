package audit_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/siteassay/assay/report"
)

// TestNoindexThatSearchEnginesCannotRead: robots.txt lets us in and keeps Baidu from a noindex page; another noindex page is open
// to all.
func TestNoindexThatSearchEnginesCannotRead(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: Baiduspider\nDisallow: /closed\n\nUser-agent: *\nDisallow: /cart\n")
		case "/":
			fmt.Fprint(w, `<title>Ovens</title><a href="/closed/a?x=1">a</a> <a href="/open">b</a> <a href="/closed/listed">c</a>`)
		case "/closed/listed":
			fmt.Fprint(w, `<title>Listed</title>`)
		default:
			fmt.Fprint(w, `<title>Thanks</title><meta name=robots content=noindex>`)
		}
	}))
	defer server.Close()
	doc := run(t, config(t, server.URL+"/"), t.TempDir())
	i := slices.IndexFunc(doc.Findings, func(f report.Finding) bool { return f.Rule == "indexing/noindex-unseen" })
	if i < 0 {
		t.Fatal("not reported")
	}
	if f := doc.Findings[i]; len(f.Related) != 1 || f.Related[0] != server.URL+"/closed/a?x=1" {
		t.Errorf("%v", f.Related)
	}
}
