package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scriptMismatch reports whether the title is written in another script than the text: simplified against traditional
// characters, or kana, Hangul, Thai, Cyrillic on a page that has none.
func scriptMismatch(title, main string) (string, bool) {
	han, outside := countOutside(title)
	foreign, letters := 0, han
	for _, r := range title {
		switch {
		case isHan(r):
		case unicode.IsLetter(r):
			letters++
			foreign += one(foreignScript(r))
		}
	}
	if foreign*10 > letters*3 && foreign >= 4 {
		seen, all := countForeign(main)
		return title, all >= 200 && seen*50 < all
	}
	if han < 12 || !hasHan(main) {
		return "", false
	}
	mainHan, mainOutside := countOutside(main)
	switch {
	case mainHan < 100:
		return "", false
	case outside == 0 && mainOutside*100 >= mainHan*15:
		return title, true
	case outside*100 >= han*15 && mainOutside*100 <= mainHan:
		return title, true
	}
	return "", false
}

// foreignScript reports whether a letter is of a script that spam titles use.
func foreignScript(r rune) bool {
	return r >= 0x3041 && r <= 0x30FA || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x0E01 && r <= 0x0E5B || r >= 0x0400 && r <= 0x04FF
}

func countForeign(s string) (foreign, letters int) {
	for _, r := range s[:min(len(s), 8192)] {
		if r > 0x40 && unicode.IsLetter(r) {
			letters++
			foreign += one(foreignScript(r))
		}
	}
	return foreign, letters
}

// countOutside counts the Han characters of a text, up to 500, and those outside GB2312.
func countOutside(s string) (han, outside int) {
	set := gb2312()
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF {
			han++
			outside += one(!set.has(r))
			if han == 500 {
				break
			}
		}
	}
	return han, outside
}

// noisy reports whether the document had zero-width characters strewn into its words, more than one in two hundred characters of
// the text.
func (o *outline) noisy() bool {
	return o.disguise.noise > 0 && o.disguise.noise*200 >= utf8.RuneCount(o.text)
}

// noiseQuote is the start of the text, which is all that can be shown of characters without width.
func (o *outline) noiseQuote(p *Page) string {
	line, _, _ := strings.Cut(p.Text.Main, "\n")
	return clip(line, 60)
}

// Limits of rareHan.
const (
	minHanForNoise = 200
	minRareHan     = 15 // different ones
)

// rareHan reports whether rare characters are strewn into a text: more than three of a hundred lie outside GB2312 and outside the
// common half of Big5, and no few of them make most of it. A dialect repeats its own characters, a name stands again and again.
func rareHan(text string) (string, bool) {
	han, rare, at := 0, 0, -1
	seen := map[rune]int{}
	for i, r := range text {
		if !isHan(r) {
			continue
		}
		if han++; han > 4000 {
			break
		}
		if gb2312().has(r) || big5().has(r) {
			continue
		}
		rare++
		seen[r]++
		if at < 0 {
			at = i
		}
	}
	if han < minHanForNoise || rare*100 <= han*3 || len(seen) < minRareHan {
		return "", false
	}
	most := 0
	for _, n := range seen {
		most = max(most, n)
	}
	if most*4 > rare {
		return "", false
	}
	return text[runeStart(text, int32(at-30)):runeStart(text, int32(min(len(text)-1, at+60)))], true
}

// randomTags finds trees of empty inline elements that share one random name. Classes that a build tool made up repeat on
// icons in a row, so a class counts only where the elements stand in one another.
func (o *outline) randomTags() (string, bool) {
	run, last, before := 0, "", int32(-1)
	for i := range o.elements {
		e := &o.elements[i]
		if e.from != e.to || e.inHead || e.foreign || isBlock(e.node) || len(e.node.Attr) == 0 {
			continue
		}
		for k := range e.node.Attr {
			a := &e.node.Attr[k]
			if (a.Key != "id" && a.Key != "class") || !randomName(a.Val) {
				continue
			}
			if a.Val == last && (a.Key == "id" || e.parent == before) {
				run++
			} else {
				run = 1
			}
			last, before = a.Val, int32(i)
			if run >= 5 {
				return a.Val, true
			}
			break
		}
	}
	return "", false
}

// randomName reports whether a name is four to six small letters and digits with both among them.
func randomName(s string) bool {
	if len(s) < 4 || len(s) > 6 {
		return false
	}
	digits, letters, mixed := 0, 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z':
			mixed = mixed || digits > 0
			letters++
		default:
			return false
		}
	}
	return digits > 0 && letters > 0 && mixed // icon2 and col12 end in their digits
}
