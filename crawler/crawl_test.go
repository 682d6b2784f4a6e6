package crawler

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"github.com/siteassay/assay/page"
)

// jitter delays every answer by a time of its own, another one in every run.
func jitter(seed uint64) func(string) time.Duration {
	return func(url string) time.Duration {
		return time.Duration((hashURL(url)^seed*0x9e3779b97f4a7c15)%97) * time.Millisecond
	}
}

func TestOrderIsTheSameAtAnyNumberOfWorkers(t *testing.T) {
	for _, pages := range []int{60, 5000} {
		want := ""
		for i, workers := range []int{1, 16, 64} {
			synctest.Test(t, func(t *testing.T) {
				s := generated(300, 7)
				s.delay = jitter(uint64(workers))
				j := newMemory()
				sum, err := s.crawl(t, t.Context(), Config{Start: "https://shop.example/", Concurrency: workers, MaxPages: pages}, j, listLinks)
				if err != nil {
					t.Fatal(err)
				}
				got := list(j.recorded())
				if i == 0 {
					want = got
				} else if got != want {
					t.Errorf("%d workers: %s", workers, firstDifference(want, got))
				}
				if pages == 5000 && sum.State != "complete" {
					t.Errorf("state %s: %s", sum.State, sum.Reason)
				}
				if workers > 1 && s.most < min(workers, 16)/2 { // a crawl that begins is let go in steps (exposure.go)
					t.Errorf("%d workers, but no more than %d requests at once", workers, s.most)
				}
				checkCounts(t, j, s, sum)
			})
		}
	}
}

func firstDifference(a, b string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-300)
			return "\n--- one\n" + a[from:min(len(a), i+300)] + "\n--- other\n" + b[from:min(len(b), i+300)]
		}
	}
	return "one is longer"
}

// checkCounts asserts that every URL asked ended in one visit and that sequences have no holes.
func checkCounts(t *testing.T, j *memory, s *fakeSite, sum *Summary) {
	t.Helper()
	vs := j.recorded()
	outcomes := map[page.Outcome]int{}
	for i, v := range vs {
		if v.Seq != uint32(i) {
			t.Fatalf("visit %d has sequence %d", i, v.Seq)
		}
		outcomes[v.Outcome]++
		asked := s.asked[v.Target.URL] > 0
		if never := v.Outcome == page.Skipped || v.Outcome == page.NotReached; asked == never {
			t.Errorf("%s: %s, asked %v", v.Target.URL, v.Outcome, asked)
		}
	}
	if n := len(j.pending()); n > 0 {
		t.Errorf("%d targets are left in the queue", n)
	}
	if s.requests() != sum.Requests-1 { // robots.txt
		t.Errorf("%d requests, the summary says %d", s.requests(), sum.Requests)
	}
}

func TestMaxPagesIsExact(t *testing.T) {
	for _, workers := range []int{1, 3, 16, 64} {
		for _, pages := range []int{1, 2, 17, 100} {
			synctest.Test(t, func(t *testing.T) {
				s := generated(300, 3)
				s.delay = jitter(uint64(pages))
				j := newMemory()
				sum, err := s.crawl(t, t.Context(), Config{Start: "https://shop.example/", Concurrency: workers, MaxPages: pages}, j, listLinks)
				if err != nil {
					t.Fatal(err)
				}
				audited := 0
				for _, v := range j.recorded() {
					if v.Outcome == page.Audited {
						audited++
					}
				}
				if audited != pages {
					t.Errorf("%d workers, limit %d: %d audited", workers, pages, audited)
				}
				if sum.State != "partial" {
					t.Errorf("state %s", sum.State)
				}
				checkCounts(t, j, s, sum)
			})
		}
	}
}

func TestResumeEndsAsIfNothingHadHappened(t *testing.T) {
	for _, pages := range []int{5000, 150} {
		config := Config{
			Start: "https://shop.example/", Concurrency: 16, MaxPages: pages,
			List: []string{"https://shop.example/p/77", "https://shop.example/only-listed"},
		}
		t.Run(fmt.Sprint(pages), func(t *testing.T) { testResume(t, config) })
	}
}

func testResume(t *testing.T, config Config) {
	run := func(t *testing.T, s *fakeSite, j *memory, after time.Duration) (*Summary, error) {
		ctx, cancel := context.WithTimeout(t.Context(), after)
		defer cancel()
		return s.crawl(t, ctx, config, j, listLinks)
	}
	var want, limits string
	var requests int
	synctest.Test(t, func(t *testing.T) {
		s := generated(300, 11)
		s.delay = jitter(1)
		j := newMemory()
		sum, err := run(t, s, j, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		limits = fmt.Sprint(sum.State, sum.Reason, sum.Limits, sum.Start)
		want, requests = list(j.recorded()), s.requests()
	})
	for seed := range uint64(6) {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 5))
			s := generated(300, 11)
			j := newMemory()
			for try := range 6 {
				s.delay = jitter(seed + uint64(try))
				j.failAfter = 0
				if r.IntN(2) == 0 {
					j.failAfter = j.commits + 1 + r.IntN(4)
				}
				sum, err := run(t, s, j, time.Duration(50+r.IntN(700))*time.Millisecond)
				if err == nil && sum.Left == nil {
					break
				}
				if err == nil {
					n := 0
					sum.Left(func(page.Target) bool { n++; return true })
					if n != len(j.pending()) {
						t.Errorf("Left names %d targets, the queue holds %d", n, len(j.pending()))
					}
				}
			}
			j.failAfter = 0
			sum, err := run(t, s, j, time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(sum.State, sum.Reason, sum.Limits, sum.Start); got != limits {
				t.Errorf("seed %d: %s\nwant %s", seed, got, limits)
			}
			if got := list(j.recorded()); got != want {
				t.Errorf("seed %d: %s", seed, firstDifference(want, got))
			}
			if twice := s.requests() - requests; twice > 7*150 {
				t.Errorf("seed %d: %d of %d requests were made again", seed, twice, requests)
			}
		})
	}
}

// A site that fails now and then, and asks for patience, ends up with the same visits in the same order.
func TestHiccupsDoNotChangeTheOrder(t *testing.T) {
	want := ""
	for i, workers := range []int{16, 1, 16, 64} {
		synctest.Test(t, func(t *testing.T) {
			s := generated(300, 21)
			s.delay = jitter(uint64(i))
			failed := map[string]bool{}
			if i > 0 {
				s.hook = func(_ context.Context, r request) *answer {
					s.mu.Lock()
					defer s.mu.Unlock()
					if failed[r.URL] {
						return nil
					}
					failed[r.URL] = true
					switch (hashURL(r.URL) + uint64(i)) % 29 {
					case 0:
						return refusal(503, 0)
					case 1:
						return &answer{Reason: "timeout"}
					case 2:
						return refusal(429, 2*time.Second)
					case 3:
						return refusal(500, 0)
					case 4:
						return &answer{Reason: "connection-reset"}
					}
					return nil
				}
			}
			j := newMemory()
			sum, err := s.crawl(t, t.Context(), Config{Start: "https://shop.example/", Concurrency: workers, MaxPages: 5000}, j, listLinks)
			if err != nil || sum.State != "complete" {
				t.Fatal(sum, err)
			}
			got := list(j.recorded())
			if i == 0 {
				want = got
			} else if got != want {
				t.Errorf("%d workers: %s", workers, firstDifference(want, got))
			}
			checkCounts(t, j, s, sum)
		})
	}
}
