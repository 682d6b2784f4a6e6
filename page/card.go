package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// A card is one of several sibling items of the same build.
type card struct {
	el       int32
	units    int
	title    bool // a heading, bold or title line of its own, with text after it
	icon     bool // an icon, svg or small image
	image    bool // a picture
	check    bool // a tick
	gain     bool // words of benefit
	dated    bool
	priced   bool
	links    bool // all of it is a link
	question bool
}

// groups calls f with three or more siblings of one tag, at most 40 of a parent: those that follow one another from from
// to to, and the children of each element between.
func (o *outline) groups(from, to int32, f func(items []int32) bool) {
	var buf [40]int32
	if items := o.siblings(buf[:0], from, to); len(items) >= minPoints && !f(items) {
		return
	}
	for i := from; i < to; i++ {
		e := &o.elements[i]
		if e.inHead || e.end-i < 4 || e.to-e.from < 12 || e.concealed || e.foreign {
			continue
		}
		if e.region == Nav || e.region == Footer || e.region == Aside {
			continue
		}
		switch e.tag {
		case atom.Form, atom.Nav, atom.Table, atom.Tr, atom.Select, atom.Head, atom.Html, atom.Body, atom.P, atom.A, atom.Blockquote, atom.Pre, atom.Dl:
			continue
		}
		if items := o.siblings(buf[:0], i+1, e.end); len(items) >= minPoints && !f(items) {
			return
		}
	}
}

// siblings appends the elements that follow one another from from to to and can be items: of one tag, with some text and
// no more than an item has.
func (o *outline) siblings(items []int32, from, to int32) []int32 {
	var tag atom.Atom
	for k := from; k < to && len(items) < cap(items); k = o.elements[k].end {
		c := &o.elements[k]
		switch c.tag {
		case atom.Li, atom.Div, atom.Section, atom.Article, atom.A, atom.Figure, atom.Td, atom.Dd, atom.Dl:
		default:
			continue
		}
		if c.to-c.from < 4 || c.to-c.from > 4000 || c.end-k > 400 || c.concealed {
			continue
		}
		if len(items) == 0 {
			tag = c.tag
		}
		if c.tag == tag {
			items = append(items, k)
		}
	}
	return items
}

// A deck is the sum of what the cards of a group hold.
type deck struct {
	titles, icons, images, checks, gains, dated, priced, links, questions, words int
}

func (d *deck) add(c *card) {
	d.titles += one(c.title)
	d.icons += one(c.icon)
	d.images += one(c.image)
	d.checks += one(c.check)
	d.gains += one(c.gain)
	d.dated += one(c.dated)
	d.priced += one(c.priced)
	d.links += one(c.links)
	d.questions += one(c.question)
	d.words += c.units
}

// one is 1 for true: for counting.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readCard takes what an item holds.
func (o *outline) readCard(i int32, limit int) card {
	e := &o.elements[i]
	text := strings.TrimSpace(o.reading.text[e.from:e.to])
	from := e.to - int32(len(strings.TrimLeftFunc(o.reading.text[e.from:e.to], unicode.IsSpace)))
	c := card{el: i, units: o.unitsIn(from, from+int32(len(text)), limit+1)}
	if c.units > limit || c.units < minPointUnits {
		return c
	}
	c.links = e.linked*10 >= int32(len(text))*9 && e.linked > 0
	c.gain = o.reading.has(gainWords, e.from, e.to)
	c.check = strings.HasPrefix(text, "✓") || strings.HasPrefix(text, "✔") || strings.HasPrefix(text, "☑") ||
		strings.HasPrefix(text, "√")
	c.question = strings.HasSuffix(firstLine(text), "?") || strings.HasSuffix(firstLine(text), "？")
	for k := i + 1; k < e.end; k++ {
		d := &o.elements[k]
		switch d.tag {
		case atom.Img:
			if o.reading.marks[k]&markIcon != 0 || strings.HasSuffix(attr(d.node, "src"), ".svg") ||
				strings.Contains(attr(d.node, "src"), "icon") {
				c.icon = true
			} else {
				c.image = true
			}
		case atom.Svg:
			c.icon = true
		case atom.I, atom.Span:
			if d.to-d.from <= 4 && o.reading.marks[k]&markIcon != 0 {
				c.icon = true
			}
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Strong, atom.B:
			c.title = c.title || d.to > d.from && int(d.to-d.from) < len(text)-6
		case atom.Time:
			c.dated = true
		default:
			if o.reading.marks[k]&markTitle != 0 && d.to > d.from && int(d.to-d.from) < len(text)-6 {
				c.title = true
			}
			if o.reading.marks[k]&markPrice != 0 {
				c.priced = true
			}
		}
	}
	if !c.title {
		line := firstLine(text)
		c.title = len(line) < len(text)-6 && len(line) < 60 && units(line, 9) <= 8
	}
	c.priced = c.priced || moneySign(text)
	c.dated = c.dated || o.hasDate(e.from, e.to)
	return c
}

// hasDate reports whether a calendar date is written between two bytes of the text.
func (o *outline) hasDate(from, to int32) bool {
	r := o.reading
	for i := range r.numbersIn(from, to) {
		if _, ok := r.dateAt(i, from, to); ok {
			return true
		}
	}
	return false
}

// moneySign reports whether the sign of a currency stands in s: $ € £ ¥ ￥.
func moneySign(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '$':
			return true
		case 0xC2, 0xE2, 0xEF:
			if rest := s[i:]; strings.HasPrefix(rest, "£") || strings.HasPrefix(rest, "¥") || strings.HasPrefix(rest, "€") || strings.HasPrefix(rest, "￥") {
				return true
			}
		}
	}
	return false
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
