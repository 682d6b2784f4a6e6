package page

import (
	"slices"
	"testing"
)

func shares(a, b []uint64) bool {
	return slices.ContainsFunc(a, func(k uint64) bool { return slices.Contains(b, k) })
}

func TestContentUnits(t *testing.T) {
	for _, c := range []struct {
		a, b, language string
		want           bool
	}{
		{"Deck ovens for bakeries", "An oven for every bakery", "en", true}, // baker…
		{"The best of the year", "And of the other", "en", false},           // only words that join
		{"層式烤爐", "层式烤炉价格", "zh", true},                                      // traditional and simplified
		{"烤炉", "和面机", "zh", false},
		{"Backöfen", "Backofen-Zubehör", "de", false},
		{"Termine buchen", "Ihr Termin", "de", true},
	} {
		if got := shares(ContentUnits(nil, c.a, c.language), ContentUnits(nil, c.b, c.language)); got != c.want {
			t.Errorf("%q and %q share units: %v", c.a, c.b, got)
		}
	}
}

func TestLabelSubject(t *testing.T) {
	for label, n := range map[string]int{"Contact us": 0, "Get a quote": 0, "Get a quote for the spiral mixer": 2, "立即咨询": 0} {
		if got := LabelSubject(nil, label, "en"); len(got) != n {
			t.Errorf("%q: %d units, want %d", label, len(got), n)
		}
	}
	if got := LabelSubject(nil, "立即购买和面机", "zh"); len(got) < 2 {
		t.Errorf("%d units of the mixer", len(got))
	}
}

// FuzzLabelSubject: a label of any bytes is about no more than its words.
func FuzzLabelSubject(f *testing.F) {
	for _, s := range []string{"Get a quote for the mixer", "立即购买和面机", "buy\xff now", "İstanbul’da satın al", "ＢＵＹ ＮＯＷ"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, label, language string) {
		if a, b := LabelSubject(nil, label, language), ContentUnits(nil, label, language); len(a) > len(label) || len(b) > len(label) {
			t.Errorf("%q: %d and %d units", label, len(a), len(b))
		}
	})
}
