package page

import (
	"slices"
	"strings"
	"testing"
)

// The filter of word starts hides no term: each line below is one of the lexicon, as it stands, in capitals, spaced out,
// and with other words around it.
func TestStartFilterHidesNoTerm(t *testing.T) {
	lx := builtin()
	var all sections
	for n := range lx.ids {
		all.add(section(n))
	}
	var b strings.Builder
	for i := range lx.entries {
		term := lx.entries[i].term
		b.WriteString(term + "\n" + strings.ToUpper(term) + "s\nx " + term + ", x\n" + strings.Join(strings.Split(term, ""), " ") + "\n")
	}
	text := b.String()
	for _, set := range []sections{all, lx.of("cta").set, lx.of("spam").set, lx.offer.wanted.set} {
		plain := &terms{lexicon: lx, set: set}
		if got, want := lx.choose(set).hits(text), plain.hits(text); !slices.Equal(got, want) {
			t.Errorf("%d hits with the filter, %d without", len(got), len(want))
		}
	}
}
