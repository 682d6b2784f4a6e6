package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	bolt "go.etcd.io/bbolt"
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

func TestPagesComeWithTheirFacts(t *testing.T) {
	s := openSite(t, t.TempDir())
	n := begin(t, s, false)
	must(t, s.Commit([]page.Visit{{Seq: 500, Target: target(500), Outcome: page.Skipped, Reason: "robots"}}, nil, nil))
	for from := 0; from < 400; from += 50 {
		commit(t, s, from, from+50)
	}
	i := 0
	// A pass writes records while it reads, and looks into the store.
	must(t, s.EachPage(func(v *page.Visit, facts, findings []byte) error {
		if string(facts) != string(encoded(i, 1)) || string(findings) != fmt.Sprintf("findings of %d", i) {
			t.Errorf("page %d has other facts or findings", i)
		}
		if _, _, ok, err := s.FactsOf(address(399 - i)); !ok || err != nil {
			t.Errorf("no facts of %s: %v", address(399-i), err)
		}
		i++
		return s.PutRecord(v.Seq, []byte(strings.Repeat(v.Target.URL, 40)))
	}))
	if i != 400 {
		t.Errorf("%d pages of 400", i)
	}
	var keys []uint32
	must(t, s.EachRecord(n, func(key uint32, record []byte) error {
		if string(record) != strings.Repeat(address(int(key)), 40) {
			t.Errorf("record %d is another", key)
		}
		keys = append(keys, key)
		return nil
	}))
	if len(keys) != 400 || keys[0] != 0 || keys[399] != 399 {
		t.Errorf("%d records", len(keys))
	}
	stop := errors.New("enough")
	if err := s.EachPage(func(*page.Visit, []byte, []byte) error { return stop }); err != stop {
		t.Errorf("the error of the callback became %v", err)
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

// What was packed before, with and after the dictionary, and by an earlier process, can all be read.
func TestDictionary(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	commit(t, s, 0, 30)
	must(t, s.Close())
	s = openSite(t, dir)
	begin(t, s, true)
	commit(t, s, 30, 40)
	for i := range 40 {
		if f, _, ok, err := s.FactsOf(address(i)); !ok || err != nil || string(f) != string(encoded(i, 1)) {
			t.Fatalf("facts of page %d: %v %v", i, ok, err)
		}
	}
	if first, later := len(s.packer.packPlain(encoded(35, 1))), len(s.Pack(encoded(35, 1))); later*2 > first {
		t.Errorf("a page takes %d bytes with the dictionary and %d without", later, first)
	}
}

// A dictionary made by a crawl whose first batch never reached the disk must not be needed by anything.
func TestDictionaryIsInTheSameTransaction(t *testing.T) {
	dir := t.TempDir()
	s := openSite(t, dir)
	begin(t, s, false)
	for i := range 12 {
		s.Pack(encoded(i, 1))
	}
	bad := page.Visit{Target: target(1), Outcome: page.Audited}
	if err := s.Commit([]page.Visit{audited(s, 0), bad}, nil, nil); err == nil {
		t.Fatal("a visit without facts was taken")
	}
	commit(t, s, 0, 5)
	must(t, s.Close())
	s = openSite(t, dir)
	if f, _, ok, err := s.FactsOf(address(3)); !ok || err != nil || string(f) != string(encoded(3, 1)) {
		t.Errorf("facts: %v, %v", ok, err)
	}
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

// Findings of the analyzer hold values of several types behind one interface.
func TestFindingsPassThroughTheCodec(t *testing.T) {
	want := []analyzer.Finding{{Rule: "seo/title-too-long", Loss: 1, Confidence: 0.8, Count: 2,
		Values:   analyzer.V("got", 84, "share", 0.5, "names", []string{"a", "b"}, "text", "标题"),
		Evidence: []analyzer.Evidence{{Quote: "Payroll", Selector: "title"}}}}
	var got []analyzer.Finding
	must(t, page.Unmarshal(page.Marshal(nil, want), &got))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
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

func FuzzStoredFacts(f *testing.F) {
	f.Add((&facts{layout: 1, url: home, etag: "e", facts: []byte("f"), findings: []byte("j")}).append(nil))
	f.Add([]byte{0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseFacts(b)
		if err != nil {
			return
		}
		again, err := parseFacts(r.append(nil))
		if err != nil || again.url != r.url || string(again.facts) != string(r.facts) || string(again.findings) != string(r.findings) {
			t.Errorf("facts changed on their way: %v", err)
		}
	})
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
