package report

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// The rendered samples in testdata are there to be read in a review: open them in a browser. They are written anew by
// go test ./report -run Golden -update.
func TestGolden(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"bakery.json":    func(w io.Writer) error { return WriteJSON(w, bakery()) },
		"bakery.en.html": func(w io.Writer) error { return WriteHTML(w, bakery(), "en") },
		"bakery.en.txt":  func(w io.Writer) error { _, err := io.WriteString(w, Summary(bakery(), "en")); return err },
		"shop.zh.html":   func(w io.Writer) error { return WriteHTML(w, shop(), "zh") },
		"shop.zh.txt":    func(w io.Writer) error { _, err := io.WriteString(w, Summary(shop(), "zh")); return err },
		"index.en.html":  func(w io.Writer) error { return WriteIndex(w, batch(), "en") },
		"index.json":     func(w io.Writer) error { return WriteIndexJSON(w, batch()) },
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, _ := os.ReadFile(file); !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s is not what is rendered now: look at the difference, then run go test ./report -run Golden -update", file)
		}
	}
}
