package rules

import (
	"slices"
	"testing"
)

func TestPlaceholders(t *testing.T) {
	for text, want := range map[string][]string{
		"":                            nil,
		"no braces":                   nil,
		"{got} of {max}, {got} again": {"got", "max", "got"},
		"a { b {got}":                 {"got"},
		"{Got} {} { got } {a-b} {1}":  nil,
		"{{got}}":                     {"got"},
		"unclosed {got":               nil,
		"宽度为 {got}，上限 {max}":          {"got", "max"},
	} {
		if got := placeholders(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"title", "description", "text", "types", "status"}
	for word, want := range map[string]string{
		"titel": "title", "desciption": "description", "txet": "text", "Title": "title", "type": "types",
		"canonical": "", "x": "", "": "", "statuss": "status", "title": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                0,
		"Deck ovens":      2,
		"烤面包机":            4,
		"ＡＢ":              1,
		"cafe\u0301s":     1,
		"don't 24-hour":   2,
		"한국어":             1,
		"烤箱 oven，新款":      5,
		"zero\u200bwidth": 2,
	} {
		if n := wordCount(text); n != want {
			t.Errorf("%q: %d words, want %d", text, n, want)
		}
	}
}
