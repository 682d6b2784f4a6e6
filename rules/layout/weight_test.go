package layout

import (
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// Examples cannot say how fast a server was.
func TestWeightFirstByte(t *testing.T) {
	params := analyzer.Params{"bytes": 500_000.0, "first_byte": 3500.0}
	for _, tt := range []struct {
		name  string
		fetch page.Fetch
		want  analyzer.Status
		loss  float64
	}{
		{"quick", page.Fetch{Proto: "HTTP/2.0", FirstByteMS: 120}, analyzer.Pass, 0},
		{"at the limit", page.Fetch{Proto: "HTTP/2.0", FirstByteMS: 3500}, analyzer.Pass, 0},
		{"one lost packet", page.Fetch{Proto: "HTTP/1.1", FirstByteMS: 1220}, analyzer.Pass, 0},
		{"slow", page.Fetch{Proto: "HTTP/1.1", FirstByteMS: 4200}, analyzer.Fail, 0.5},
		{"a minute", page.Fetch{Proto: "HTTP/1.1", FirstByteMS: 60_000}, analyzer.Fail, 0.5},
		{"a file has no server", page.Fetch{FirstByteMS: 60_000}, analyzer.Pass, 0},
	} {
		r := weight(&analyzer.Context{Page: &page.Page{URL: "https://example.com/", Fetch: tt.fetch}, Params: params})
		if r.Status != tt.want || r.Loss != tt.loss {
			t.Errorf("%s: status %v, loss %v; want %v, %v", tt.name, r.Status, r.Loss, tt.want, tt.loss)
		}
	}
}
