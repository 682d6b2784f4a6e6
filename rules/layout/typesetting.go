package layout

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
)

// typesetting counts the signs of a patchwork. Each by itself is harmless; three together are not. Rows of line breaks,
// blanks used for layout and tiny type are signs as well, but not to be seen without rendering.
func typesetting(c *analyzer.Context) analyzer.Result {
	d, t := &c.Page.Document, &c.Page.Text
	signs := 0
	var said []string
	if d.Fonts > c.Params.Int("fonts") {
		said = append(said, fmt.Sprintf("%d inline fonts", d.Fonts))
		signs++
	}
	if d.Colors > c.Params.Int("colors") {
		said = append(said, fmt.Sprintf("%d inline colours", d.Colors))
		signs++
	}
	if len(d.Retired) > 0 {
		said = append(said, "retired elements "+strings.Join(d.Retired, ", "))
		signs++
	}
	if signs == 0 || signs+2 < c.Params.Int("signs") {
		return analyzer.Result{} // the text is only read when it can decide
	}
	capitals, quote := capitalShare(t.Main)
	if capitals > c.Params.Number("capitals") {
		said = append(said, fmt.Sprintf("%d %% of the words in capitals", int(math.Round(capitals))))
		signs++
	}
	mixed, place := mixedShare(t.Main)
	if mixed > c.Params.Number("mixed") {
		said = append(said, fmt.Sprintf("%d %% of the punctuation of the wrong width", int(math.Round(mixed))))
		signs++
	}
	if signs < c.Params.Int("signs") {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", strings.Join(said, "; "), "fonts", d.Fonts, "colors", d.Colors, "retired", len(d.Retired),
		"capitals", int(math.Round(capitals)), "mixed", int(math.Round(mixed))))
	r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: strings.Join(said, "; ")})
	for _, q := range [...]string{quote, place} {
		if q != "" {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: q})
		}
	}
	r.Count = signs
	r.Loss = min(1, 0.6+0.2*float64(signs-c.Params.Int("signs")))
	return r
}

// capitalShare is the per cent of words of four letters or more that are all capitals, with the first line that shouts.
// Fewer than ten words say nothing.
func capitalShare(text string) (share float64, quote string) {
	words, shouted := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		before := shouted
		letters, capitals := 0, 0
		for i := 0; i <= len(line); i++ {
			if i < len(line) && (line[i]|0x20 >= 'a' && line[i]|0x20 <= 'z') {
				letters++
				if line[i] < 'a' {
					capitals++
				}
				continue
			}
			if i < len(line) && line[i] >= utf8.RuneSelf {
				continue
			}
			if letters >= 4 {
				words++
				if capitals == letters {
					shouted++
				}
			}
			letters, capitals = 0, 0
		}
		if quote == "" && shouted-before >= 2 {
			quote = line
		}
	}
	if words < 10 {
		return 0, ""
	}
	return 100 * float64(shouted) / float64(words), quote
}

// mixedShare is the per cent of the punctuation behind Han characters that is of half width, with one place. Fewer than
// five signs say nothing.
func mixedShare(text string) (share float64, quote string) {
	signs, half, place := 0, 0, -1
	var last rune
	for i, r := range text {
		switch {
		case strings.ContainsRune("，。！？；：", r):
			signs++
		case (r == ',' || r == ';' || r == '!' || r == '?') && unicode.Is(unicode.Han, last):
			signs++
			if half++; place < 0 {
				place = i
			}
		}
		last = r
	}
	if signs < 5 || half == 0 {
		return 0, ""
	}
	from, to := place, place
	for from > 0 && place-from < 45 && text[from-1] != '\n' {
		from--
	}
	for to < len(text) && to-place < 45 && text[to] != '\n' {
		to++
	}
	for from < place && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return 100 * float64(half) / float64(signs), text[from:to]
}
