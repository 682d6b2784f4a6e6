package analyzer

import "testing"

func TestAPageWithSeveralFaultsOfARuleIsOnePage(t *testing.T) {
	full := make([]string, MaxRelated)
	for i := range full {
		full[i] = string(rune('a'+i%26)) + string(rune(i))
	}
	for _, c := range []struct {
		name     string
		findings []Finding
		want     int
	}{
		{"three dead links on two pages", []Finding{{Related: []string{"/a", "/b"}}, {Related: []string{"/a"}}, {Related: []string{"/b"}}}, 2},
		{"about the site", []Finding{{}}, 1},
		{"more than a finding lists", []Finding{{Related: full, Count: MaxRelated + 500}}, MaxRelated + 500},
	} {
		if got := Concerned(c.findings); got != c.want {
			t.Errorf("%s: %d pages, want %d", c.name, got, c.want)
		}
	}
}
