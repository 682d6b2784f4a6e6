package store

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

func TestQueueSurvives(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	must(t, s.Commit(nil, []page.Target{target(9), target(3), target(5), target(1)}, nil))
	again := target(5)
	again.Attempts = 2
	must(t, s.Commit([]page.Visit{audited(s, 3)}, []page.Target{again, target(4)}, [][16]byte{target(1).Key}))
	must(t, s.Close())

	s = openSite(t, dir)
	begin(t, s, true)
	var got []page.Target
	must(t, s.Pending(func(p page.Target) bool { got = append(got, p); return true }))
	if diff := cmp.Diff([]page.Target{target(4), again, target(9)}, got); diff != "" {
		t.Error(diff)
	}
	if meta, err := s.Meta(); string(meta) != "settings" || err != nil {
		t.Errorf("meta of the resumed run is %q, %v", meta, err)
	}
	got = nil
	must(t, s.Pending(func(p page.Target) bool { got = append(got, p); return false }))
	if len(got) != 1 {
		t.Errorf("Pending went on after the end: %d", len(got))
	}
}

func TestVisitsComeInTheirOrder(t *testing.T) {
	s := openSite(t, t.TempDir())
	begin(t, s, false)
	failed := page.Visit{Seq: 300, Target: target(300), Outcome: page.Failed, Reason: "dns", Detail: "no such host"}
	must(t, s.Commit([]page.Visit{failed, audited(s, 2)}, nil, nil))
	for from := 3; from < 299; from += 37 { // more than a walk copies at once
		commit(t, s, from, min(from+37, 299))
	}
	must(t, s.Commit([]page.Visit{audited(s, 1), audited(s, 0)}, nil, nil))
	next := uint32(0)
	must(t, s.Visits(func(v page.Visit) bool {
		want := audited(s, int(v.Seq))
		want.Facts, want.Findings = nil, nil
		if v.Seq == 300 {
			want = failed
		} else if v.Seq != next {
			t.Errorf("visit %d in the place of %d", v.Seq, next)
		}
		if diff := cmp.Diff(want, v); diff != "" {
			t.Error(diff)
		}
		next++
		return true
	}))
	if next != 300 {
		t.Errorf("%d visits of 300", next)
	}
}

func TestSecondCrawl(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 20)
	must(t, s.FinishRun(report.RunSummary{State: report.Complete}))
	must(t, s.Close())

	s = openSite(t, dir)
	if n := begin(t, s, false); n != 2 {
		t.Errorf("second run has number %d", n)
	}
	if etag, modified := s.Validators(address(4)); etag != `"e4"` || modified != "" {
		t.Errorf("validators %q %q", etag, modified)
	}
	if etag, _ := s.Validators(address(777)); etag != "" {
		t.Errorf("validators of an unknown page: %q", etag)
	}
	same := page.Visit{Seq: 0, Target: target(4), Outcome: page.Audited, Status: 304, Unchanged: true}
	judged := page.Visit{Seq: 1, Target: target(5), Outcome: page.Audited, Status: 304, Unchanged: true, ETag: `"new"`, Findings: []byte("of new rules")}
	changed := audited(s, 6)
	changed.Seq, changed.Facts, changed.ETag = 2, s.Pack(encoded(6, 2)), ""
	down := page.Visit{Seq: 3, Target: target(7), Outcome: page.ErrorPage, Status: 503}
	gone := page.Visit{Seq: 4, Target: target(8), Outcome: page.ErrorPage, Status: 404}
	must(t, s.Commit([]page.Visit{same, judged, changed, down, gone}, nil, nil))
	check := func(i int, etag, facts, findings string) {
		t.Helper()
		f, j, ok, err := s.FactsOf(address(i))
		if !ok || err != nil || string(f) != facts || string(j) != findings {
			t.Errorf("page %d: ok %v, error %v, findings %q, facts as expected: %v", i, ok, err, j, string(f) == facts)
		}
		if e, _ := s.Validators(address(i)); e != etag {
			t.Errorf("page %d: validator %q", i, e)
		}
	}
	check(4, `"e4"`, string(encoded(4, 1)), "findings of 4")
	check(5, `"new"`, string(encoded(5, 1)), "of new rules")
	check(6, "", string(encoded(6, 2)), "findings of 6")
	must(t, s.FinishRun(report.RunSummary{State: report.Complete}))
	check(4, `"e4"`, string(encoded(4, 1)), "findings of 4")
	check(7, `"e7"`, string(encoded(7, 1)), "findings of 7") // down today, known tomorrow
	for _, i := range []int{8, 12} {
		if _, _, ok, err := s.FactsOf(address(i)); ok || err != nil {
			t.Errorf("page %d is gone from the site and not from the store: %v", i, err)
		}
	}
}

func TestUnchangedPageWithoutFactsIsAnError(t *testing.T) {
	s := openSite(t, t.TempDir())
	begin(t, s, false)
	v := page.Visit{Target: target(1), Outcome: page.Audited, Unchanged: true}
	if err := s.Commit([]page.Visit{v}, nil, nil); err == nil || !strings.Contains(err.Error(), address(1)) {
		t.Errorf("error %v", err)
	}
	commit(t, s, 1, 3) // the store goes on
}

// Workers pack, ask for validators and read facts while batches are committed and the index is written.
func TestWorkersBesideTheWriter(t *testing.T) {
	s := openSite(t, t.TempDir())
	s.urls.limit = 30
	begin(t, s, false)
	packed := make(chan page.Visit)
	known := make(chan int, 1000)
	var workers sync.WaitGroup
	for w := range 4 {
		workers.Go(func() {
			for i := w; i < 400; i += 4 {
				packed <- audited(s, i)
				n := 0
				select {
				case n = <-known:
				default:
					continue
				}
				if facts, _, ok, err := s.FactsOf(address(n)); !ok || err != nil || string(facts) != string(encoded(n, 1)) {
					t.Errorf("page %d was committed: %v, %v", n, ok, err)
				}
				if etag, _ := s.Validators(address(n)); etag == "" {
					t.Errorf("page %d has no validator", n)
				}
			}
		})
	}
	go func() {
		workers.Wait()
		close(packed)
	}()
	var batch []page.Visit
	write := func() {
		if err := s.Commit(batch, nil, nil); err != nil {
			t.Error(err)
		}
		for _, v := range batch {
			known <- int(v.Seq)
		}
		batch = nil
	}
	for v := range packed {
		if batch = append(batch, v); len(batch) == 10 {
			write()
		}
	}
	write()
	n := 0
	must(t, s.EachPage(func(*page.Visit, []byte, []byte) error { n++; return nil }))
	if n != 400 {
		t.Errorf("%d pages of 400", n)
	}
}
