package clarity

import (
	"strings"
	"testing"
)

func TestReadOrdinal(t *testing.T) {
	for _, tt := range []struct {
		line string
		n    int
		form string
	}{
		{"1. Flour", 1, "1."},
		{"12) Salt", 12, "1)"},
		{"(3) Water", 3, "(1)"},
		{"（二）发酵", 2, "(一)"},
		{"一、和面", 1, "一、"},
		{"十二、冷却", 12, "一、"},
		{"二十、装箱", 20, "一、"},
		{"3、整形", 3, "1、"},
		{"第一阶段：学会和面", 1, "第N阶段"},
		{"第3步 烘烤", 3, "第N步"},
		{"第二，价格公道", 2, "第N"},
		{"Step 4: bake", 4, "step N"},
		{"Schritt 2", 2, "schritt N"},
		{"Étape 3 – cuire", 3, "étape N"},
		{"étape 3 – cuire", 3, "étape N"},
		{"3 ovens", 0, ""},
		{"2.5 kW", 0, ""},
		{"3D view", 0, ""},
		{"1971. A shed", 0, ""},
		{"100. Bake", 0, ""},
		{"一家面包房", 0, ""},
		{"第一家面包房", 0, ""},
		{"十十、", 0, ""},
		{"Stepping 3", 0, ""},
		{"", 0, ""},
	} {
		o, ok := readOrdinal(tt.line)
		if !ok {
			o = ordinal{}
		}
		if o.n != tt.n || o.form != tt.form {
			t.Errorf("readOrdinal(%q) = %d %q, want %d %q", tt.line, o.n, o.form, tt.n, tt.form)
		}
	}
}

func TestHanNumeral(t *testing.T) {
	for n := 1; n <= maxOrdinal; n++ {
		if got, rest, _ := readNumber(hanNumeral(n)); got != n || rest != "" {
			t.Errorf("readNumber(%q) = %d, %q; want %d", hanNumeral(n), got, rest, n)
		}
	}
}

func TestGap(t *testing.T) {
	for _, tt := range []struct {
		ns      []int
		missing int
	}{
		{[]int{1, 2, 3}, 0},
		{[]int{1, 2, 4, 5}, 3},
		{[]int{2, 3, 4}, 1},
		{[]int{1, 3}, 0},                // two members are no sequence
		{[]int{3, 4, 5}, 0},             // goes on from another page
		{[]int{1, 2, 3, 1, 2, 4, 5}, 3}, // the second list
		{[]int{1, 2, 3, 7, 8, 9}, 0},    // numbers of other things
		{[]int{1, 1, 1}, 0},
		{nil, 0},
	} {
		s := sequence{ns: tt.ns}
		if got, _ := s.gap(); got != tt.missing {
			t.Errorf("gap of %v = %d, want %d", tt.ns, got, tt.missing)
		}
	}
}

func FuzzReadOrdinal(f *testing.F) {
	for _, s := range []string{"1. a", "第一阶段", "(3) b", "Step 4", "十二、c", "第", "(", "99999999999999999999."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if o, ok := readOrdinal(s); ok && (o.n < 1 || o.n > maxOrdinal || o.form == "") {
			t.Errorf("readOrdinal(%q) = %+v", s, o)
		}
		if n, over := countSentences(s, 3); over > n || n > strings.Count(s, "")+1 {
			t.Errorf("countSentences(%q) = %d, %d", s, n, over)
		}
	})
}
