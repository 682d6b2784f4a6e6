package analyzer

import (
	"strings"
	"testing"

	"github.com/siteassay/assay/page"
)

// TestContextSaysWhatTheTextSays holds the filtered search against the plain one, also after another page was read.
func TestContextSaysWhatTheTextSays(t *testing.T) {
	lists := [][]string{
		{"warranty", "money back"}, {"保修", "质保"}, {"art"}, {"a"}, {"24"}, {"vat"}, {}, {""}, {"größe"},
		strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen delivered"),
	}
	for _, text := range []string{
		"", "ab", "Five years WARRANTY on every oven.", "整机质保五年，免费上门安装。", "We start on Monday", "Delivered within 24 hours, incl. VAT",
		"In jeder Größe lieferbar", strings.Repeat("Flour, water and salt make bread. ", 400) + "Money Back within thirty days",
	} {
		ctx := &Context{Page: &page.Page{Text: page.Text{Main: text}}}
		for _, list := range lists {
			if got, want := ctx.Says(list), Says(text, list); got != want {
				t.Errorf("%.40q says one of %q: %v, want %v", text, list, got, want)
			}
		}
		ctx.release()
		ctx = &Context{Page: &page.Page{Links: []page.Link{{Text: strings.Repeat("Warranty ", 20)}, {Text: "More"}, {Text: text}, {Text: "a"}}}}
		for _, list := range lists {
			got, want := ctx.LinkSays(list), len(text) < maxLinkLabel && Says(text, list) || Says("More", list) || Says("a", list)
			if got != want {
				t.Errorf("link %.40q says one of %q: %v, want %v", text, list, got, want)
			}
		}
		ctx.release()
	}
}

// FuzzContextSays looks for a wrong rejection.
func FuzzContextSays(f *testing.F) {
	f.Add("Five years Warranty", "warranty")
	f.Add("整机质保五年", "质保")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		phrase = strings.ToLower(phrase)
		ctx := &Context{Page: &page.Page{Text: page.Text{Main: text}}}
		defer ctx.release()
		if got, want := ctx.Says([]string{phrase}), Says(text, []string{phrase}); got != want {
			t.Errorf("%q says %q: %v, want %v", text, phrase, got, want)
		}
	})
}
