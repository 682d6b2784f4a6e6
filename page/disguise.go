package page

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A disguise is how a document was made unreadable for comparison, as mirror kits do it: pinyin behind every character that a
// simplified font lacks, 結(jié)合, or zero-width characters strewn into the words. The facts are taken of the document without it,
// so that a rule on titles, prices or duplicates reads what the author of the original wrote.
type disguise struct {
	gloss string // the first glossed words, as they stand in the document; "" when it is not glossed
	count int    // syllables of pinyin in such a document
	noise int    // zero-width characters inside words; 0 when there are too few to be meant
}

const (
	minGlosses = 10
	minNoise   = 20
	maxGloss   = 60 // bytes of the quote
)

// undisguise returns the body without glosses and zero-width characters when it is full of them, and the body itself when it is
// not. One scan for parentheses and one for the first byte of each kind of zero-width character, no copy of an honest document.
func undisguise(body []byte) ([]byte, disguise) {
	var d disguise
	glosses := glossesOf(body, &d)
	blanks := blanksOf(body)
	if d.gloss == "" {
		glosses = nil
	}
	if len(blanks) < minNoise {
		blanks = nil
	}
	d.noise = len(blanks)
	if glosses == nil && blanks == nil {
		return body, d
	}
	out := make([]byte, 0, len(body))
	at := 0
	for len(glosses) > 0 || len(blanks) > 0 {
		list := &glosses
		if len(glosses) == 0 || len(blanks) > 0 && blanks[0].from < glosses[0].from {
			list = &blanks
		}
		cut := (*list)[0]
		*list = (*list)[1:]
		if int(cut.from) < at {
			continue
		}
		out = append(out, body[at:cut.from]...)
		at = int(cut.to)
	}
	return append(out, body[at:]...), d
}

// glossesOf finds the pinyin in parentheses after Han characters. It is a disguise where there are ten or more, two of a hundred Han
// characters have one, and nine of ten of those lie outside GB2312: a lesson glosses the common characters.
func glossesOf(body []byte, d *disguise) []span {
	var found []span
	outside := 0
	toned := 0
	note := func(at, size int) {
		end, tone := pinyinEnd(body[at+size:])
		if end == 0 {
			return
		}
		r, _ := utf8.DecodeLastRune(body[:at])
		if !isHan(r) {
			return
		}
		rare := !gb2312().has(r)
		if !tone && !rare { // 們(men) has no tone; 烤爐的(model) is a name
			return
		}
		found = append(found, span{int32(at), int32(at + size + end)})
		toned += one(tone)
		outside += one(tone && rare)
	}
	for at := 0; ; at++ {
		next := bytes.IndexByte(body[at:], '(')
		if next < 0 {
			break
		}
		if at += next; at >= 3 && body[at-1] >= utf8.RuneSelf {
			note(at, 1)
		}
	}
	if wide := []byte("（"); bytes.Contains(body, wide) {
		narrow := len(found)
		for at := 0; ; at += len(wide) {
			next := bytes.Index(body[at:], wide)
			if next < 0 {
				break
			}
			at += next
			note(at, len(wide))
		}
		found = inOrder(found, narrow)
	}
	if toned < minGlosses || outside*10 < toned*9 {
		return nil
	}
	han := 0
	for _, r := range string(body) {
		han += one(isHan(r))
	}
	if toned*50 >= han {
		from := int(runeStart(string(body), found[0].from-3))
		d.gloss, d.count = glossLine(body[from:min(len(body), from+maxGloss)]), len(found)
	}
	return found
}

// inOrder merges the two sorted halves of a list.
func inOrder(list []span, half int) []span {
	a, b := list[:half], list[half:]
	if len(a) == 0 || len(b) == 0 {
		return list
	}
	out := make([]span, 0, len(list))
	for len(a) > 0 && len(b) > 0 {
		if a[0].from < b[0].from {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// glossLine is the text before the first tag or line break, without half a character at its end.
func glossLine(b []byte) string {
	if end := bytes.IndexAny(b, "<\n\r"); end > 0 {
		b = b[:end]
	}
	return strings.ToValidUTF8(string(b), "")
}

// pinyinEnd is the length of a syllable and its closing parenthesis, and whether it has a tone mark; 0 when something else stands
// there.
func pinyinEnd(b []byte) (end int, tone bool) {
	for i, n := 0, 0; i < len(b) && n < 8; n++ {
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == ')' || r == '）':
			if n == 0 {
				return 0, false
			}
			return i + size, tone
		case r >= 'a' && r <= 'z' || r == 'ü':
		case strings.ContainsRune("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńň", r):
			tone = true
		default:
			return 0, false
		}
		i += size
	}
	return 0, false
}

// blankForms are the zero-width characters that no honest word of Latin letters or Chinese characters holds, raw and in the references
// in which kits write them.
var blankForms = [...][]byte{
	[]byte("\u200b"), []byte("\u200c"), []byte("\u200d"), []byte("\u2060"), []byte("\ufeff"),
	[]byte("&#8203;"), []byte("&#8204;"), []byte("&#8205;"), []byte("&#x200b;"), []byte("&#x200c;"), []byte("&#x200d;"),
	[]byte("&ZeroWidthSpace;"), []byte("&zwnj;"), []byte("&zwj;"),
}

// blanksOf finds the zero-width characters between two letters of Latin or Chinese words. Persian, Indic scripts, Thai and emoji
// need theirs, and those stand between other characters.
func blanksOf(body []byte) []span {
	if !anyBlank(body) {
		return nil
	}
	var found []span
	for at := 0; at < len(body); {
		end := at
		for n := blankAt(body[end:]); n > 0; n = blankAt(body[end:]) {
			end += n
		}
		if end == at {
			at++
			continue
		}
		before, _ := utf8.DecodeLastRune(body[:at])
		after, _ := utf8.DecodeRune(body[end:])
		if spells(before) && spells(after) {
			found = append(found, span{int32(at), int32(end)})
		}
		at = end
	}
	return found
}

// anyBlank reports whether a zero-width character may stand in a document, which few do.
func anyBlank(body []byte) bool {
	for at := 0; ; at++ {
		next := bytes.IndexByte(body[at:], 0xE2)
		if next < 0 || at+next+2 >= len(body) {
			break
		}
		if at += next; body[at+1] == 0x80 && body[at+2] >= 0x8B && body[at+2] <= 0x8D {
			return true
		}
	}
	return bytes.Contains(body, []byte("&#820")) || bytes.Contains(body, []byte("&#x200"))
}

// blankAt is the length of the zero-width character at the start of b, 0 when there is none.
func blankAt(b []byte) int {
	if len(b) < 3 || b[0] != 0xE2 && b[0] != 0xEF && b[0] != '&' {
		return 0
	}
	for _, form := range blankForms {
		if len(b) >= len(form) && bytes.EqualFold(b[:len(form)], form) {
			return len(form)
		}
	}
	return 0
}

// spells reports whether a zero-width character beside r serves nothing but disguise.
func spells(r rune) bool { return isHan(r) || unicode.Is(unicode.Latin, r) }
