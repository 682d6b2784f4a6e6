package page

import (
	"strings"
	"testing"
)

// The automaton must find what a search for each token finds, overlapping tokens included.
func TestTokenMatcher(t *testing.T) {
	tokens := []string{"she", "he", "hers", "his", "ushe", "公司"}
	m := compileTokens(tokens, []int{0, 1, 2, 3, 4, 5}, true)
	for _, s := range []string{"USHERS", "hi s", "", "this", "h", "ahe", "\xff\x00hers", "有限公司", "公\x8f\xb8", strings.Repeat("s", 300) + "he"} {
		found := make([]bool, len(tokens))
		m.mark(found, s)
		for k, token := range tokens {
			if want := strings.Contains(strings.ToLower(s), token); found[k] != want {
				t.Errorf("%q in %q: %v, want %v", token, s, found[k], want)
			}
		}
	}
}

func TestTokenMatcherOwnersAndCase(t *testing.T) {
	m := compileTokens([]string{"AG", "GmbH", "gmbh"}, []int{0, 1, 1}, false)
	found := make([]bool, 2)
	m.mark(found, "Lagerhaus gmbh")
	if found[0] || !found[1] {
		t.Errorf("found %v", found)
	}
}
