package report

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"  two \n\t lines ":      "two lines",
		"\u202egnp.exe":          `\u{202E}gnp.exe`,
		"\x1b[2J":                `\u{001B}[2J`,
		"a\u200bb\ufeff":         `a\u{200B}b\u{FEFF}`,
		"a\u2028b":               `a\u{2028}b`,
		"\U000e0041":             `\u{E0041}`,
		"می\u200cخواهم":          "می\u200cخواهم",
		"👩\u200d🍳":               "👩\u200d🍳",
		"\xff":                   "\ufffd",
		"手工茶具":                   "手工茶具",
		strings.Repeat("壶", 300): strings.Repeat("壶", 300),
		strings.Repeat("壶", 301): strings.Repeat("壶", 300) + "…",
	} {
		if got := quote(in); got != want {
			t.Errorf("quote(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzQuote(f *testing.F) {
	f.Add("a\u202e\x1b \xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := quote(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, isHidden) {
			t.Errorf("quote(%q) = %q", s, got)
		}
		href(s)
		address(s, "https://a.example/")
	})
}

func TestHref(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/b?c=d#e":                      "https://a.example/b?c=d#e",
		"http://a.example":                               "http://a.example",
		"https://user:secret@a.example/":                 "https://a.example/",
		"https://a.example/?a=1&Token=s3cret&b=2":        "https://a.example/?a=1&Token=***&b=2",
		"javascript:alert(1)":                            "",
		"JavaScript://a.example/%0aalert(1)":             "",
		"data:text/html,x":                               "",
		"/relative":                                      "",
		"//a.example/":                                   "",
		"https:///":                                      "",
		"mailto:a@b.example":                             "",
		"https://a.example/" + strings.Repeat("x", 3000): "",
		"ht\ntp://a.example/":                            "",
	} {
		if got := href(in); got != want {
			t.Errorf("href(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	const site = "https://www.a.example/"
	for in, want := range map[string]string{
		"https://www.a.example/ovens/d4?size=2":    "/ovens/d4?size=2",
		"https://www.a.example/":                   "www.a.example/",
		"https://shop.a.example/x":                 "https://shop.a.example/x",
		"https://www.a.example/%E8%8C%B6%E5%85%B7": "/茶具",
		"https://www.a.example/%ff":                "/%ff",
		"https://www.a.example/%E2%80%AEgnp":       `/\u{202E}gnp`,
		"https://user:secret@www.a.example/x":      "/x",
		"mailto:a@b.example":                       "mailto:a@b.example",
		"http://[::1":                              "http://[::1",
	} {
		if got := address(in, site); got != want {
			t.Errorf("address(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for got, want := range map[string]string{
		count(1234567, "en"): "1,234,567", count(999, "en"): "999", count(-1234, "en"): "−1,234", count(1234567, "zh"): "1234567",
		points(0.04): "<0.1", points(0): "0.0", points(2.449): "2.4", decimal(-0.01): "0.0", decimal(99.96): "100.0",
		short(4): "4", short(2.5): "2.5", percent(0.999): "99%", percent(1): "100%", percent(0): "0%",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
