package analyzer

import "testing"

func TestFillWritesAsReadersDo(t *testing.T) {
	params := Params{"max": 1500.0, "words": []string{"a", "b"}}
	for _, c := range []struct{ lang, wording, want string }{
		{"en", "{got} of {max}", "12,345.5 of 1,500"},
		{"zh", "{got} 个，上限 {max}", "12345.5 个，上限 1500"},
		{"en", "{words}", "a, b"},
		{"zh", "{words}", "a、b"},
		{"en", "{nobody} knows", "{nobody} knows"},
		{"en", "a { b", "a { b"},
	} {
		if got := Fill(c.lang, c.wording, V("got", 12345.5), params); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.wording, got, c.want)
		}
	}
}
