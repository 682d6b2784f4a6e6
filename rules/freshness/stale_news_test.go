package freshness

import "testing"

func TestArchive(t *testing.T) {
	for u, want := range map[string]bool{
		"https://example.com/news/":               false,
		"https://example.com/news/page/2/":        true,
		"https://example.com/news/page/1/":        false,
		"https://example.com/news/?page=14":       true,
		"https://example.com/xwzx/list_3.html":    true,
		"https://example.com/xwzx/list_1.html":    false,
		"https://example.com/news/2021/":          true,
		"https://example.com/news/2021-review/":   true,
		"https://example.com/archive/":            true,
		"https://example.com/products/2000w-oven": false,
	} {
		if got := archive(u); got != want {
			t.Errorf("archive(%q) = %v", u, got)
		}
	}
}
