package store

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	bolt "go.etcd.io/bbolt"
)

func TestRunThatWasCutOff(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	if n := begin(t, s, false); n != 1 {
		t.Errorf("first run has number %d", n)
	}
	commit(t, s, 0, 10)
	must(t, s.Commit(nil, []page.Target{target(50)}, nil))
	must(t, s.PutRecord(1, []byte("early")))
	must(t, s.EachRecord(1, func(uint32, []byte) error { return nil }))
	must(t, s.Close())

	s = openSite(t, dir)
	if n := begin(t, s, true); n != 1 {
		t.Errorf("resumed run has number %d", n)
	}
	must(t, s.PutRecord(0, []byte("again")))
	must(t, s.EachRecord(1, func(k uint32, b []byte) error {
		if k != 0 || string(b) != "again" {
			t.Errorf("record %d %q of the first attempt is still there", k, b)
		}
		return nil
	}))
	must(t, s.Close())

	s = openSite(t, dir)
	if n := begin(t, s, false); n != 1 {
		t.Errorf("a run in the place of one that left nothing has number %d", n)
	}
	must(t, s.Visits(func(v page.Visit) bool { t.Errorf("visit of %s is still there", v.Target.URL); return true }))
	if got := pending(t, s); len(got) > 0 {
		t.Errorf("queue still has %v", got)
	}
	if _, _, ok, _ := s.FactsOf(address(3)); !ok {
		t.Error("facts went with the run")
	}
}

// An interrupted run has its report and can go on; a run that reached its limit has nothing to go on with.
func TestPartialRunCanBeResumed(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 5)
	must(t, s.Commit(nil, []page.Target{target(50)}, nil))
	must(t, s.PutRecord(0, []byte("half")))
	must(t, s.FinishRun(report.RunSummary{State: report.Partial, Score: 40}))
	must(t, s.Close())

	s = openSite(t, dir)
	if n := begin(t, s, true); n != 1 {
		t.Errorf("number %d", n)
	}
	if got := pending(t, s); len(got) != 1 {
		t.Errorf("queue has %v", got)
	}
	must(t, s.Commit([]page.Visit{audited(s, 50)}, nil, nil))
	must(t, s.FinishRun(report.RunSummary{State: report.Partial, Score: 60}))
	runs, err := s.Runs()
	if err != nil || len(runs) != 1 || runs[0].Score != 60 {
		t.Errorf("history %+v, %v", runs, err)
	}
	if n, resumed, err := s.BeginRun(true, nil); n != 2 || resumed || err != nil {
		t.Errorf("after a run with an empty queue: %d, %v, %v", n, resumed, err)
	}
}

func TestHistory(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, home, Options{KeepRuns: 2, KeepDocuments: 3})
	must(t, err)
	defer s.Close()
	for i := 1; i <= 5; i++ {
		begin(t, s, false)
		commit(t, s, 0, 3)
		must(t, s.PutRecord(7, []byte{byte(i)}))
		must(t, s.FinishRun(report.RunSummary{State: report.Complete, Score: float64(i), Document: []byte(fmt.Sprintf(`{"run":%d}`, i)),
			Headings: []report.Heading{{ID: "clarity", Score: 50}}}))
	}
	runs, err := s.Runs()
	if err != nil || len(runs) != 5 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	for i, r := range runs {
		if r.Number != i+1 || r.Score != float64(i+1) || r.Headings[0].Score != 50 {
			t.Errorf("run %d is %+v", i+1, r)
		}
		doc, err := s.Document(i + 1)
		if kept := i+1 > 2; kept != (err == nil) || kept && string(doc) != fmt.Sprintf(`{"run":%d}`, i+1) || !kept && !errors.Is(err, ErrNoRun) {
			t.Errorf("document %d: %q, %v", i+1, doc, err)
		}
		count := 0
		err = s.EachRecord(i+1, func(k uint32, b []byte) error { count += int(b[0]); return nil })
		if kept := i+1 > 3; kept != (err == nil) || kept && count != i+1 || !kept && !errors.Is(err, ErrNoRun) {
			t.Errorf("records of run %d: %d, %v", i+1, count, err)
		}
	}
}

func TestWithoutARun(t *testing.T) {
	s := openSite(t, t.TempDir())
	for _, err := range []error{s.Commit(nil, nil, nil), s.PutRecord(1, nil), s.FinishRun(report.RunSummary{})} {
		if !errors.Is(err, ErrNoRun) {
			t.Errorf("error %v", err)
		}
	}
	begin(t, s, false)
	must(t, s.PutRecord(4, nil))
	if err := s.PutRecord(4, nil); err == nil {
		t.Error("two records with one key were taken")
	}
}

// bbolt uses again what old runs leave: a site that is crawled every week must not need a new file's worth each time.
func TestFileDoesNotGrowWithEveryRun(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, home, Options{KeepRuns: 1})
	must(t, err)
	defer s.Close()
	size := func() int64 {
		info, err := os.Stat(s.Path())
		must(t, err)
		return info.Size()
	}
	var first int64
	for run := range 8 {
		begin(t, s, false)
		for from := 0; from < 1500; from += 100 {
			var done []page.Visit
			for i := from; i < from+100; i++ {
				v := audited(s, i)
				v.Facts = s.Pack(append(encoded(i, run), make([]byte, run*i%100)...))
				done = append(done, v)
			}
			must(t, s.Commit(done, nil, nil))
		}
		must(t, s.FinishRun(report.RunSummary{State: report.Complete}))
		if run == 1 {
			first = size()
		}
	}
	if last := size(); last > first+first/2 {
		t.Errorf("%d bytes after two runs, %d after eight", first, last)
	}
}

func FuzzBlockOfRecords(f *testing.F) {
	f.Add([]byte{1, 2, 'a', 'b', 2, 0})
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &Site{db: new(bolt.DB)}
		sum := 0
		s.eachInBlock(b, func(_ uint32, record []byte) error { sum += len(record); return nil })
		if sum > len(b) {
			t.Errorf("%d bytes of records in a block of %d", sum, len(b))
		}
	})
}
