package crawler

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/siteassay/assay/page"
)

// flat is a site of n pages that the start links to.
func flat(n int) *fakeSite {
	s := &fakeSite{pages: map[string]fakePage{}}
	var home fakePage
	for i := range n {
		u := fmt.Sprintf("https://shop.example/%d", i)
		home.links = append(home.links, u)
		s.pages[u] = fakePage{}
	}
	s.pages["https://shop.example/"] = home
	return s
}

const flatStart = "https://shop.example/"

func refusal(status int, after time.Duration) *answer {
	return &answer{MediaType: "text/html", HTML: true, RetryAfter: after, Source: page.Source{Status: status}}
}

func find(vs []page.Visit, url string) page.Visit {
	for _, v := range vs {
		if v.Target.URL == url {
			return v
		}
	}
	return page.Visit{}
}

func TestRetryAfterIsObeyedToTheSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(40)
		s.delay = func(string) time.Duration { return 20 * time.Millisecond }
		var refused, first time.Time
		s.hook = func(_ context.Context, r request) *answer {
			s.mu.Lock()
			defer s.mu.Unlock()
			if strings.HasSuffix(r.URL, "/20") && refused.IsZero() {
				refused = time.Now()
				return refusal(429, 17*time.Second)
			}
			if !refused.IsZero() && first.IsZero() && time.Since(refused) > 100*time.Millisecond {
				first = time.Now().Add(-20 * time.Millisecond)
			}
			return nil
		}
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		if pause := first.Sub(refused); pause != 17*time.Second {
			t.Errorf("the host was left alone for %s", pause)
		}
		v := find(j.recorded(), "https://shop.example/20")
		if v.Outcome != page.Audited || v.Target.Attempts != 1 {
			t.Errorf("the refused page ended as %s after %d further tries", v.Outcome, v.Target.Attempts)
		}
	})
}

func TestPatienceIsLimited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(400)
		s.hook = func(_ context.Context, r request) *answer {
			if r.URL == flatStart {
				return nil
			}
			return refusal(429, time.Hour)
		}
		j := newMemory()
		began := time.Now()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks)
		if err != nil {
			t.Fatal(err)
		}
		if time.Since(began) > maxPatience {
			t.Errorf("waited for %s", time.Since(began))
		}
		if sum.State != "partial" || !strings.Contains(sum.Reason, "429") {
			t.Errorf("%s: %s", sum.State, sum.Reason)
		}
		if s.requests() > 60 {
			t.Errorf("%d requests to a host that refuses them", s.requests())
		}
		for _, v := range j.recorded()[1:] {
			if v.Reason != ReasonRateLimited || v.Outcome != page.Failed && v.Outcome != page.NotReached {
				t.Fatalf("%s: %s %s", v.Target.URL, v.Outcome, v.Reason)
			}
		}
	})
}

func TestTries(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answer  *answer
		asked   int
		outcome page.Outcome
		reason  string
	}{
		{"500 once more", refusal(500, 0), 2, page.ErrorPage, ReasonHTTPServer},
		{"502 once more", refusal(502, 0), 2, page.ErrorPage, ReasonHTTPServer},
		{"503 three times", refusal(503, 0), 3, page.ErrorPage, ReasonHTTPServer},
		{"501 never", refusal(501, 0), 1, page.ErrorPage, ReasonHTTPServer},
		{"404 never", refusal(404, 0), 1, page.ErrorPage, ReasonHTTPClient},
		{"429 three times", refusal(429, time.Second), 3, page.Failed, ReasonRateLimited},
		{"a time-out three times", &answer{Reason: "timeout"}, 3, page.Failed, "timeout"},
		{"a body that does not end once more", &answer{Reason: "timeout", Source: page.Source{Status: 200}}, 2, page.Failed, "timeout"},
		{"an unknown host never", &answer{Reason: "dns-failure"}, 1, page.Failed, "dns-failure"},
		{"a refused address never", &answer{Reason: "address-refused"}, 1, page.Skipped, "address-refused"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := flat(3)
				const url = "https://shop.example/1"
				s.hook = func(_ context.Context, r request) *answer {
					if r.URL != url {
						return nil
					}
					a := *tt.answer
					return &a
				}
				j := newMemory()
				sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks)
				if err != nil || sum.State != "complete" {
					t.Fatal(sum, err)
				}
				v := find(j.recorded(), url)
				if s.asked[url] != tt.asked || v.Outcome != tt.outcome || v.Reason != tt.reason || v.Target.Attempts != tt.asked-1 {
					t.Errorf("asked %d times: %s %s, %d attempts", s.asked[url], v.Outcome, v.Reason, v.Target.Attempts)
				}
			})
		})
	}
}

func TestDelays(t *testing.T) {
	for _, tt := range []struct {
		name         string
		delay, crawl time.Duration
		want         time.Duration
		serial       bool
	}{
		{"flag", 300 * time.Millisecond, 0, 300 * time.Millisecond, false},
		{"crawl-delay", 0, 2 * time.Second, 2 * time.Second, true},
		{"the longer of both", 3 * time.Second, time.Second, 3 * time.Second, true},
		{"a crawl-delay of a day is cut", 0, 24 * time.Hour, 30 * time.Second, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := flat(20)
				s.delay = func(string) time.Duration { return 700 * time.Millisecond }
				s.robots = func(string) robotsVerdict { return robotsVerdict{Allowed: true, Delay: tt.crawl} }
				sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, Delay: tt.delay}, newMemory(), listLinks)
				if err != nil || sum.State != "complete" {
					t.Fatal(sum, err)
				}
				for i := 1; i < len(s.times); i++ {
					if d := s.times[i].Sub(s.times[i-1]); d < tt.want {
						t.Fatalf("requests %d and %d are %s apart", i-1, i, d)
					}
				}
				if total := s.times[len(s.times)-1].Sub(s.times[1]); total > 19*tt.want {
					t.Errorf("the pages took %s", total)
				}
				if serial := s.most == 1; tt.serial && !serial {
					t.Errorf("%d requests at once", s.most)
				}
			})
		})
	}
}

func TestASiteThatSlowsDownIsAskedLess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(600)
		busy := 0
		s.delay = func(string) time.Duration {
			s.mu.Lock()
			defer s.mu.Unlock()
			if len(s.times) < 200 {
				return 100 * time.Millisecond
			}
			if len(s.times) > 400 {
				busy = max(busy, s.now)
			}
			return 2 * time.Second
		}
		if _, err := s.crawl(t, t.Context(), Config{Start: flatStart, Concurrency: 16}, newMemory(), listLinks); err != nil {
			t.Fatal(err)
		}
		if s.most != 16 || busy > 4 {
			t.Errorf("%d requests at once while it was quick, %d once it was slow", s.most, busy)
		}
	})
}

func TestPaceRecovers(t *testing.T) {
	h := newHost("shop.example", &Config{Concurrency: 16})
	now := time.Unix(0, 0)
	answer := func(n int, took time.Duration, r response) {
		for range n {
			now = now.Add(time.Second)
			h.heard(now, now, took, r)
		}
	}
	answer(paceWindow, 100*time.Millisecond, answered)
	answer(paceWindow, 100*time.Millisecond, broken)
	if h.limit != 8 {
		t.Errorf("limit %d after failures", h.limit)
	}
	h.heard(now, now.Add(-time.Minute), 0, refused)
	if h.limit != 8 {
		t.Errorf("limit %d after a refusal of a request that was older than the last cut", h.limit)
	}
	h.heard(now, now, 0, refused)
	if h.limit != 4 {
		t.Errorf("limit %d after a refusal", h.limit)
	}
	answer(20*paceWindow, 100*time.Millisecond, answered)
	if h.limit != 16 {
		t.Errorf("limit %d after the host was well again", h.limit)
	}
}

func TestAHostThatIsDownIsGivenUp(t *testing.T) {
	t.Run("without a byte", func(t *testing.T) { hostThatIsDown(t, 0) })
	t.Run("with bodies that never end", func(t *testing.T) { hostThatIsDown(t, 200) })
}

func hostThatIsDown(t *testing.T, status int) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(200)
		s.delay = func(url string) time.Duration {
			if url == flatStart {
				return 0
			}
			return 5 * time.Second
		}
		s.hook = func(_ context.Context, r request) *answer {
			if r.URL == flatStart {
				return nil
			}
			return &answer{Reason: "timeout", Source: page.Source{Status: status}}
		}
		j := newMemory()
		began := time.Now()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, MaxPages: 200}, j, listLinks)
		if err != nil || sum.State != "partial" || !strings.Contains(sum.Reason, "stopped answering") {
			t.Fatal(sum, err)
		}
		if took := time.Since(began); took > time.Minute {
			t.Errorf("took %s", took)
		}
		checkCounts(t, j, s, sum)
	})
}

func TestSlowPagesAmongGoodOnesLoseNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(200)
		dead := func(url string) bool { return strings.HasSuffix(url, "3") }
		s.delay = func(url string) time.Duration {
			if dead(url) {
				return 5 * time.Second
			}
			return 50 * time.Millisecond
		}
		s.hook = func(_ context.Context, r request) *answer {
			if dead(r.URL) {
				return &answer{Reason: "timeout"}
			}
			return nil
		}
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart, MaxPages: 300}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		for _, v := range j.recorded() {
			if want := map[bool]page.Outcome{true: page.Failed, false: page.Audited}[dead(v.Target.URL)]; v.Outcome != want {
				t.Errorf("%s: %s", v.Target.URL, v.Outcome)
			}
		}
	})
}

// A section of the site that gives no answer is not the whole host: what stands behind it is asked.
func TestADeadSectionLosesNothingBehindIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := flat(300)
		dead := func(url string) bool {
			var n int
			fmt.Sscanf(url, "https://shop.example/%d", &n)
			return url != flatStart && n >= 20 && n < 120
		}
		s.delay = func(url string) time.Duration {
			if dead(url) {
				return 5 * time.Second
			}
			return 10 * time.Millisecond
		}
		s.hook = func(_ context.Context, r request) *answer {
			if dead(r.URL) {
				return &answer{Reason: "timeout"}
			}
			return nil
		}
		j := newMemory()
		sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, j, listLinks)
		if err != nil || sum.State != "complete" {
			t.Fatal(sum, err)
		}
		audited := 0
		for _, v := range j.recorded() {
			if v.Outcome == page.Audited {
				audited++
			}
		}
		if audited != 201 {
			t.Errorf("%d pages audited, want the 201 that answer", audited)
		}
		checkCounts(t, j, s, sum)
	})
}

// Statuses are answers, however many in a row.
func TestErrorPagesInARowLoseNothing(t *testing.T) {
	for _, status := range []int{404, 410, 500} {
		synctest.Test(t, func(t *testing.T) {
			s := flat(300)
			for n := 10; n < 160; n++ {
				s.pages[fmt.Sprintf("https://shop.example/%d", n)] = fakePage{status: status}
			}
			sum, err := s.crawl(t, t.Context(), Config{Start: flatStart}, newMemory(), listLinks)
			if err != nil || sum.State != "complete" {
				t.Errorf("%d: %+v %v", status, sum, err)
			}
		})
	}
}
