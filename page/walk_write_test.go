package page

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestWhiteSpaceCollapses compares the text with what strings.FieldsFunc makes of it, for texts that put white space at
// every place of the eight bytes that are read at a time.
func TestWhiteSpaceCollapses(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "word", " ", "  ", "\n", "\t", "\u00a0", "\u3000", "é", "书", "。", "\v", "Â", "longerword", " x ", "\r\n"}
	for range 3000 {
		var in strings.Builder
		for range rng.IntN(12) + 1 {
			in.WriteString(pieces[rng.IntN(len(pieces))])
		}
		w := walker{o: newOutline(builtin())}
		w.write(in.String(), 0, &state{})
		want := strings.Join(strings.FieldsFunc(in.String(), func(r rune) bool { return strings.ContainsRune(" \n\t\r\f\u00a0\u3000", r) }), " ")
		if got := string(w.o.text); got != want {
			t.Fatalf("%q became %q, want %q", in.String(), got, want)
		}
	}
}
