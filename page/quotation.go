package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// signedQuotations are the quotations that say who said them. A single one in a long text belongs to an article.
func (o *outline) signedQuotations() []int32 {
	var blocks []int32
	for k, i := range o.tagged(atom.Blockquote) {
		if k == maxLooks {
			break
		}
		if e := &o.elements[i]; !e.concealed && !embedded(e.node) && o.signed(i) && units(o.visible(i), 101) <= 100 {
			blocks = append(blocks, i)
		}
	}
	if len(blocks) == 1 && o.longText() {
		return nil
	}
	return blocks
}

// embedded reports whether a quotation is the post of a network, which its script shows in place of the words.
func embedded(n *html.Node) bool {
	class := attr(n, "class")
	for _, name := range [...]string{"twitter-", "instagram-", "tiktok-", "bluesky-", "reddit-", "fb-", "wp-embedded"} {
		if strings.Contains(class, name) {
			return true
		}
	}
	return false
}

// quotedPeople are the blocks of lines in quotation marks that a short line, the name, follows: two or more.
func (o *outline) quotedPeople() []int32 {
	var blocks []int32
	for s := 0; s+1 < len(o.segments); s++ {
		sg := &o.segments[s]
		if c := o.reading.text[sg.from]; c != '"' && c < 0x80 || sg.concealed || sg.region == Nav ||
			sg.region == Footer || sg.to-sg.from < 40 {
			continue
		}
		line := o.line(s)
		if !opensQuote(line) || units(line, 10) < 10 || !closesQuote(line) {
			continue
		}
		if name := o.line(s + 1); units(name, 9) <= 8 && !opensQuote(name) {
			if blocks = append(blocks, o.elements[sg.owner].parent); len(blocks) == maxLooks {
				break
			}
		}
	}
	if len(blocks) < 2 {
		return nil
	}
	return blocks
}

func opensQuote(s string) bool {
	for _, mark := range [...]string{"“", "\"", "„", "«", "「", "‘", "»"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}

func closesQuote(s string) bool {
	for _, mark := range [...]string{"”", "\"", "“", "»", "」", "’", "«"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	return false
}

// hasQuotation reports whether words in quotation marks, a blockquote or q stand between two elements.
func (o *outline) hasQuotation(from, to int32) bool {
	for i := from; i < to; i++ {
		if t := o.elements[i].tag; t == atom.Blockquote || t == atom.Q || t == atom.Cite {
			return true
		}
	}
	if from >= to {
		return false
	}
	text := o.reading.text[o.elements[from].from:o.elements[to-1].to]
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if opensQuote(line) && units(line, 9) > 8 {
			return true
		}
	}
	return false
}

// signed reports whether a quotation says who said it: a cite or footer in it, or a figcaption beside it, or a line that
// begins with a dash.
func (o *outline) signed(i int32) bool {
	e := &o.elements[i]
	for k := i + 1; k < e.end; k++ {
		if t := o.elements[k].tag; t == atom.Cite || t == atom.Footer || t == atom.Small {
			return true
		}
	}
	if f, ok := o.within(i, atom.Figure); ok {
		for k := f + 1; k < o.elements[f].end; k++ {
			if o.elements[k].tag == atom.Figcaption {
				return true
			}
		}
	}
	rest := strings.TrimSpace(o.reading.text[e.to:min(len(o.reading.text), int(e.to)+80)])
	return strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "– ") || strings.Contains(o.visible(i), "\n—")
}
