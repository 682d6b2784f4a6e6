package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/siteassay/assay/page"
)

const home = "https://crumb.example/"

func openSite(t testing.TB, dir string) *Site {
	t.Helper()
	s, err := Open(dir, home, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func begin(t testing.TB, s *Site, resume bool) int {
	t.Helper()
	n, resumed, err := s.BeginRun(resume, []byte("settings"))
	if err != nil {
		t.Fatal(err)
	}
	if resumed != resume {
		t.Fatalf("resumed is %v", resumed)
	}
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func address(i int) string { return fmt.Sprintf("%sovens/%d", home, i) }

func target(i int) page.Target {
	return page.Target{Key: [16]byte{byte(i >> 8), byte(i), 7}, URL: address(i), Depth: 2, Referrer: home, Source: "link", Anchor: "Oven"}
}

// encoded is the facts of page i in version v.
func encoded(i, v int) []byte {
	p := page.Page{URL: address(i), Status: 200, Title: page.Line{Text: fmt.Sprintf("Oven %d, edition %d", i, v), Width: 19}}
	for n := range 40 {
		p.Links = append(p.Links, page.Link{URL: address(n), Text: fmt.Sprintf("Oven number %d", n), Internal: true, Region: page.Nav, Kind: "http"})
	}
	p.Text.Main = fmt.Sprintf("The oven %d bakes %d loaves an hour and %d in a night.", i, i*7%90, i*31%1000)
	return page.Encode(nil, &p)
}

func audited(s *Site, i int) page.Visit {
	return page.Visit{Seq: uint32(i), Target: target(i), Outcome: page.Audited, Status: 200, MediaType: "text/html", Bytes: 20_000 + i,
		ETag: fmt.Sprintf(`"e%d"`, i), Facts: s.Pack(encoded(i, 1)), Findings: []byte(fmt.Sprintf("findings of %d", i))}
}

func commit(t testing.TB, s *Site, from, to int) {
	t.Helper()
	var done []page.Visit
	for i := from; i < to; i++ {
		done = append(done, audited(s, i))
	}
	must(t, s.Commit(done, nil, nil))
}

func pending(t testing.TB, s *Site) (urls []string) {
	t.Helper()
	must(t, s.Pending(func(p page.Target) bool { urls = append(urls, p.URL); return true }))
	return urls
}

func TestBackupIsAStore(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 30)
	must(t, s.Backup())
	commit(t, s, 30, 60)
	must(t, s.Backup())
	must(t, s.Close())
	other := t.TempDir()
	must(t, os.Rename(s.Path()+goodSuffix, filepath.Join(other, "crumb.example.db")))
	copied := openSite(t, other)
	if _, _, ok, err := copied.FactsOf(address(59)); !ok || err != nil {
		t.Errorf("the copy lacks a page: %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"+newInfix+"*"))
	if len(left) > 0 {
		t.Errorf("files left over: %v", left)
	}
}
