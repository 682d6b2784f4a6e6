package analyzer

import (
	"slices"
	"strings"
	"sync"
)

// A phraseIndex is where the words of a text begin, in chains by their first three bytes, case folded for ASCII letters. Rules
// look for hundreds of phrases on a page of which a handful stand there: the text is read once for all of them, and a
// phrase is then compared at the few places that share its first three bytes.
//
// A place is where the function Says would compare a phrase: the beginning of a word of Latin letters or digits, and every
// character of other scripts. For phrases that begin otherwise, or are shorter than three bytes, the text is read again.
type phraseIndex struct {
	text   string
	head   [1 << indexBits]int32 // the last place of a chain, plus one
	places []phrasePlace
}

type phrasePlace struct {
	at   int32 // in the text
	next int32 // the place before it in its chain, plus one
}

// indexBits makes 8 KiB of chains: a page of 1,500 words has one or two places in each.
const indexBits = 11

var phraseIndexes = sync.Pool{New: func() any { return new(phraseIndex) }}

func chain(a, b, c byte) uint32 {
	return (uint32(a)<<16 | uint32(b)<<8 | uint32(c)) * 2654435769 >> (32 - indexBits)
}

// read makes it the index of text.
func (x *phraseIndex) read(text string) {
	x.text, x.head, x.places = text, [1 << indexBits]int32{}, x.places[:0]
	inWord := false
	for i := 0; i+2 < len(text); i++ {
		switch class := byteClasses[text[i]]; {
		case class == between:
			inWord = false
			continue
		case class == within:
			inWord = inWord && goesOn(text, i, text[i])
			continue
		case class == letter && inWord:
			continue
		default:
			inWord = class == letter
		}
		k := chain(fold(text[i]), fold(text[i+1]), fold(text[i+2]))
		x.places = append(x.places, phrasePlace{int32(i), x.head[k]})
		x.head[k] = int32(len(x.places))
	}
}

// byteClass is what a byte of a text can be for the beginning of a phrase.
type byteClass uint8

const (
	between byteClass = iota // a space, a mark
	letter                   // a Latin letter or digit, or the first byte of an accented letter
	within                   // a later byte of a character
	other                    // the first byte of a character of another script, which stands for itself
)

var byteClasses = func() (classes [256]byteClass) {
	for c := range classes {
		switch b := byte(c); {
		case wordByte(fold(b)):
			classes[c] = letter
		case b >= 0xC0:
			classes[c] = other
		case b >= 0x80:
			classes[c] = within
		}
	}
	return classes
}()

// says reports whether phrase stands in the text that was read, as the function Says would.
func (x *phraseIndex) says(phrase string) bool {
	if len(phrase) < 3 || byteClasses[phrase[0]] == between || byteClasses[phrase[0]] == within {
		return Says(x.text, []string{phrase})
	}
	for k := x.head[chain(phrase[0], phrase[1], phrase[2])]; k != 0; {
		p := x.places[k-1]
		if prefix(x.text[p.at:], phrase) {
			return true
		}
		k = p.next
	}
	return false
}

// maxPooledPlaces bounds what an index keeps for the next page: 512 KiB. A page of a megabyte of text is rare.
const maxPooledPlaces = 1 << 16

// release gives the index back; it can be nil.
func (x *phraseIndex) release() {
	if x != nil && cap(x.places) <= maxPooledPlaces {
		x.text = ""
		phraseIndexes.Put(x)
	}
}

// SaysPhrase reports whether the phrase stands in the main text of the page; see the function Says. The text is read once for
// all rules that judge the page, so this is far cheaper than Says over Page.Text.Main.
func (c *Context) SaysPhrase(phrase string) bool {
	if c.phrases == nil {
		c.phrases = phraseIndexes.Get().(*phraseIndex)
		c.phrases.read(c.Page.Text.Main)
	}
	return c.phrases.says(phrase)
}

// Says reports whether any of the phrases stands in the main text of the page; see SaysPhrase.
func (c *Context) Says(phrases []string) bool { return slices.ContainsFunc(phrases, c.SaysPhrase) }

// maxLinkLabel is the length, in bytes, from which the text of a link is a sentence and no label.
const maxLinkLabel = 80

// LinkSays reports whether any of the phrases stands in the label of a link of the page: a text of less than 80 bytes. See
// the function Says.
func (c *Context) LinkSays(phrases []string) bool {
	if c.labels == nil {
		var labels strings.Builder
		for i := range c.Page.Links {
			if t := c.Page.Links[i].Text; len(t) < maxLinkLabel {
				labels.WriteString(t)
				labels.WriteByte('\n')
			}
		}
		c.labels = phraseIndexes.Get().(*phraseIndex)
		c.labels.read(labels.String())
	}
	return slices.ContainsFunc(phrases, c.labels.says)
}
