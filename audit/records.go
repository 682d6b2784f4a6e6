package audit

import (
	"fmt"
	"iter"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// records streams the records of this run, those of the audited pages or those of the others. Their keys tell which is
// which, so that no record is read in vain.
func (a *audit) records(audited bool, yield func(*record) error) error {
	return a.store.EachRecord(a.run, func(key uint32, b []byte) error {
		if (key < unjudged) != audited {
			return nil
		}
		var r record
		if err := page.Unmarshal(b, &r); err != nil {
			return fmt.Errorf("reading a stored record: %w", err)
		}
		return yield(&r)
	})
}

// errStop ends a stream early.
var errStop = fmt.Errorf("stopped")

func (a *audit) pages(yield func(*report.Page, error) bool) {
	stream(a, true, a.pageOf, yield)
}

func (a *audit) outcomes(yield func(*report.Outcome, error) bool) {
	stream(a, false, func(r *record) *report.Outcome { return &r.Outcome }, yield)
}

// stream turns the records into a sequence.
func stream[T any](a *audit, audited bool, of func(*record) *T, yield func(*T, error) bool) {
	err := a.records(audited, func(r *record) error {
		if !yield(of(r), nil) {
			return errStop
		}
		return nil
	})
	if err != nil && err != errStop {
		yield(nil, err)
	}
}

var _ iter.Seq2[*report.Page, error] = (*audit)(nil).pages
