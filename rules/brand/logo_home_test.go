package brand

import "testing"

func TestHome(t *testing.T) {
	for u, want := range map[string]bool{
		"https://example.com/":                 true,
		"https://example.com/shop/":            true, // where the crawl began
		"https://example.com/index.php?x=1":    true,
		"https://example.com/de/":              true,
		"https://example.com/zh-cn/index.html": true,
		"https://example.com/ovens":            false,
		"https://example.com/de/ovens":         false,
		"not a url":                            false,
	} {
		if got := home(u, "https://example.com/shop/"); got != want {
			t.Errorf("home(%q) = %v", u, got)
		}
	}
}
