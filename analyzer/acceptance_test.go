package analyzer

import (
	"strings"
	"testing"
	"time"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, s string
		want       bool
	}{
		{"", "", true}, {"", "a", false}, {"a", "a", true}, {"*", "", true}, {"*", "abc", true}, {"a*c", "abc", true}, {"a*c", "ac", true},
		{"a*c", "abd", false}, {"*.pdf", "/x/y.pdf", true}, {"*.pdf", "/x.pdf?a", false}, {"a**b", "axxb", true}, {"*a*b*", "xaybz", true},
		{"a?c", "abc", false}, {"[a]", "a", false}, {"/shop/*", "/shop", false}, {"/面包*", "/面包房", true},
		{strings.Repeat("*a", 50) + "b", strings.Repeat("a", 2000), false},
	} {
		if got := Glob(c.pattern, c.s); got != c.want {
			t.Errorf("%q on %q: %v", c.pattern, c.s, got)
		}
	}
}

func TestAcceptance(t *testing.T) {
	a := Acceptance{Rule: "offer/no-price", URL: "/custom/*", Expires: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC)}
	for url, want := range map[string]bool{
		"https://example.com/custom/oven": true, "https://example.com/custom/": true, "https://example.com/custom": false,
		"https://example.com/shop/custom/oven": false, "https://example.com": false,
	} {
		if a.Covers("offer/no-price", url, nil) != want {
			t.Errorf("%s: %v", url, !want)
		}
	}
	if a.Covers("offer/other", "https://example.com/custom/oven", nil) {
		t.Error("another rule is covered")
	}
	site := func(urls ...string) bool { return a.Covers("offer/no-price", "", urls) }
	if !site("https://example.com/custom/a", "https://example.com/custom/b") || site("https://example.com/custom/a", "https://example.com/") || site() {
		t.Error("a finding of the whole site is covered when all its pages are")
	}
	a.URL = "https://example.com/*"
	if !a.Covers("offer/no-price", "https://example.com/x", nil) || a.Covers("offer/no-price", "https://www.example.com/x", nil) {
		t.Error("a whole address")
	}
	if day := time.Date(2026, 6, 30, 23, 59, 0, 0, time.UTC); a.Expired(day) || !a.Expired(day.Add(time.Minute)) {
		t.Error("the last day counts in full")
	}
}
