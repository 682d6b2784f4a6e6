package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

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
