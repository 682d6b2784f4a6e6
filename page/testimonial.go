package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxTestimonials is the number of testimonials looked at.
const maxTestimonials = 40

// testimonials finds the quotes and ratings by customers: reviews in structured data, blocks that their class or their
// heading calls so, quotations with the name of who said them. Links to a page of reviews and forms to write one are none.
func (o *outline) testimonials(p *Page) {
	sig := &p.Signals
	var blocks []int32
	end, looks := int32(0), 0
	for i := range o.elements {
		if o.reading.marks[i]&markTestimonial == 0 || int32(i) < end {
			continue
		}
		if looks++; looks > maxLooks {
			break
		}
		e := &o.elements[i]
		if e.inHead || e.concealed || e.region == Nav || e.to-e.from < 30 {
			continue
		}
		if from := int32(i); o.quotes(from) {
			blocks = append(blocks, from)
			end = e.end
		}
	}
	if blocks == nil {
		o.headed(testimonialHeads, func(el int32, h hit) bool {
			from, to := o.sectionOf(el)
			box := o.boxOf(from, to)
			if box >= 0 && (o.hasQuotation(from, to) || o.saidBy(from, to) > 0) {
				blocks = append(blocks, box)
				end = to
				return false
			}
			return true
		})
	}
	if blocks == nil {
		blocks = o.quotedPeople()
	}
	if blocks == nil {
		for k, i := range o.byTag[atom.Blockquote] {
			if k == maxLooks {
				break
			}
			if e := &o.elements[i]; !e.concealed && o.signed(i) && units(o.visible(i), 101) <= 100 {
				blocks = append(blocks, i)
			}
		}
		if len(blocks) == 1 && len(p.Headings) > 0 && o.longText() {
			blocks = nil // one quotation in an article
		}
	}
	if blocks != nil {
		o.countTestimonials(sig, blocks)
		o.note(sig, "testimonials", o.visible(blocks[0]))
	}
	for i := range p.Structured {
		if e := &p.Structured[i]; e.Type == "Review" && e.Properties.Get("reviewBody") != "" && !sig.Testimonials {
			sig.Total++
			o.note(sig, "testimonials", e.Properties.Get("reviewBody"))
			if e.Properties.Get("author.name") != "" || e.Properties.Get("author") != "" {
				sig.Named++
			}
		}
	}
	sig.Testimonials = sig.Quotes.Has("testimonials")
}

// quotedPeople are the blocks of lines in quotation marks that a short line, the name, follows: two or more.
func (o *outline) quotedPeople() []int32 {
	var blocks []int32
	for s := 0; s+1 < len(o.segments); s++ {
		sg := &o.segments[s]
		if c := o.reading.text[sg.from]; c != '"' && c < 0x80 || sg.concealed || sg.region == Nav || sg.region == Footer || sg.to-sg.from < 40 {
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

// boxOf is the lowest element that holds all elements from … to; -1 when the range is empty.
func (o *outline) boxOf(from, to int32) int32 {
	if from >= to || int(from) >= len(o.elements) {
		return -1
	}
	return o.elements[from].parent
}

// longText reports whether the content is an article's: more than 500 words or 800 Han characters without counting links.
func (o *outline) longText() bool {
	n := 0
	for s := range o.segments {
		if sg := &o.segments[s]; sg.to-sg.from > 120 && o.content(s) {
			n += int(sg.to - sg.from)
		}
	}
	return n > 2600
}

// quotes reports whether a block that is called testimonials holds what customers said: enough words that are no form and no
// list of links.
func (o *outline) quotes(i int32) bool {
	e := &o.elements[i]
	if e.linked*2 > e.to-e.from || e.tag == atom.A || e.tag == atom.Form || e.tag == atom.Body || e.tag == atom.Button {
		return false
	}
	for k := i + 1; k < e.end; k++ {
		if t := o.elements[k].tag; t == atom.Textarea || t == atom.Form {
			return false
		}
	}
	text := o.reading.text[e.from:e.to]
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, units(line, 20))
	}
	return longest >= 8
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

// saidBy counts the sibling items between two elements that look like a statement with a person: a text of ten words or more and a short line
// of its own, with a picture, stars or a role.
func (o *outline) saidBy(from, to int32) int {
	n := 0
	o.groups(from, to, func(items []int32) bool {
		k := 0
		for _, i := range items {
			text := o.visible(i)
			short, long := 0, 0
			for line := range strings.SplitSeq(text, "\n") {
				switch u := units(line, 30); {
				case u >= 10:
					long++
				case u >= 1 && u <= 6:
					short++
				}
			}
			if long > 0 && short > 0 && o.persons(i) {
				k++
			}
		}
		n = max(n, k)
		return n < 2
	})
	if n < 2 {
		return 0
	}
	return n
}

// persons reports whether element i shows a picture or stars.
func (o *outline) persons(i int32) bool {
	for k := i + 1; k < o.elements[i].end; k++ {
		if o.elements[k].tag == atom.Img || o.reading.marks[k]&(markRating|markAuthor) != 0 {
			return true
		}
	}
	return strings.Contains(o.visible(i), "★")
}

// signed reports whether a quotation says who said it: a cite or footer in it, or a figcaption beside it, or a line that begins with a dash.
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

// countTestimonials counts the testimonials of the blocks and those with two of name, role, photo, date, link.
func (o *outline) countTestimonials(sig *Signals, blocks []int32) {
	for _, b := range blocks {
		items := o.statements(b)
		for _, i := range items {
			if sig.Total == maxTestimonials {
				return
			}
			sig.Total++
			if o.identity(i) >= 2 {
				sig.Named++
			}
		}
	}
}

// statements are the single testimonials in a block: the items of its largest group with enough words, else the block.
func (o *outline) statements(b int32) []int32 {
	var best []int32
	o.groups(b, o.elements[b].end, func(items []int32) bool {
		var said []int32
		for _, i := range items {
			if units(o.visible(i), 8) >= 8 {
				said = append(said, i)
			}
		}
		if len(said) > len(best) {
			best = said
		}
		return true
	})
	if len(best) >= 2 {
		return best
	}
	return []int32{b}
}

// identity counts what tells who speaks: name, role, photo, date, link.
func (o *outline) identity(i int32) int {
	e := &o.elements[i]
	photo, link, date, short := 0, 0, 0, 0
	for k := i; k < e.end; k++ {
		d := &o.elements[k]
		switch d.tag {
		case atom.Img:
			photo = 1
		case atom.A:
			link = 1
		case atom.Time:
			date = 1
		}
		if o.reading.marks[k]&markDate != 0 {
			date = 1
		}
	}
	for line := range strings.SplitSeq(o.visible(i), "\n") {
		if u := units(line, 9); u >= 1 && u <= 8 && !strings.HasSuffix(line, ".") {
			short++
		} else if _, tail, ok := strings.Cut(line, "—"); ok && units(tail, 9) <= 8 {
			short++
			if strings.Contains(tail, ",") || strings.Contains(tail, "，") {
				short++
			}
		}
	}
	return photo + link + date + min(short, 2)
}
