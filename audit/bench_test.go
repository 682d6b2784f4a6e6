package audit_test

import (
	"testing"

	"github.com/siteassay/assay/audit"
)

// BenchmarkAudit audits a site of 500 pages that is served by the same process, with all built-in rules and a store on
// disk. The server's share of the time is some tenth of a millisecond a page.
func BenchmarkAudit(b *testing.B) {
	const all = 500
	site := generatedSite{pages: all}
	url, _ := counted(b, site)
	cfg := config(b, url)
	size := 0
	for n := range all {
		size += len(site.body("127.0.0.1", n))
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		s := openStore(b, b.TempDir(), url)
		doc, err := audit.Run(b.Context(), cfg, s)
		if err != nil {
			b.Fatal(err)
		}
		render(b, doc)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		pages += doc.Counts.Audited
	}
	if pages != b.N*all {
		b.Fatalf("%d pages in %d audits", pages, b.N)
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
