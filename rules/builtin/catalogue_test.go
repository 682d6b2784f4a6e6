package builtin

import (
	"os"
	"strings"
	"testing"
)

// TestCatalogue holds every row of the conversion catalogue against the rules: it is one, is judged by others, or says why not.
func TestCatalogue(t *testing.T) {
	known := map[string]bool{}
	for _, r := range load(t).Rules {
		known[r.ID] = true
	}
	data, err := os.ReadFile("testdata/catalogue.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		if _, reason, ok := strings.Cut(line, " - "); ok {
			if reason == "" {
				t.Errorf("%s: no reason", line)
			}
			continue
		}
		id, others, _ := strings.Cut(line, " = ")
		if others == "" {
			others = id
		} else if known[id] {
			t.Errorf("%s is a rule and has aliases", id)
		}
		for other := range strings.FieldsSeq(others) {
			if !known[other] {
				t.Errorf("row %s: there is no rule %s", id, other)
			}
		}
	}
	if rows != 130 {
		t.Errorf("%d rows, the catalogue has 130", rows)
	}
}
