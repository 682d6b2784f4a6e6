package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// heroEnd is where the hero ends in the text: at the second h2 or after 150 words or 260 Han of main.
func (b *business) heroEnd() int32 {
	start := int32(0)
	if main := b.tagged(atom.Main); len(main) > 0 {
		start = b.elements[main[0]].from
	} else {
		for i := range b.elements {
			if e := &b.elements[i]; e.region == Main && e.to > e.from && e.end == int32(i)+1 && !e.inHead {
				start = e.from
				break
			}
		}
	}
	end := int32(len(b.body))
	heads := 0
	for _, i := range b.tagged(atom.H2) {
		if e := &b.elements[i]; e.from >= start && e.region == Main {
			if heads++; heads == 2 {
				end = e.from
				break
			}
		}
	}
	units, inWord := 0, false
	for k, r := range b.body[start:end] {
		switch {
		case isHan(r):
			units += 15
			inWord = false
		case isWordRune(r):
			if !inWord {
				units += 26
			}
			inWord = true
		default:
			inWord = false
		}
		if units > 150*26 {
			return start + int32(k)
		}
	}
	return end
}

// sticky reports whether a class or style of the element or of what it stands in keeps it on the screen.
func (b *business) sticky(i int32) bool {
	for p, up := i, 0; p >= 0 && up < 5; p, up = b.elements[p].parent, up+1 {
		n := b.elements[p].node
		if b.elements[p].tag == atom.Body {
			break
		}
		if s := attr(n, "style"); s != "" && strings.Contains(s, "position") {
			s = strings.ToLower(strings.ReplaceAll(s, " ", ""))
			if strings.Contains(s, "position:fixed") || strings.Contains(s, "position:sticky") {
				return true
			}
		}
		if b.elements[p].sticky {
			return true
		}
	}
	return false
}

// passing reports whether the element or what it stands in is a bar whose buttons pass the page on to others.
func (b *business) passing(i int32) bool {
	for p, up := i, 0; p >= 0 && up < 6; p, up = b.elements[p].parent, up+1 {
		if b.elements[p].shares {
			return true
		}
	}
	return false
}

func sharePart(part, next string) bool {
	switch strings.ToLower(part) {
	case "share", "sharing":
		return !strings.HasPrefix(next, "holder") && !strings.HasPrefix(next, "price")
	case "sharedaddy", "shariff", "addtoany", "addthis", "sharethis", "sharebar", "sharebuttons", "heateor", "bdsharebuttonbox", "teilen":
		return true
	}
	return false
}

func stickyPart(part, next string) bool {
	switch strings.ToLower(part) {
	case "fixed", "sticky", "affix", "kefu", "floating", "xuanfu", "piaofu", "suspend", "fixbar", "sidetool", "toolbar", "rightbar", "qqonline", "suspension":
		return !strings.HasPrefix(next, "width") && !strings.HasPrefix(next, "table")
	case "float":
		switch next {
		case "left", "right", "start", "end", "none", "l", "r":
			return false
		}
		return true
	case "fab": // a floating button; with next a name of a glyph it is an icon font
		return next == "" || !strings.HasPrefix(next, "fa")
	case "side":
		return next == "bar" || next == "tool" || next == "nav"
	}
	return false
}
