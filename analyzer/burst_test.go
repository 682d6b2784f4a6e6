package analyzer

import "testing"

func TestRandomURL(t *testing.T) {
	for u, want := range map[string]bool{
		"https://crumb.example/x7k2q/12.html":         true,
		"https://crumb.example/qywhjs/7.html":         false,
		"https://crumb.example/?id=slot-gacor-hari":   true,
		"https://crumb.example/online-casino-bonus":   true,
		"https://crumb.example/news/2024/12.html":     false,
		"https://crumb.example/products/m2":           false,
		"https://crumb.example/en2/about":             false,
		"https://crumb.example/cpzx/12.html":          false,
		"https://crumb.example/html5/css3/guide.html": false,
		"https://crumb.example/":                      false,
		"https://crumb.example":                       false,
	} {
		if got := randomURL(u); got != want {
			t.Errorf("%s: %t", u, got)
		}
	}
}
