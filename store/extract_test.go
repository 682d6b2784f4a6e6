package store

import (
	"testing"

	"github.com/siteassay/assay/page"
)

// openWith opens the store with own facts of a digest.
func openWith(t *testing.T, dir string, extract uint32) *Site {
	t.Helper()
	s, err := Open(dir, home, Options{Extract: extract})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// Facts that were taken with other extractors are as good as none: they are asked for without validators, and a run that
// began with them is not resumed.
func TestOtherExtractorsMeanNoFacts(t *testing.T) {
	dir := t.TempDir()
	s := openWith(t, dir, 7)
	begin(t, s, false)
	commit(t, s, 0, 3)
	must(t, s.Commit(nil, []page.Target{target(50)}, nil))
	if etag, modified := s.Validators(address(1)); etag == "" && modified == "" {
		t.Fatal("the sample has no validators")
	}
	must(t, s.Close())

	s = openWith(t, dir, 8)
	if etag, modified := s.Validators(address(1)); etag != "" || modified != "" {
		t.Errorf("validators %q %q of facts that cannot be used", etag, modified)
	}
	if _, _, ok, err := s.FactsOf(address(1)); ok || err != nil {
		t.Errorf("facts of other extractors are given out, %v", err)
	}
	if _, resumed, err := s.BeginRun(true, nil); resumed || err != nil {
		t.Errorf("a run of other extractors goes on, %v", err)
	}
	commit(t, s, 0, 1) // the pages of the first run are written over, one by one
	if _, _, ok, err := s.FactsOf(address(0)); !ok || err != nil {
		t.Errorf("new facts are not there, %v", err)
	}
	must(t, s.Close())

	s = openWith(t, dir, 8)
	if _, resumed, err := s.BeginRun(true, nil); !resumed || err != nil {
		t.Errorf("a run of the same extractors does not go on, %v", err)
	}
}
