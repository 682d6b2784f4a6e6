package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// holdsCandidate reports whether a link or control stands inside element i, which is then but its wrapper.
func (b *business) holdsCandidate(i int32) bool {
	end := min(b.elements[i].end, i+20)
	for d := i + 1; d < end; d++ {
		switch b.elements[d].tag {
		case atom.A, atom.Button, atom.Input, atom.Select, atom.Textarea:
			return true
		}
	}
	return b.elements[i].end > i+20
}

// Sizes of a label, see labelSize, from which it says more than a call does: 8 words or 14 Han characters, half as much
// again on what looks like a button.
const (
	maxLinkSize   = 16
	maxButtonSize = 24
	maxLabelBytes = 400
)

// labelSize measures a label: two for a word, eight sevenths for a Han character.
func labelSize(s string) int {
	han, latin, inWord := 0, 0, false
	for _, r := range s {
		switch {
		case isHan(r):
			han++
			inWord = false
		case isWordRune(r) || r == '\'' || r == '’':
			if !inWord {
				latin++
			}
			inWord = true
		default:
			inWord = false
		}
	}
	return latin*2 + han*8/7
}

// buttonClass reports whether the class or id of element i calls it a button or names a step.
func (b *business) buttonClass(i int32) bool {
	return b.elements[i].button
}

func buttonPart(part, next string) bool {
	switch strings.ToLower(part) {
	case "btn", "button", "cta", "buy", "consult", "zixun", "goumai", "btns":
		return true
	case "order": // a flex container's order-1, order-md-2 is none
		return next == "" || next[0] >= 'a' && next[0] <= 'z' && !breakpoint(next)
	}
	return false
}

func breakpoint(next string) bool {
	for _, size := range [...]string{"xs", "sm", "md", "lg", "xl", "xxl", "first", "last", "none"} {
		if next == size || strings.HasPrefix(next, size+"-") {
			return true
		}
	}
	return false
}

// wrappedInButton reports whether the link is all the text of a parent that is dressed as a button.
func (b *business) wrappedInButton(i int32) bool {
	e := &b.elements[i]
	if e.parent < 0 {
		return false
	}
	p := &b.elements[e.parent]
	if p.tag == atom.Body || p.end-e.parent > 12 || p.to-p.from > e.to-e.from+4 {
		return false
	}
	return b.buttonClass(e.parent)
}

// headline reports whether the link is a heading's: titles of articles and products name things, they do not ask.
func (b *business) headline(i int32) bool {
	for p, up := b.elements[i].parent, 0; p >= 0 && up < 3; p, up = b.elements[p].parent, up+1 {
		switch b.elements[p].tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return true
		}
	}
	return false
}
