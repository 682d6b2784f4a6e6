package analyzer

import (
	"strings"
	"testing"
)

func TestLabels(t *testing.T) {
	l := NewLabels([]string{"event", "opinión", "常见问题"})
	for text, want := range map[string]bool{
		"Events": true, "All events": true, "Prevention": false, "Sus opiniónes": true, "查看常见问题": true, "问题": false, "": false,
		"events " + strings.Repeat("x", 60): false,
	} {
		if l.In(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
		if l.In(text) != want {
			t.Errorf("%q at the second look: %v", text, !want)
		}
	}
	if new(Labels).In("Events") {
		t.Error("the zero value finds something")
	}
}

func BenchmarkLabels(b *testing.B) {
	l := NewLabels([]string{"event", "club", "loyalty", "webinar", "download", "review", "评价", "会员"})
	for b.Loop() {
		l.In("Deck ovens for small bakeries")
	}
}
