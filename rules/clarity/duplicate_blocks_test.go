package clarity

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func TestContainment(t *testing.T) {
	long := "our deck oven bakes forty loaves an hour on three stone decks and runs on a household plug"
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{long, long, 1},
		{long, "deck oven bakes forty loaves an hour", 1},
		{long, "nothing of this stands in the other text", 0},
		{"", long, 0},
		{"石板层炉每小时烤四十个面包", "石板层炉每小时烤四十个面包，插电就用", 1},
	} {
		a, b := shingles(tt.a), shingles(tt.b)
		if got := containment(&a, &b, tt.want); got != tt.want {
			t.Errorf("containment(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// A page of thousands of equal paragraphs must not cost more than a glance.
func TestDuplicateBlocksIsBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("<main>")
	for i := range 4000 {
		fmt.Fprintf(&b, "<p>Our deck oven number %d bakes forty loaves an hour on three stone decks, runs on a household plug, needs two square metres of floor and is ready soon.</p><hr>", i%7)
	}
	p := page.Parse(page.Source{URL: "https://example.com/", Status: 200, Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte(b.String())})
	start := time.Now()
	r := duplicateBlocks(&analyzer.Context{Page: p, Params: analyzer.Params{"words": 25.0, "words_han": 40.0, "containment": 0.5}})
	if r.Status != analyzer.Fail || len(r.Evidence) > 2*analyzer.MaxEvidence {
		t.Errorf("status %v with %d pieces of evidence", r.Status, len(r.Evidence))
	}
	if d := time.Since(start); d > time.Second {
		t.Errorf("took %v", d)
	}
}
