package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Limits of selling points: a group has at least three items, an item 2 to 40 words (70 Han characters).
const (
	minPoints     = 3
	maxPoints     = 12
	minPointUnits = 2
	maxPointUnits = 40
	maxPointHan   = 70
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

// sellingPoints are the advantages that the page lists: the items under a heading such as "why us", or a group of
// cards that is built and worded like one. Navigation, product grids, teasers of articles, galleries, testimonials, questions and teams
// are none.
func (o *outline) sellingPoints() (points []string, heading string) {
	o.headed(benefitHeads, func(el int32, _ hit) bool {
		e := &o.elements[el]
		if e.region == Aside || headingRank(e.tag) == 0 && !o.marked(el, markTitle, 1) && units(o.visible(el), 9) > 8 {
			return true
		}
		text := o.visible(el)
		if text == "" || units(text, 26) > 25 || strings.HasSuffix(text, "？") && units(text, 20) > 14 {
			return true
		}
		from, to := o.sectionOf(el)
		if list := o.pointsUnder(from, to); len(list) >= minPoints {
			points, heading = list, strings.ReplaceAll(text, "\n", " ")
			return false
		}
		return true
	})
	if points != nil {
		return points, heading
	}
	best := 0
	o.groups(0, int32(len(o.elements)), func(items []int32) bool {
		if score, cards := o.judge(items, 1); score >= 4 && score > best {
			best, points = score, o.pointTexts(cards)
		}
		return best < 7
	})
	if points == nil {
		points = o.tickedPoints()
	}
	if points == nil {
		points = o.pointRuns()
	}
	return points, ""
}

// pointsUnder are the items of the best group between two elements; where there is none, the sub-headings with what follows.
func (o *outline) pointsUnder(from, to int32) []string {
	var points []string
	best := -100
	o.groups(from, to, func(items []int32) bool {
		score, cards := o.judge(items, 3) // under such a heading an item may be a paragraph
		if cards != nil && score > best {
			best, points = score, o.pointTexts(cards)
		}
		return true
	})
	if points != nil {
		return points
	}
	for i := from; i < to && len(points) < maxPoints; i++ {
		e := &o.elements[i]
		if headingRank(e.tag) >= 3 && !e.concealed && e.to > e.from {
			if text := o.visible(i); units(text, 20) < 20 {
				points = append(points, strings.ReplaceAll(text, "\n", " "))
			}
		}
	}
	return points
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

// siblings appends the elements that follow one another from from to to and can be items: of one tag, with some text and no more
// than an item has.
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

// tickedPoints are the lines that begin with a tick, three or more: lists that were written without list mark-up.
func (o *outline) tickedPoints() []string {
	var points []string
	for s := range o.segments {
		sg := &o.segments[s]
		c := o.reading.text[sg.from]
		if c != 0xE2 || !o.content(s) || len(points) == maxPoints {
			continue
		}
		line := o.line(s)
		for _, tick := range ticks {
			if rest, ok := strings.CutPrefix(line, tick); ok && units(rest, 3) >= minPointUnits {
				points = append(points, clip(strings.Clone(strings.TrimSpace(rest)), 300))
				break
			}
		}
	}
	if len(points) < minPoints {
		return nil
	}
	return points
}

var ticks = [...]string{"✓", "✔", "☑", "√", "✅"}

// judge scores how much a group of siblings looks like a list of selling points; negative when it is something else.
func (o *outline) judge(items []int32, times int) (int, []card) {
	parent := o.elements[items[0]].parent
	const others = markTestimonial | markFAQ | markTeam | markComment | markMenu | markPagination | markBreadcrumb | markNews | markModal | markConsent | markSearch
	if o.marked(parent, others, 3) || o.marked(items[0], others&^markMenu, 1) {
		return -1, nil
	}
	cards := make([]card, 0, maxPoints)
	short, long := 0, 0
	for _, i := range items {
		c := o.readCard(i)
		limit := maxPointUnits * times
		if hasHan(o.reading.text[o.elements[i].from:o.elements[i].to]) {
			limit = maxPointHan * times
		}
		switch {
		case c.units < minPointUnits:
			short++
		case c.units > limit:
			long++
		case len(cards) < maxPoints:
			cards = append(cards, c)
		}
	}
	n := len(cards)
	if n < minPoints || long > n/2 || short > n {
		return -1, nil
	}
	var titles, icons, images, checks, gains, dated, priced, links, questions, words int
	for _, c := range cards {
		titles += one(c.title)
		icons += one(c.icon)
		images += one(c.image)
		checks += one(c.check)
		gains += one(c.gain)
		dated += one(c.dated)
		priced += one(c.priced)
		links += one(c.links)
		questions += one(c.question)
		words += c.units
	}
	if links*2 >= n && gains*2 < n || dated*3 >= n || priced*2 >= n || questions*2 >= n {
		return -1, nil
	}
	score := 0
	if o.marked(parent, markFeature, 3) || o.marked(items[0], markFeature, 1) {
		score += 2
	}
	if titles*3 >= n*2 {
		score += 2
	}
	if icons*3 >= n*2 {
		score++
	}
	if checks*3 >= n*2 {
		score += 2
	}
	switch {
	case gains*3 >= n*2:
		score += 2
	case gains*3 >= n:
		score++
	}
	if words < 5*n {
		score--
	}
	if images*2 > n || links*2 >= n {
		score -= 2
	}
	if o.marked(parent, markProduct|markCase|markGallery|markClient|markPrice, 2) {
		score -= 2
	}
	return score, cards
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readCard takes what an item holds.
func (o *outline) readCard(i int32) card {
	e := &o.elements[i]
	text := strings.TrimSpace(o.reading.text[e.from:e.to])
	c := card{el: i, units: units(text, 3*maxPointHan+1)}
	if c.units > 3*maxPointHan {
		return c
	}
	c.links = e.linked*10 >= int32(len(text))*9 && e.linked > 0
	c.gain = o.reading.has(gainWords, e.from, e.to)
	c.check = strings.HasPrefix(text, "✓") || strings.HasPrefix(text, "✔") || strings.HasPrefix(text, "☑") || strings.HasPrefix(text, "√")
	c.question = strings.HasSuffix(firstLine(text), "?") || strings.HasSuffix(firstLine(text), "？")
	for k := i + 1; k < e.end; k++ {
		d := &o.elements[k]
		switch d.tag {
		case atom.Img:
			if o.reading.marks[k]&markIcon != 0 || strings.HasSuffix(attr(d.node, "src"), ".svg") || strings.Contains(attr(d.node, "src"), "icon") {
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
	c.priced = c.priced || strings.ContainsAny(text, "$€£¥￥")
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

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// pointTexts are the texts of cards, title and description parted by a colon.
func (o *outline) pointTexts(cards []card) []string {
	texts := make([]string, 0, len(cards))
	for _, c := range cards {
		e := &o.elements[c.el]
		title, rest, more := strings.Cut(strings.TrimSpace(o.reading.text[e.from:e.to]), "\n")
		text := title
		if more {
			mark := ": "
			if hasHan(title) {
				mark = "："
			}
			text = strings.TrimRight(title, ":：") + mark + strings.ReplaceAll(rest, "\n", " ")
		}
		texts = append(texts, strings.Clone(text))
	}
	return texts
}
