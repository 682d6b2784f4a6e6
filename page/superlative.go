package page

import (
	"strings"
	"unicode/utf8"
)

// maxSuperlatives is the number of superlatives kept: the rule quotes a few.
const maxSuperlatives = 20

// forbidden are the absolute words of the Advertising Law in the commercial text of a Chinese page, each with the words
// around it. Ordinals, times and measurements that hold such a word are harmless and named in the lexicon.
func (o *outline) forbidden(p *Page) []string {
	if p.Language != "zh" {
		return nil
	}
	r := o.reading
	var found []string
	for k, h := range r.topics[superlatives] {
		if len(found) == maxSuperlatives || k == 5*maxLooks {
			break
		}
		s := o.lineAt(h.from)
		sg := &o.segments[s]
		if !o.content(s) || sg.to-sg.from > 4000 || sg.linked*10 > (sg.to-sg.from)*8 || namesAward(o.line(s)) ||
			denied(r.text[sg.from:h.from]) {
			continue
		}
		found = appendNew(found, clauseAround(r.text[sg.from:sg.to], int(h.from-sg.from), int(h.to-sg.from)))
	}
	return found
}

// clauseAround is s[from:to] with the rest of its clause, at most 24 runes to each side: two such words in one clause are one claim.
func clauseAround(s string, from, to int) string {
	const most = 24
	marks := "，。；！？：,;!?\n"
	lo, hi := from, to
	for k := 0; k < most && lo > 0; k++ {
		r, size := utf8.DecodeLastRuneInString(s[:lo])
		if strings.ContainsRune(marks, r) {
			break
		}
		lo -= size
	}
	for k := 0; k < most && hi < len(s); k++ {
		r, size := utf8.DecodeRuneInString(s[hi:])
		if strings.ContainsRune(marks, r) {
			break
		}
		hi += size
	}
	return strings.TrimSpace(s[lo:hi])
}

// namesAward reports whether a line quotes the title of an award or a book: 《…》, “…奖”.
func namesAward(line string) bool {
	return strings.Contains(line, "《") || strings.Contains(line, "奖") && strings.Contains(line, "荣获")
}

// denied reports whether the words before a superlative take it back: 没有最好, 不是唯一.
func denied(before string) bool {
	tail := before
	if len(tail) > 12 {
		tail = tail[len(tail)-12:]
	}
	return strings.Contains(tail, "没有") || strings.Contains(tail, "不是") || strings.Contains(tail, "並非") ||
		strings.Contains(tail, "并非") || strings.Contains(tail, "之一")
}

// around is s[from:to] with at most n runes to both sides.
func around(s string, from, to, n int) string {
	lo, hi := from, to
	for k := 0; k < n && lo > 0; k++ {
		for lo--; lo > 0 && s[lo]&0xC0 == 0x80; lo-- {
		}
	}
	for k := 0; k < n && hi < len(s); k++ {
		for hi++; hi < len(s) && s[hi]&0xC0 == 0x80; hi++ {
		}
	}
	return strings.TrimSpace(s[lo:hi])
}
