package page

import (
	"strings"
	"unicode/utf8"
)

// A label is what the words before a number say.
type label uint8

const (
	labelPhone label = 1 << iota
	labelFax
	labelNot // an account, a licence, a price, an account of a messenger
)

type phoneWords struct {
	terms *terms
	kinds [maxSections]label
}

func (lx *Lexicon) phoneWords() *phoneWords {
	w := &phoneWords{}
	var set sections
	for id, k := range map[string]label{"contact.phone": labelPhone, "contact.fax": labelFax, "contact.notphone": labelNot, "contact.qq": labelNot,
		"contact.wechat": labelNot, "contact.wechat.same": labelPhone, "contact.email": labelNot} {
		n := lx.byID[id]
		set.add(n)
		w.kinds[n] = k
	}
	w.terms = lx.choose(set)
	return w
}

// labelBefore reads the words of the line before from, or of the line above where the number opens its line. Nothing
// before after is looked at: it belongs to the number before.
func (b *business) labelBefore(from, after int) label {
	const reach = 60
	start := max(after, from-reach)
	if start >= from {
		return 0
	}
	for start > 0 && start < from && !utf8.RuneStart(b.body[start]) {
		start++
	}
	s := b.body[start:from]
	if k := strings.LastIndexByte(s, '\n'); k >= 0 {
		if anyWord(s[k+1:]) {
			s = s[k+1:]
		} else {
			s = strings.TrimRight(s[:k], "\n ")
			s = s[strings.LastIndexByte(s, '\n')+1:]
			if len(s) > 45 {
				return 0
			}
		}
	}
	w := b.lexicon.phone
	var buf [12]hit
	var said label
	for _, h := range w.terms.scan(buf[:0], s) {
		switch k := w.kinds[h.section]; {
		case k == labelNot:
			if said&labelPhone != 0 && len(s)-int(h.to) <= 6 { // 手机/微信
				continue
			}
			said = labelNot
		default:
			said = said&^labelNot | k
		}
	}
	return said
}
