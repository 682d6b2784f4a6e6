package brand

import "testing"

func TestMatchName(t *testing.T) {
	for _, tt := range []struct {
		text, form string
	}{
		{"BreadWorks welds", "BreadWorks"},
		{"Bread Works welds", "Bread Works"},
		{"Bread-Works.", "Bread-Works"},
		{"breadworks.example is the address", ""},
		{"breadworks@mail.example", ""},
		{"BreadWorkshop", ""},
		{"Bread  Works", ""}, // two separators in a row are two words
		{"BreadWorks烤箱", "BreadWorks"},
		{"Bread", ""},
		{"", ""},
	} {
		if got := tt.text[:matchName(tt.text, "breadworks")]; got != tt.form {
			t.Errorf("matchName(%q) = %q, want %q", tt.text, got, tt.form)
		}
	}
}

func FuzzMatchName(f *testing.F) {
	f.Add("Bread Works", "breadworks")
	f.Add("\xff", "a")
	f.Fuzz(func(t *testing.T, text, name string) {
		if key := bare(name); key != "" {
			if n := matchName(text, key); n < 0 || n > len(text) || n > 0 && bare(text[:n]) != key {
				t.Errorf("matchName(%q, %q) = %d", text, key, n)
			}
		}
	})
}
