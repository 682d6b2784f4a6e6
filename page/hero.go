package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// The hero is what a visitor sees without scrolling, as far as mark-up can tell: from the first content to the second
// h2, or 150 words or 260 Han characters of it, whichever comes first.
const (
	heroWords = 150
	heroHan   = 260
	heroRunes = 1000
)

// readHero is the range of segments of the hero.
func (o *outline) readHero(p *Page) span {
	start := o.heroStart()
	if start < 0 {
		return span{}
	}
	limit := heroWords
	if p.Language == "zh" {
		limit = heroHan
	}
	stop := int32(len(o.text))
	seen := 0
	for _, i := range o.tagged(atom.H2) {
		if e := &o.elements[i]; e.from >= o.segments[start].from && e.to > e.from && !e.concealed &&
			e.region != Nav && e.region != Footer && !o.marked(i, markModal, 8) {
			if seen++; seen == 2 {
				stop = e.from
				break
			}
		}
	}
	n, end := 0, start
	for s := start; s < len(o.segments) && o.segments[s].from < stop && n < limit; s++ {
		if o.content(s) {
			n += units(o.line(s), limit)
		}
		if o.segments[s].region == Footer {
			break
		}
		end = s + 1
	}
	return span{int32(start), int32(end)}
}

// heroStart is the segment at which the hero begins: the first heading 1 that is no logo, if it stands in the first half
// of the text, else the first segment of the main region that is no link; -1 for a page without content.
func (o *outline) heroStart() int {
	for _, i := range o.tagged(atom.H1) {
		e := &o.elements[i]
		if e.concealed || e.to <= e.from || e.region == Footer || e.region == Nav || o.isLogo(i) || o.marked(i, markModal, 8) {
			continue
		}
		if o.position(i) < 0.5 {
			return o.lineAt(e.from)
		}
		break
	}
	for s := range o.segments {
		if sg := &o.segments[s]; o.content(s) && sg.region == Main && sg.linked*2 < sg.to-sg.from &&
			!o.marked(sg.owner, markModal, 8) {
			return s
		}
	}
	return -1
}

// isLogo reports whether a heading is the site's name in the header: it stands in a header or carries a logo's class
// and is a link to the start page or an image.
func (o *outline) isLogo(i int32) bool {
	e := &o.elements[i]
	if o.marked(i, markLogo, 1) {
		return true
	}
	if e.region != Header && e.region != Nav && !o.marked(i, markLogo, 3) {
		return false
	}
	for k := i + 1; k < e.end; k++ {
		if o.elements[k].tag == atom.A || o.elements[k].tag == atom.Img {
			return true
		}
	}
	_, linked := o.within(i, atom.A)
	return linked
}

// headline is the promise a visitor reads first: the first h1 of the hero, else a heading that the title repeats, else
// the highest heading in it, else its first large line. A logo is none.
func (o *outline) headline(p *Page) (text string, at int32) {
	hero := o.reading.hero
	if hero.to == hero.from {
		return "", -1
	}
	from, to := o.segments[hero.from].from, o.segments[hero.to-1].to
	first, firstAt := "", int32(-1)
	bar, barAt := "", int32(-1) // a heading that strings together name, place and number: taken when there is no other
	for _, tag := range [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4} {
		for _, i := range o.tagged(tag) {
			e := &o.elements[i]
			if e.from < from || e.from >= to || e.concealed || e.region == Nav || e.region == Footer ||
				e.region == Aside || o.isLogo(i) || o.marked(i, markModal, 8) {
				continue
			}
			text := strings.ReplaceAll(o.visible(i), "\n", " ")
			switch {
			case text == "" || units(text, 60) >= 60:
			case strings.Count(text, " | ") >= 2:
				if bar == "" {
					bar, barAt = text, e.from
				}
			case tag == atom.H1 || strings.Contains(p.Title.Text, text):
				return text, e.from
			case first == "":
				first, firstAt = text, e.from
			}
		}
		if bar != "" {
			return bar, barAt
		}
	}
	if first != "" {
		return first, firstAt
	}
	for s := hero.from; s < hero.to; s++ {
		sg := &o.segments[s]
		if !o.content(int(s)) || sg.linked > 0 {
			continue
		}
		if o.marked(sg.owner, markTitle|markHero, 2) || o.large(sg.owner) {
			if text := o.line(int(s)); units(text, 31) <= 30 && units(text, 3) >= 2 {
				return strings.Clone(text), sg.from
			}
		}
	}
	return "", -1
}

// large reports whether an element is set in large or bold type by its mark-up.
func (o *outline) large(i int32) bool {
	for up := 0; i >= 0 && up < 2; i, up = o.elements[i].parent, up+1 {
		switch e := &o.elements[i]; e.tag {
		case atom.Strong, atom.B, atom.Big:
			return true
		case atom.Font:
			return attr(e.node, "size") >= "4"
		}
	}
	return false
}

// valueProposition is the sentence of the hero that says what is offered, to whom and why; "" when none does. The
// headline is taken with the line below it, as it is read. A page of other purpose than selling says nothing by it: see
// classify.
func (o *outline) valueProposition(headline string, at int32) string {
	hero := o.reading.hero
	head := segment{from: at, to: at + int32(len(headline))}
	best, bestPoints := "", 0
	lines := 0
	for s := hero.from; s < hero.to && lines < 6; s++ {
		sg := &o.segments[s]
		if !o.content(int(s)) || sg.region == Aside || o.marked(sg.owner, markModal, 8) || sg.linked*2 > sg.to-sg.from {
			continue
		}
		line := o.line(int(s))
		if units(line, 3) < 3 {
			continue
		}
		if sg.from >= at {
			lines++
		}
		from := sg.from
		for sentence := range sentences(line) {
			from += int32(strings.Index(o.reading.text[from:sg.to], sentence))
			part := segment{from: from, to: from + int32(len(sentence))}
			from = part.to
			n := units(sentence, 81)
			joined := sg.from > at && headline != "" && lines <= 2 && n <= 60
			other := part
			if joined {
				n += 4
				other = head
			}
			if points := o.promisePoints(n, part, other); points > bestPoints {
				best, bestPoints = sentence, points
				if joined {
					best = headline + " — " + sentence
				}
			}
		}
	}
	if bestPoints < 4 {
		return ""
	}
	return clip(strings.ReplaceAll(strings.Clone(best), "\n", " "), 300)
}

// promisePoints is how much of a value proposition two parts of the text, n words long, are: 2 for what is offered, 1
// for whom, 1 for what it does, 1 for a gain, 1 for what sets it apart. One that does not say what is offered is none.
func (o *outline) promisePoints(n int, a, b segment) int {
	r := o.reading
	has := func(t topic) bool { return r.has(t, a.from, a.to) || r.has(t, b.from, b.to) }
	if n < 4 || n > 80 || !has(offerNouns) {
		return 0
	}
	return 2 + one(has(audienceWords)) + one(has(offerVerbs)) + one(has(gainWords)) + one(has(differentiators))
}

// sentences splits a line at the ends of its sentences.
func sentences(line string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i < len(line); {
			end := 0
			switch c := line[i]; {
			case c == '.' || c == '!' || c == '?':
				if i+1 == len(line) || line[i+1] == ' ' && !(i >= 2 && i-start < 4) {
					end = i + 1
				}
			case c == 0xE3 && strings.HasPrefix(line[i:], "。"), c == 0xEF && (strings.HasPrefix(line[i:], "！") ||
				strings.HasPrefix(line[i:], "？") || strings.HasPrefix(line[i:], "；")):
				end = i + 3
			}
			if end > 0 {
				if s := strings.TrimSpace(line[start:end]); s != "" && !yield(s) {
					return
				}
				start, i = end, end
				continue
			}
			i++
		}
		if s := strings.TrimSpace(line[start:]); s != "" {
			yield(s)
		}
	}
}

// heroText is the text of the hero, cut at 1,000 runes.
func (o *outline) heroText() string {
	hero := o.reading.hero
	var b strings.Builder
	for s := hero.from; s < hero.to; s++ {
		if !o.content(int(s)) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(o.line(int(s)))
		if b.Len() > 4*heroRunes {
			break
		}
	}
	return clip(b.String(), heroRunes)
}
