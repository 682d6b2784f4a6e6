package report

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func TestFailedStreamIsAnError(t *testing.T) {
	broken := errors.New("the store is damaged")
	d := bakery()
	d.Outcomes = func(yield func(*Outcome, error) bool) { yield(nil, broken) }
	if err := WriteHTML(new(bytes.Buffer), d, "en"); !errors.Is(err, broken) {
		t.Errorf("HTML: %v", err)
	}
	if err := WriteJSON(new(bytes.Buffer), d); !errors.Is(err, broken) {
		t.Errorf("JSON: %v", err)
	}
	d.Pages = func(yield func(*Page, error) bool) { yield(nil, broken) }
	if err := WriteHTML(new(bytes.Buffer), d, "en"); !errors.Is(err, broken) {
		t.Errorf("HTML: %v", err)
	}
	if err := WriteJSON(new(bytes.Buffer), d); !errors.Is(err, broken) {
		t.Errorf("JSON: %v", err)
	}
}

// crawled streams n pages with ten findings each; later pages cost more.
func crawled(n int) func(func(*Page, error) bool) {
	return func(yield func(*Page, error) bool) {
		for i := range n {
			p := &Page{URL: "https://www.hearthstone-ovens.example/p/" + number6(i), Status: 200, Type: page.Product, Outcome: page.Audited,
				Title: strings.Repeat("Oven ", 10), Language: "en", Score: 50, Points: float64(i)}
			for k := range 10 {
				p.Findings = append(p.Findings, Finding{Rule: "rule/" + number6(k), Severity: analyzer.Warning, Category: "cta", Count: 1, Points: 0.1,
					Message: strings.Repeat("m", 80), Evidence: []analyzer.Evidence{{Quote: strings.Repeat("q", 190), Selector: "main > p"}}})
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}

func number6(i int) string {
	b := []byte("000000")
	for k := 5; k >= 0; k-- {
		b[k] += byte(i % 10)
		i /= 10
	}
	return string(b)
}

func TestMemoryDoesNotGrowWithTheSite(t *testing.T) {
	for name, write := range map[string]func(*Document) error{
		"html": func(d *Document) error { return WriteHTML(discard{}, d, "en") },
		"json": func(d *Document) error { return WriteJSON(discard{}, d) },
	} {
		t.Run(name, func(t *testing.T) {
			d := bakery()
			var early, late uint64
			d.Pages = func(yield func(*Page, error) bool) {
				i := 0
				for p := range crawled(20000) {
					if !yield(p, nil) {
						return
					}
					switch i++; i {
					case 2000:
						early = live()
					case 20000:
						late = live()
					}
				}
			}
			if err := write(d); err != nil {
				t.Fatal(err)
			}
			if late > early+1<<20 {
				t.Errorf("%d kB at 2,000 pages, %d kB at 20,000", early>>10, late>>10)
			}
		})
	}
}

func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
