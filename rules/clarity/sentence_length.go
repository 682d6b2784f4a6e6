package clarity

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sentenceLength reports a mean above the limit, or too many sentences above theirs. Chinese pages whose mean is over the
// limit of reading-ease are that rule's, where it concerns them: a page loses points once for its long sentences.
func sentenceLength(c *analyzer.Context) analyzer.Result {
	p, t := c.Page, &c.Page.Text
	mean, long := limit(c, "mean"), limit(c, "long")
	if han(c) && t.MeanSentence > 35 && p.Type != page.About {
		return analyzer.None()
	}
	if t.MeanSentence < float64(long)/2 {
		return analyzer.Result{} // a fifth of long sentences raises the mean above this
	}
	share := 0.0
	if n, over := countSentences(t.Main, long); n > 0 {
		share = 100 * float64(over) / float64(n)
	}
	if t.MeanSentence <= float64(mean) && share <= c.Params.Number("share") {
		return analyzer.Result{}
	}
	r := analyzer.Found(
		analyzer.V("got", t.MeanSentence, "share", int(math.Round(share)), "long", long, "most", mean),
		analyzer.Evidence{Quote: t.Longest},
	)
	over := max(t.MeanSentence/float64(mean)-1, share/100-c.Params.Number("share")/100)
	r.Loss = min(1, 0.4+max(0, over))
	return r
}

// countSentences counts the sentences that end with a stop, and those of more than long units: words, or Han characters.
// A line without a stop is a heading or an item of a list.
func countSentences(text string, long int) (n, over int) {
	units, inWord := 0, false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		switch {
		case r < utf8.RuneSelf && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'): // most of a Latin text
			if !inWord {
				units++
			}
			inWord = true
		case r == '\n':
			units, inWord = 0, false
		case r == '。' || r == '！' || r == '？' || r == '；', (r == '.' || r == '!' || r == '?') && stops(text[i:]):
			if units >= 2 {
				n++
				if units > long {
					over++
				}
			}
			units, inWord = 0, false
		case r < utf8.RuneSelf:
			inWord = inWord && (r == '\'' || r == '-' || r == '.')
		case unicode.Is(unicode.Han, r):
			units++
			inWord = false
		case unicode.IsLetter(r):
			if !inWord {
				units++
			}
			inWord = true
		default:
			inWord = false
		}
	}
	return n, over
}

// stops reports whether what follows a point, an exclamation or a question mark lets it end a sentence: nothing, a line
// break, or a space before anything but a small letter.
func stops(rest string) bool {
	if rest != "" && rest[0] != ' ' && rest[0] != '\n' {
		rest = strings.TrimLeft(rest, "\"')]”’»")
	}
	if rest == "" || rest[0] == '\n' {
		return true
	}
	if rest[0] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	return !unicode.IsLower(next)
}
