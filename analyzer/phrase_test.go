package analyzer

import (
	"strings"
	"testing"
)

func TestSays(t *testing.T) {
	many := make([]string, 100)
	for i := range many {
		many[i] = strings.Repeat("x", i+2)
	}
	for _, c := range []struct {
		text    string
		phrases []string
		want    bool
	}{
		{"Free Returns within 30 days", []string{"return"}, true},
		{"we start at nine", []string{"art"}, false},
		{"支持七天无理由退货", []string{"退货"}, true},
		{"ab 退货", []string{"退"}, true},
		{"Rückgabe möglich", []string{"rückgabe"}, true},
		{"zurückgabe", []string{"gabe", "ckgabe"}, false},
		{"élan", []string{"lan"}, false},
		{"the end", []string{"end of it"}, false},
		{"a*b", []string{"*"}, true},
		{"", []string{"a"}, false},
		{"anything", []string{""}, false},
		{"anything", nil, false},
		{strings.Repeat("y ", 50) + strings.Repeat("x", 101), many, true},
		{"a x", many[70:], false},
	} {
		if got := Says(c.text, c.phrases); got != c.want {
			t.Errorf("Says(%q, %q) = %v", c.text, c.phrases, got)
		}
	}
}

func FuzzSays(f *testing.F) {
	f.Add("Free returns", "return")
	f.Add("免费退货", "退货")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		low := []byte(text)
		for i := range low {
			low[i] = fold(low[i])
		}
		if Says(text, []string{phrase}) && !strings.Contains(string(low), phrase) {
			t.Errorf("%q is said to be in %q", phrase, text)
		}
	})
}

// TestShortAndLongTextsAgree: labels and whole texts are searched in two ways that must say the same.
func TestShortAndLongTextsAgree(t *testing.T) {
	phrases := []string{"return", "gabe", "lan", "保修", "24", "é"}
	for _, label := range []string{"Returns", "unreturned", "zurückgabe", "élan", "plan", "整机保修", "24h", "x24", "café", "", "a\u00a0lan"} {
		long := label + strings.Repeat(" .", shortText)
		if short, whole := Says(label, phrases), Says(long, phrases); short != whole {
			t.Errorf("%q: %v alone, %v in a long text", label, short, whole)
		}
	}
}
