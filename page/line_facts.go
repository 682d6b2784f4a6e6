package page

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A lineFacts is what the text of one line tells by itself, wherever it stands: nothing that it is made of looks beyond
// the line. The lines of menus, footers and cards repeat on the pages of a site, so lineMemory has each read once.
type lineFacts struct {
	text     string
	next     *lineFacts // of lineMemory, as is young
	young    bool
	signs    lineSign
	units    int32 // see the function units
	words    int32 // see countWords
	runes    int32
	hits     []hit          // terms of offerLexicon; places count from the start of the line
	mentions []uint16       // tokens of mentionTokens, each once
	numbers  []amount       // places count from the start of the line; see amounts
	lang     string         // the language that numbers was read for
	votes    []functionVote // see appendVotes, as is voters
	voters   int
	spoken   *spokenLine
}

// A lineSign says that something stands in a line, so that extractors pass by the lines without it.
type lineSign uint16

const (
	signDigit    lineSign = 1 << iota // 0 to 9
	signMoney                         // see moneySign
	signHan                           // see hasHan
	signMarkup                        // one of markupSigns
	signMisread                       // one of misread, or a letter that damage looks at
	signBlank                         // nothing but white space
	signAddress                       // see mayBeAddress
	signHours                         // see mayBeHours
	signNumbered                      // numbers has been read
	signVoted                         // votes has been read
)

// maxLineContact is the length in bytes of the lines that are read as addresses and hours.
const maxLineContact = 400

// read takes the facts of f.text, which they depend on alone, and on the terms that are wanted. The hits are scratch memory.
func (f *lineFacts) read(wanted *terms, hits []hit) []hit {
	s := f.text
	f.signs = signsOf(s)
	f.units = int32(units(s, len(s)+1))
	f.words = int32(countWords([]byte(s)))
	f.runes = int32(utf8.RuneCountInString(s))
	hits = wanted.scan(hits[:0], s)
	f.hits = append(f.hits[:0], hits...)
	f.mentions = mentionTokens().owners(f.mentions[:0], s)
	f.numbers = f.numbers[:0]
	return hits
}

func signsOf(s string) lineSign {
	var signs lineSign
	set := func(sign lineSign, is bool) {
		if is {
			signs |= sign
		}
	}
	set(signDigit, hasDigit(s))
	set(signMoney, moneySign(s))
	set(signMarkup, holdsAny(s, markupSigns[:]))
	other := firstOther([]byte(s)) < len(s)
	if other {
		set(signHan, hasHan(s))
		set(signMisread, holdsAny(s, misreadSigns()))
	}
	trimmed := strings.TrimSpace(s)
	set(signBlank, trimmed == "")
	if len(trimmed) <= maxLineContact {
		digit := signs&signDigit != 0
		set(signAddress, digit && mayBeAddress(trimmed) || other && hanAddressStart(trimmed))
		set(signHours, mayBeHours(trimmed))
	}
	return signs
}

// misreadSigns are the characters without which damage finds no broken encoding.
var misreadSigns = sync.OnceValue(func() []string {
	signs := []string{"Ã", "Â"}
	for _, pattern := range misread {
		signs = append(signs, string(pattern))
	}
	return signs
})

func holdsAny(s string, patterns []string) bool {
	for _, pattern := range patterns {
		if strings.Contains(s, pattern) {
			return true
		}
	}
	return false
}

// lineFacts are the facts of the segments, in their order.
func (o *outline) lineFacts() []*lineFacts {
	if len(o.byLine) != len(o.segments) {
		text := o.textString()
		o.byLine = slices.Grow(o.byLine[:0], len(o.segments))
		for i := range o.segments {
			o.byLine = append(o.byLine, o.memory.facts(text[o.segments[i].from:o.segments[i].to]))
		}
	}
	return o.byLine
}

// characters is the number of characters of the text.
func (o *outline) characters() int {
	n := len(o.segments) // each line ends with a break
	for _, f := range o.lineFacts() {
		n += int(f.runes)
	}
	return n
}

// unitsIn is units of the text between two bytes.
func (o *outline) unitsIn(from, to int32, limit int) int {
	n := 0
	lines := o.lineFacts()
	for s := o.lineAt(from); s < len(lines) && o.segments[s].from < to && n < limit; s++ {
		first, last := o.segments[s].from, o.segments[s].to
		switch {
		case from <= first && last <= to:
			n += int(lines[s].units)
		case from < last:
			n += units(lines[s].text[max(from, first)-first:min(to, last)-first], limit-n)
		}
	}
	return min(n, limit)
}

// signs are those that stand in any line.
func (o *outline) signs() lineSign {
	var signs lineSign
	for _, f := range o.lineFacts() {
		signs |= f.signs
	}
	return signs
}

// amounts are the numbers of the line as a text in lang writes them.
func (f *lineFacts) amounts(lang string) []amount {
	if f.signs&signDigit == 0 {
		return nil
	}
	if f.signs&signNumbered == 0 || f.lang != lang {
		f.numbers, f.lang = appendNumbers(f.numbers[:0], f.text, lang), lang
		f.signs |= signNumbered
	}
	return f.numbers
}
