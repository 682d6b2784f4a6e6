package audit_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
)

// cutOff serves a site and ends a context when it was asked so many times.
type cutOff struct {
	http.Handler
	left   atomic.Int64
	cancel atomic.Pointer[context.CancelFunc]
}

func (c *cutOff) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.left.Add(-1) == 0 {
		(*c.cancel.Load())()
	}
	c.Handler.ServeHTTP(w, r)
}

// TestResumeEndsInTheSameReport: an audit that is cut off, a few times over, ends in the report of one that was not.
func TestResumeEndsInTheSameReport(t *testing.T) {
	site := &cutOff{Handler: generatedSite{pages: 90, trap: true}}
	url, _ := counted(t, site)
	cfg := config(t, url)
	wantJSON, wantHTML := runOnce(t, cfg, t.TempDir())

	random := rand.New(rand.NewPCG(1, 90))
	for attempt := range 6 {
		dir := t.TempDir()
		cfg.Crawl.Concurrency = 1 << random.IntN(5)
		var json, html []byte
		cuts := 0
		for json == nil {
			ctx, cancel := context.WithCancel(t.Context())
			site.cancel.Store(&cancel)
			site.left.Store(1 + random.Int64N(70))
			s := openStore(t, dir, url)
			cfg.Resume = true
			doc, err := audit.Run(ctx, cfg, s)
			if err != nil {
				t.Fatal(err)
			}
			switch doc.State {
			case report.Complete:
				json, html = masked(t, doc)
				if doc.Run.Resumed != (cuts > 0) {
					t.Errorf("attempt %d: resumed is %v after %d cuts", attempt, doc.Run.Resumed, cuts)
				}
			default:
				cuts++
				addsUp(t, doc)
				if doc.Reason == "" {
					t.Errorf("attempt %d: %s without a reason", attempt, doc.State)
				}
			}
			cancel()
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if cuts == 0 {
			t.Errorf("attempt %d was never cut off", attempt)
		}
		name := fmt.Sprintf("attempt %d, %d workers, cut off %d times", attempt, cfg.Crawl.Concurrency, cuts)
		same(t, name+": report.json", wantJSON, json)
		same(t, name+": report.html", wantHTML, html)
	}
}
