package page

import "strings"

// Limits of selling points: a group has at least three items, an item 2 to 40 words (70 Han characters).
const (
	minPoints     = 3
	maxPoints     = 12
	minPointUnits = 2
	maxPointUnits = 40
	maxPointHan   = 70
	maxPointBytes = 480 // 40 long words
)

// sellingPoints are the advantages that the page lists: the items under a heading such as "why us", or a group of cards
// that is built and worded like one. Navigation, product grids, teasers of articles, galleries, testimonials, questions
// and teams are none.
func (o *outline) sellingPoints() (points []string, heading string) {
	o.headed(benefitHeads, func(el int32) bool {
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

// pointsUnder are the items of the best group between two elements; where there is none, the sub-headings with what
// follows.
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

// judge scores how much a group of siblings looks like a list of selling points; without cards when it is something
// else. Under a heading that announces advantages an item may be times as long.
func (o *outline) judge(items []int32, times int) (int, []card) {
	parent := o.elements[items[0]].parent
	const others = markTestimonial | markFAQ | markTeam | markComment | markMenu | markPagination | markBreadcrumb | markNews | markModal | markConsent | markSearch
	if o.marked(parent, others, 3) || o.marked(items[0], others&^markMenu, 1) {
		return 0, nil
	}
	cards := o.readCards(items, times)
	n := len(cards)
	if n < minPoints {
		return 0, nil
	}
	var sum deck
	for i := range cards {
		sum.add(&cards[i])
	}
	if sum.links*2 >= n && sum.gains*2 < n || sum.dated*3 >= n || sum.priced*2 >= n || sum.questions*2 >= n {
		return 0, nil
	}
	score := 0
	if o.marked(parent, markFeature, 3) || o.marked(items[0], markFeature, 1) {
		score += 2
	}
	if sum.titles*3 >= n*2 {
		score += 2
	}
	if sum.icons*3 >= n*2 {
		score++
	}
	if sum.checks*3 >= n*2 {
		score += 2
	}
	switch {
	case sum.gains*3 >= n*2:
		score += 2
	case sum.gains*3 >= n:
		score++
	}
	if sum.words < 5*n {
		score--
	}
	if sum.images*2 > n || sum.links*2 >= n {
		score -= 2
	}
	if o.marked(parent, markProduct|markCase|markGallery|markClient|markPrice, 2) {
		score -= 2
	}
	return score, cards
}

// readCards are the items of fitting length; nil when half of the items are too long, or more are too short than fit. They are
// valid until the next call.
func (o *outline) readCards(items []int32, times int) []card {
	cards := o.cards[:0]
	short, long := 0, 0
	for _, i := range items {
		e := &o.elements[i]
		if long*2 > len(items) {
			return nil
		}
		if int(e.to-e.from) > maxPointBytes*times {
			long++
			continue
		}
		limit := maxPointUnits * times
		if o.wide && hasHan(o.reading.text[e.from:e.to]) {
			limit = maxPointHan * times
		}
		c := o.readCard(i, limit)
		switch {
		case c.units < minPointUnits:
			short++
		case c.units > limit:
			long++
		case len(cards) < maxPoints:
			cards = append(cards, c)
		}
	}
	o.cards = cards
	if long > len(cards)/2 || short > len(cards) {
		return nil
	}
	return cards
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
