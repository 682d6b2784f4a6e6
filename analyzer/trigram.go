package analyzer

import "sync"

// trigrams is a filter over a text: which runs of three bytes, case folded for ASCII letters, stand in it. It has false
// positives and no false negatives, so that what it rules out need not be searched for. It is for parts of words, which a
// phraseIndex does not find.
type trigrams [1 << trigramBits / 64]uint64

// trigramBits makes 4 KiB: a text of 10 kB has some 3,000 distinct runs and fills a tenth, so that a phrase of five bytes
// passes by chance once in a thousand times.
const trigramBits = 15

var trigramPool = sync.Pool{New: func() any { return new(trigrams) }}

func slot(gram uint32) uint32 { return gram * 2654435769 >> (32 - trigramBits) }

// read adds the runs of a text.
func (t *trigrams) read(text string) {
	if len(text) < 3 {
		return
	}
	gram := uint32(fold(text[0]))<<8 | uint32(fold(text[1]))
	for i := 2; i < len(text); i++ {
		gram = gram<<8&0xFFFFFF | uint32(fold(text[i]))
		k := slot(gram)
		t[k>>6] |= 1 << (k & 63)
	}
}

// may reports whether a phrase in lower case can stand in the text.
func (t *trigrams) may(phrase string) bool {
	if len(phrase) < 3 {
		return true
	}
	gram := uint32(phrase[0])<<8 | uint32(phrase[1])
	for i := 2; i < len(phrase); i++ {
		gram = gram<<8&0xFFFFFF | uint32(phrase[i])
		if k := slot(gram); t[k>>6]&(1<<(k&63)) == 0 {
			return false
		}
	}
	return true
}

// MaySay reports whether a phrase in lower case can stand in the main text of the page. It is certain of what does not.
func (c *Context) MaySay(phrase string) bool {
	if c.grams == nil {
		c.grams = trigramPool.Get().(*trigrams)
		*c.grams = trigrams{}
		c.grams.read(c.Page.Text.Main)
	}
	return c.grams.may(phrase)
}
