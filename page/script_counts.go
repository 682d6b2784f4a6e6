package page

import "unicode/utf8"

// scriptCounts are the letters of a sample by script.
type scriptCounts struct {
	latin, words, accented                     int // words: of Latin script
	han, kana, hangul                          int
	simple, traditional                        int
	cyrillic, greek, arabic, hebrew, thai, dev int
}

func countScripts(sample []byte) (c scriptCounts) {
	latin, words, inWord := 0, 0, uint8(0) // counted without a branch: most letters are these
	for i := 0; i < len(sample); {
		b := sample[i]
		if b < utf8.RuneSelf {
			letter := plainLetter[b]
			latin += int(letter)
			words += int(letter &^ inWord)
			inWord = letter
			i++
			continue
		}
		r, size := utf8.DecodeRune(sample[i:])
		i += size
		if r < 0x250 && r >= 0xC0 || r >= 0x1E00 && r <= 0x1EFF {
			latin++
			c.accented++
			words += int(1 &^ inWord)
			inWord = 1
			continue
		}
		inWord = 0
		c.other(r)
	}
	c.latin += latin
	c.words += words
	return c
}

func (c *scriptCounts) other(r rune) {
	switch {
	case hanRune(r):
		c.han++
		s, t := hanFold.script(r)
		if s {
			c.simple++
		} else if t {
			c.traditional++
		}
	case kanaRune(r) && r != 'ー':
		c.kana++
	case r >= 0xAC00 && r <= 0xD7A3:
		c.hangul++
	case r >= 0x400 && r <= 0x52F:
		c.cyrillic++
	case r >= 0x370 && r <= 0x3FF:
		c.greek++
	case r >= 0x600 && r <= 0x6FF:
		c.arabic++
	case r >= 0x5D0 && r <= 0x5EA:
		c.hebrew++
	case r >= 0xE00 && r <= 0xE7F:
		c.thai++
	case r >= 0x900 && r <= 0x97F:
		c.dev++
	}
}

// script decides by units: an ideograph counts as much as a Latin word, letters of other alphabets are divided by five.
// Chinese with English menu words is Chinese from a fifth of the units on.
func (c *scriptCounts) script() string {
	cjk := c.han + c.kana + c.hangul/2
	rest := (c.cyrillic + c.greek + c.arabic + c.hebrew + c.thai + c.dev) / 5
	total := cjk + rest + c.words
	switch {
	case total < 3:
		return ""
	case 5*cjk >= total && cjk >= 2*rest:
		switch {
		case c.hangul/2 > c.han+c.kana:
			return "Kore"
		case c.kana >= 3 && 12*c.kana >= c.han+c.kana:
			return "Jpan"
		}
		return "Han"
	case 5*rest >= total:
		best, name := 0, ""
		for _, s := range [...]struct {
			n    int
			name string
		}{{c.cyrillic, "Cyrl"}, {c.greek, "Grek"}, {c.arabic, "Arab"}, {c.hebrew, "Hebr"}, {c.thai, "Thai"}, {c.dev, "Deva"}} {
			if s.n > best {
				best, name = s.n, s.name
			}
		}
		return name
	}
	return "Latn"
}
