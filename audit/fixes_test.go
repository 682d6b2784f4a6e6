package audit_test

import (
	"slices"
	"testing"

	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/testdata/sites"
)

// A dead order button and a form that leaks come before anything that many pages share: the client's visitors are lost
// there today.
func TestCriticalFaultsComeFirst(t *testing.T) {
	doc := run(t, config(t, serveArchive(t, sites.English)), t.TempDir())
	place := func(rule string) int {
		return slices.IndexFunc(doc.Fixes, func(f report.Fix) bool { return f.Rule == rule })
	}
	last := 0
	for _, rule := range []string{"cta/dead-target", "form/insecure-action", "promotion/money-page-blocked"} {
		i := place(rule)
		if i < 0 {
			t.Fatalf("%s is no fix", rule)
		}
		last = max(last, i)
	}
	for _, rule := range []string{"promotion/analytics", "duplicates/title-duplicate", "structured-data/missing"} {
		if i := place(rule); i >= 0 && i < last {
			t.Errorf("%s stands at %d, before a critical fault at %d", rule, i+1, last+1)
		}
	}
}
