package clarity

import "testing"

func TestCountSentences(t *testing.T) {
	for _, tt := range []struct {
		text    string
		n, over int
	}{
		{"We bake. We bake bread every day.", 2, 1},
		{"Write to info@crumb.example today. It costs 2.50 a loaf.", 2, 2},
		{"Crumb Ltd. was founded in a shed.", 1, 1}, // a small letter goes on
		{"He asked “Why?” and left.", 1, 1},
		{"A heading without a stop\nWe bake bread.", 1, 0},
		{"我们做层炉。您来试烤！", 2, 2},
		{"Hier backt man ca. drei Brote.", 1, 1},
		{"", 0, 0},
	} {
		n, over := countSentences(tt.text, 3)
		if n != tt.n || over != tt.over {
			t.Errorf("countSentences(%q) = %d, %d over; want %d, %d", tt.text, n, over, tt.n, tt.over)
		}
	}
}
