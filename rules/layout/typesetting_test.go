package layout

import (
	"math"
	"testing"
)

func TestCapitalShare(t *testing.T) {
	for text, want := range map[string]float64{
		"OUR OVENS ARE GOOD\nthey bake bread every morning when people sleep well": 100.0 * 2 / 11,
		"NASA and CERN": 0, // too few words
		"":              0,
	} {
		if got, _ := capitalShare(text); math.Round(got) != math.Round(want) {
			t.Errorf("capitalShare(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestMixedShare(t *testing.T) {
	for text, want := range map[string]float64{
		"层炉,转炉,和面机，醒发箱。切片机！":                40,
		"层炉，转炉，和面机，醒发箱。切片机！":                0,
		"Ovens, mixers, other names, done!": 0,
		"层炉,转炉":                             0, // too few
	} {
		if got, quote := mixedShare(text); got != want || got > 0 && quote == "" {
			t.Errorf("mixedShare(%q) = %v %q, want %v", text, got, quote, want)
		}
	}
}
