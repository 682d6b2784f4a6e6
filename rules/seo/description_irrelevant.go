package seo

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// stem is how many letters of a word must stand in the text: endings do not count.
const stem = 5

// descriptionIrrelevant takes the share of the content words of the description that the text has, in Chinese of the pairs
// of neighbouring characters. What the filter over the text lets pass counts as found, so the share is never too small.
func descriptionIrrelevant(c *analyzer.Context) analyzer.Result {
	total, found := 0, 0
	var missing []string
	contentWords(c.Page.Language, c.Page.Description.Text, func(word string) {
		total++
		if c.SaysPhrase(head(strings.ToLower(word), stem)) {
			found++
		} else {
			missing = append(missing, word)
		}
	})
	if float64(found) >= c.Params.Number("min")*float64(total) {
		return analyzer.Result{}
	}
	missing = slices.DeleteFunc(missing, func(word string) bool { return c.MaySay(head(strings.ToLower(word), stem)) }) // within a word
	found, missing = total-len(missing), missing[:min(8, len(missing))]
	if total < c.Params.Int("words") || float64(found) >= c.Params.Number("min")*float64(total) {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", int(math.Round(100*float64(found)/float64(total))), "missing", analyzer.JoinPairs(missing)),
		analyzer.Evidence{Quote: analyzer.Quote(c.Page.Description.Text), Selector: "head > meta[name=description]"})
	r.Confidence = 0.8
	return r
}

// head is the first n characters of s.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// contentWords calls f with the words of text that carry meaning: of three letters or more, no function words and no
// numbers; of Chinese and Japanese with each pair of neighbouring characters.
func contentWords(language, text string, f func(word string)) {
	words(text, func(word string) {
		if !page.FunctionWord(language, word) {
			f(word)
		}
	})
}

// words calls f with the words of three letters or more, and of Chinese and Japanese with each pair of neighbouring characters.
func words(text string, f func(word string)) {
	start, letters, before := -1, 0, 0 // before is where the ideograph before the place begins, plus one
	end := func(to int) {
		if start >= 0 && letters >= 3 {
			f(text[start:to])
		}
		start, letters = -1, 0
	}
	for i, r := range text {
		if r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			end(i)
			if before > 0 {
				f(text[before-1 : i+utf8.RuneLen(r)])
			}
			before = i + 1
			continue
		}
		before = 0
		if !unicode.IsLetter(r) {
			end(i)
			continue
		}
		if start < 0 {
			start = i
		}
		letters++
	}
	end(len(text))
}
