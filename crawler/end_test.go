package crawler

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/siteassay/assay/page"
)

func TestInterruptionReturnsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(500)
		s.delay = func(url string) time.Duration {
			if url == flatStart {
				return time.Millisecond
			}
			return time.Minute
		}
		ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
		defer cancel()
		j := newMemory()
		began := time.Now()
		sum, err := s.crawl(t, ctx, Config{Start: flatStart}, j, listLinks)
		if err != nil || sum.State != "partial" {
			t.Fatal(sum, err)
		}
		if late := time.Since(began) - 90*time.Second; late > time.Second {
			t.Errorf("returned %s after the interruption", late)
		}
		if n := len(j.recorded()); n != 17 {
			t.Errorf("%d visits, want the 17 that were finished", n)
		}
		var left []string
		sum.Left(func(target page.Target) bool { left = append(left, target.URL); return true })
		if len(left) != 484 || left[0] != "https://shop.example/16" {
			t.Errorf("%d left, first %s", len(left), left[0])
		}
	})
}

func TestMaxTimeRecordsTheRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(500)
		s.delay = func(string) time.Duration { return time.Second }
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, MaxTime: 10500 * time.Millisecond}, j, listLinks)
		if err != nil || sum.State != "partial" || !strings.Contains(sum.Reason, "time limit") {
			t.Fatal(sum, err)
		}
		n := map[string]int{}
		for i, v := range j.recorded() {
			if v.Seq != uint32(i) {
				t.Fatalf("sequence %d at %d", v.Seq, i)
			}
			n[string(v.Outcome)+" "+v.Reason]++
		}
		if n["audited "] < 50 || n["audited "]+n["not-reached time-limit"] != 501 {
			t.Error(n)
		}
		if len(j.pending()) != 0 {
			t.Errorf("%d stay in the queue", len(j.pending()))
		}
	})
}

func TestAJournalThatFailsEndsTheCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(500)
		s.delay = func(string) time.Duration { return 100 * time.Millisecond }
		j := newMemory()
		j.failAfter = 3
		if _, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks); !errors.Is(err, errKilled) {
			t.Errorf("error %v", err)
		}
		if s.requests() > 200 {
			t.Errorf("%d requests after the journal had failed", s.requests())
		}
	})
}

func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(400)
		s.delay = func(string) time.Duration { return 30 * time.Millisecond }
		var at []time.Time
		var last Progress
		cfg := Config{Start: flatStart, Progress: func(p Progress) { at, last = append(at, time.Now()), p }}
		if _, err := s.crawl(t, t.Context(), cfg, newMemory(), listLinks); err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(at)-1; i++ {
			if at[i].Sub(at[i-1]) < progressEvery {
				t.Errorf("told twice within %s", at[i].Sub(at[i-1]))
			}
		}
		if len(at) < 4 || last.Audited != 401 || last.Queue != 0 {
			t.Errorf("%d reports, last %+v", len(at), last)
		}
	})
}

func TestTrafficIsBounded(t *testing.T) {
	for _, pages := range []int{1, 10, 200} {
		synctest.Test(t, func(t *testing.T) {
			s := flat(2000)
			for u := range s.pages {
				if u != flatStart {
					s.pages[u] = fakePage{status: 500}
				}
			}
			j := newMemory()
			sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, MaxPages: pages, Concurrency: 64}, j, listLinks)
			if err != nil || sum.State != "partial" {
				t.Fatal(sum, err)
			}
			// What robots.txt and sitemaps may take comes on top.
			if most := 2*pages + 50 - 10 - (10 + pages/4); s.requests() > most {
				t.Errorf("limit %d: %d requests, want at most %d", pages, s.requests(), most)
			}
			checkCounts(t, j, s, sum)
		})
	}
}
