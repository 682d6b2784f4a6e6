package audit_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A killer serves a site and ends a process when the site was asked so many times.
type killer struct {
	http.Handler
	left   atomic.Int64
	victim atomic.Pointer[os.Process]
}

func (k *killer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if k.left.Add(-1) == 0 {
		if p := k.victim.Load(); p != nil {
			p.Kill()
		}
	}
	k.Handler.ServeHTTP(w, r)
}

// start runs assay and kills it when the site was asked n times more; n = 0 lets it live. It returns its output.
func (k *killer) start(t *testing.T, n int64, binary string, args ...string) (output string, err error) {
	t.Helper()
	c := exec.Command(binary, args...)
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	k.victim.Store(nil)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	k.victim.Store(c.Process)
	k.left.Store(n)
	err = c.Wait()
	return out.String(), err
}

// TestKillLosesNothing: assay is killed in mid-crawl, once at ten moments and ten times in a row; with --resume all pages end
// up in the report, and at most 5 % of the requests were made again.
func TestKillLosesNothing(t *testing.T) {
	const (
		all     = 300
		workers = 4
	)
	binary := filepath.Join(t.TempDir(), "assay")
	if out, err := exec.Command("go", "build", "-o", binary, "github.com/siteassay/assay/cmd/assay").CombinedOutput(); err != nil {
		t.Fatalf("building assay: %v\n%s", err, out)
	}
	site := &killer{Handler: generatedSite{pages: all, delay: 4 * time.Millisecond}}
	url, served := counted(t, site)
	random := rand.New(rand.NewPCG(9, all))

	crawl := func(name string, kills int, after func() int64) {
		served.take()
		out := t.TempDir()
		args := []string{"audit", url, "--out", out, "--store", filepath.Join(out, "store"), "--format", "json", "--resume", "--concurrency", fmt.Sprint(workers)}
		killed := 0
		for range kills {
			text, err := site.start(t, after(), binary, args...)
			var exit *exec.ExitError
			if err == nil {
				break // it was done before its time came
			}
			if !errors.As(err, &exit) || exit.ExitCode() != -1 {
				t.Fatalf("%s: assay was to be killed and ended with %v:\n%s", name, err, text)
			}
			killed++
		}
		if text, err := site.start(t, 0, binary, args...); err != nil {
			t.Fatalf("%s: the last run failed: %v\n%s", name, err, text)
		}
		asked, _ := served.take()
		again, most := 0, 0
		for path, n := range asked {
			if path != "/robots.txt" && path != "/sitemap.xml" {
				again += n - 1
				most = max(most, n)
			}
		}
		var doc struct {
			State string
			Pages []struct{ URL string }
		}
		data, err := os.ReadFile(filepath.Join(out, "report.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, p := range doc.Pages {
			seen[p.URL] = true
		}
		if doc.State != "complete" || len(seen) != all || len(doc.Pages) != all {
			t.Errorf("%s: %s with %d pages, %d different", name, doc.State, len(doc.Pages), len(seen))
		}
		t.Logf("%s: killed %d times, %d of %d URLs fetched again (%.1f %%), one of them %d times", name, killed, again, len(asked), 100*float64(again)/float64(len(asked)), most)
		if killed < kills || again*100 > 5*len(asked) {
			t.Errorf("%s: %d kills, %d of %d URLs fetched again", name, killed, again, len(asked))
		}
	}
	for k := range 10 {
		crawl(fmt.Sprintf("moment %d", k), 1, func() int64 { return 3 + random.Int64N(all-20) })
	}
	crawl("in a row", 10, func() int64 { return 15 + random.Int64N(all/15) })
}
