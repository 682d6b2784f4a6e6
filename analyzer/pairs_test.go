package analyzer

import (
	"slices"
	"testing"
)

func TestJoinPairs(t *testing.T) {
	got := JoinPairs([]string{"保定", "固态", "态发", "发光", "LED", "Öfen", "新材", "材料", "è", "烤箱"})
	if want := []string{"保定", "固态发光", "LED", "Öfen", "新材料", "è", "烤箱"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
