package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxTestimonials is the number of testimonials looked at.
const maxTestimonials = 40

// testimonials finds the quotes and ratings by customers: blocks that their class or their heading calls so, lines in
// quotation marks with a name, signed quotations, reviews in structured data. Links to a page of reviews and forms to
// write one are none.
func (o *outline) testimonials(p *Page) {
	sig := &p.Signals
	blocks := o.namedTestimonials()
	if blocks == nil {
		blocks = o.headedTestimonials()
	}
	if blocks == nil && !o.reading.article { // an article quotes those whom it writes about
		if blocks = o.quotedPeople(); blocks == nil {
			blocks = o.signedQuotations()
		}
	}
	if blocks != nil {
		o.countTestimonials(sig, blocks)
		o.note(sig, "testimonials", o.visible(blocks[0]))
	}
	for i := range p.Structured {
		e := &p.Structured[i]
		text := e.Properties.Get("reviewBody")
		if e.Type != "Review" || text == "" || blocks != nil {
			continue
		}
		sig.Total++
		sig.Named += one(e.Properties.Get("author.name") != "" || e.Properties.Get("author") != "")
		o.note(sig, "testimonials", text)
	}
	sig.Testimonials = sig.Quotes.Has("testimonials")
}

// namedTestimonials are the blocks that their class or id calls testimonials and that hold words of customers.
func (o *outline) namedTestimonials() []int32 {
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
		if o.otherReview(int32(i)) {
			continue
		}
		if o.quotes(int32(i)) {
			blocks = append(blocks, int32(i))
			end = e.end
		}
	}
	return blocks
}

// otherReview reports whether a block is called a review for another reason than that customers speak in it: a post that
// its blog files under reviews, the article on a product, a field of the form that asks for one.
func (o *outline) otherReview(i int32) bool {
	e := &o.elements[i]
	if e.tag == atom.Html {
		return true
	}
	name := strings.ToLower(clip(attr(e.node, "class")+" "+attr(e.node, "id"), 400))
	if strings.Contains(name, "tweet") {
		return o.reading.article || e.region == Aside || e.region == Footer || embedded(e.node)
	}
	if !strings.Contains(name, "review") && !strings.Contains(name, "bewertung") {
		return false
	}
	if strings.Contains(name, "category-") || strings.Contains(name, "tag-") {
		return true
	}
	if f, in := o.within(i, atom.Form); in && o.elements[f].end-f < 300 {
		return true
	}
	return o.reading.article && !o.persons(i)
}

// headedTestimonials is the block under a heading such as "what our customers say", if something is said in it.
func (o *outline) headedTestimonials() []int32 {
	var blocks []int32
	o.headed(testimonialHeads, func(el int32) bool {
		from, to := o.sectionOf(el)
		if box := o.boxOf(from, to); box >= 0 && (o.hasQuotation(from, to) || o.saidBy(from, to) > 0) {
			if blocks = o.quotationsIn(from, to); blocks == nil || o.elements[box].end <= to && o.elements[box].from >= o.elements[el].from {
				blocks = []int32{box}
			}
		}
		return blocks == nil
	})
	return blocks
}

// quotationsIn are the quotations between two elements: where the sections of a page have no elements of their own, the
// element around them holds the other sections as well.
func (o *outline) quotationsIn(from, to int32) []int32 {
	var blocks []int32
	for i := from; i < to && int(i) < len(o.elements); i++ {
		if o.elements[i].tag == atom.Blockquote && units(o.visible(i), 8) >= 8 {
			blocks = append(blocks, i)
			i = o.elements[i].end - 1
		}
	}
	return blocks
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

// quotes reports whether a block that is called testimonials holds what customers said: enough words that are no form
// and no list of links.
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

// saidBy counts the sibling items between two elements that look like a statement with a person: a text of ten words or
// more and a short line of its own, with a picture, stars or a role.
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

// countTestimonials counts the testimonials of the blocks and those with two of name, role, photo, date, link.
func (o *outline) countTestimonials(sig *Signals, blocks []int32) {
	var items []int32
	for _, b := range blocks {
		items = append(items, o.statements(b)...)
	}
	items = items[:min(len(items), maxTestimonials)]
	sig.Total += len(items)
	for k, i := range items {
		before, after := int32(-1), int32(len(o.elements))
		if k > 0 {
			before = items[k-1]
		}
		if k+1 < len(items) {
			after = items[k+1]
		}
		if o.identity(o.card(i, before, after)) >= 2 {
			sig.Named++
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
	var quoted []int32 // two quotations are no group yet
	for i := b; i < o.elements[b].end; i++ {
		if o.elements[i].tag == atom.Blockquote && units(o.visible(i), 8) >= 8 {
			quoted = append(quoted, i)
			i = o.elements[i].end - 1
		}
	}
	if len(quoted) >= 2 {
		return quoted
	}
	return []int32{b}
}

// attributionParts counts the parts of a line that names who spoke: "Ann Lee, owner, Mill Bakery, May 2026". A sentence
// with commas is none: it ends as sentences do, stands in quotation marks, or has a part that is too long for a name.
func attributionParts(line string) int {
	line = strings.TrimSpace(line)
	limit := 10
	if name := strings.TrimLeft(line, "—–―- "); name != line && hasHan(name) {
		line, limit = name, 24 // a signed line: company and post in one part, without spaces
	}
	if len(line) > 160 || strings.HasSuffix(line, ".") || strings.HasSuffix(line, "。") || strings.ContainsAny(line, "“”„«»「」?!？！") {
		return 0
	}
	n := 0
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ',' || r == '，' || r == '、' || r == '|' || r == '·' }) {
		if u := units(part, limit+2); u == 0 || u > limit {
			return 0
		}
		n++
	}
	return n
}

// card is the block that holds a statement and the lines on who made it: the highest of three ancestors that adds little text
// and holds neither the statement before nor the one after.
func (o *outline) card(i, before, after int32) int32 {
	own := o.elements[i].to - o.elements[i].from
	for range 3 {
		up := o.elements[i].parent
		if up < 0 || up <= before || o.elements[up].end > after || o.elements[up].to-o.elements[up].from > own+120 || o.elements[up].tag == atom.Body {
			break
		}
		i = up
	}
	return i
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
		if n := attributionParts(line); n >= 2 {
			short += n
		} else if u := units(line, 9); u >= 1 && u <= 8 && !strings.HasSuffix(line, ".") {
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
