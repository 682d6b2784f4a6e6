package report

import (
	"regexp"
	"slices"
	"testing"
)

// TestContents demands that every section under a heading is listed, in the order in which it stands; the appendix alone is not.
func TestContents(t *testing.T) {
	for name, d := range map[string]*Document{"full": bakery(), "empty": {State: Empty}} {
		v := render(t, d, "en")
		toc := regexp.MustCompile(`<nav class="toc"[^>]*>\s*(.*)`).FindStringSubmatch(v)
		var listed, standing []string
		for _, m := range regexp.MustCompile(`href="#([a-z]+)"`).FindAllStringSubmatch(toc[1], -1) {
			listed = append(listed, m[1])
		}
		for _, m := range regexp.MustCompile(`<section id="([a-z]+)" aria-labelledby`).FindAllStringSubmatch(v, -1) {
			if m[1] != "appendix" {
				standing = append(standing, m[1])
			}
		}
		if !slices.Equal(listed, standing) {
			t.Errorf("%s: listed %v, standing %v", name, listed, standing)
		}
	}
}
