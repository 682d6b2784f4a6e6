package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// The points of domain.md section 2.0, and what makes a call to action.
const (
	strongPoints   = 3
	weakPoints     = 1
	buttonPoints   = 2
	channelPoints  = 3 // tel:, mailto:, sms:, messengers and chats
	submitPoints   = 3
	navPoints      = -1
	footerPoints   = -1
	excludedPoints = -5

	callToAction = 3 // points of a call to action
	maxCTAs      = 200
)

// formHeadings are the elements that head a form or a section.
var formHeadings = [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Legend}

// ctas takes the links and buttons that ask for a step. Only those that reach three points are kept; of those with
// one text and target the first.
func (b *business) ctas(p *Page) {
	hero := b.heroEnd()
	seen := map[[2]string]bool{}
	for i := range b.elements {
		e := &b.elements[i]
		if e.foreign || e.inHead {
			continue
		}
		index := int32(i)
		kind := b.candidate(index)
		if kind == 0 {
			continue
		}
		c, ok := b.cta(index, kind)
		if !ok {
			continue
		}
		key := [2]string{strings.ToLower(c.Text), c.Target}
		if seen[key] {
			continue
		}
		seen[key] = true
		c.Hero = e.from < hero && e.region != Nav && e.region != Footer
		p.CTAs = append(p.CTAs, c)
		if len(p.CTAs) == maxCTAs {
			return
		}
	}
}

// What a candidate is.
const (
	isLink = 1 + iota
	isPress
	isDressed // an element that a script makes a button: Chinese chat floats, spans with a button's class
)

// candidate reports whether element i may be a call to action.
func (b *business) candidate(i int32) int {
	e := &b.elements[i]
	n := e.node
	switch e.tag {
	case atom.A:
		if hasAttr(n, "href") {
			return isLink
		}
		if slices.ContainsFunc(n.Attr, bound) || b.buttonClass(i) {
			return isDressed
		}
	case atom.Button:
		if strings.EqualFold(attr(n, "type"), "reset") {
			return 0
		}
		return isPress
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "submit", "button", "image":
			return isPress
		}
	case atom.Span, atom.Div, atom.Li, atom.P, atom.I, atom.Strong, atom.Em, atom.Dd:
		if e.to-e.from > 60 || len(n.Attr) == 0 {
			return 0
		}
		for k := range n.Attr {
			if a := &n.Attr[k]; a.Key == "role" && strings.EqualFold(a.Val, "button") {
				return isDressed
			}
		}
		if e.to > e.from && !b.holdsCandidate(i) && (hasAttr(n, "onclick") || b.buttonClass(i)) {
			if _, in := b.within(i, atom.A); in {
				return 0
			}
			if _, in := b.within(i, atom.Button); in {
				return 0
			}
			return isDressed
		}
	}
	return 0
}

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

// cta judges one candidate.
func (b *business) cta(i int32, kind int) (CTA, bool) {
	e := &b.elements[i]
	n := e.node
	text, inner := b.label(i)
	button := b.buttonClass(i) || kind == isLink && b.wrappedInButton(i)
	if long := tooLong(text, button); long {
		return CTA{}, false
	}
	m := readLabel(text)
	c := CTA{Text: text, Region: e.region}
	href := strings.TrimSpace(attr(n, "href"))
	var channel Goal
	if kind == isLink {
		channel = b.channel(href)
	} else {
		c.Target = "button"
	}
	purpose, inForm := b.submits[i]
	sends := inForm && purpose != "other"
	if sends && kind == isPress && e.tag != atom.A {
		c.Target = "submit"
	}
	switch {
	case m.strong:
		c.Strength += strongPoints
	case m.weak:
		c.Strength += weakPoints
	}
	if button {
		c.Strength += buttonPoints
	}
	if channel != "" {
		c.Strength += channelPoints
	}
	leads := false
	if inForm {
		switch purpose {
		case "contact", "lead", "booking", "order", "newsletter":
			c.Strength += submitPoints
			leads = true
		case "search", "login", "filter", "comment", "review":
			c.Strength += excludedPoints
		}
	}
	switch e.region {
	case Nav:
		if !(m.exact && (m.goal == Buy || m.goal == Book || m.goal == Trial)) {
			c.Strength += navPoints // "Contact" is navigation, "Book now" is not
		}
	case Footer:
		c.Strength += footerPoints
	}
	if m.excluded && !leads {
		c.Strength += excludedPoints
	}
	if kind == isDressed && !m.strong {
		return c, false
	}
	if c.Strength < callToAction {
		// A chat float or a big call button stands in the footer's mark-up but on the first screen.
		if !(m.strong && e.region != Main && !m.excluded && (channel != "" || m.goal == Chat) && c.Strength+1 >= callToAction) {
			return c, false
		}
		c.Strength = callToAction
	}
	if kind == isLink {
		c.Target = b.address(href)
	}
	c.Text = strings.Clone(text)
	c.Weak = m.weak && !m.strong
	c.Goal = goal(m, channel, purpose, leads)
	c.ImageOnly = text == ""
	if inner && text != "" && c.ImageOnly {
		c.ImageOnly = false
	}
	c.Position = b.position(i)
	c.Sticky = b.sticky(i)
	c.Scripted = scripted(b, i)
	if kind == isLink {
		c.Dead = b.dead(href)
	}
	c.Signature = signature(n.Data, attr(n, "class"))
	c.Selector = b.selector(i)
	return c, true
}

// tooLong reports whether a label says more than a call does: 8 words or 14 Han characters, half as much again on
// what looks like a button.
func tooLong(s string, button bool) bool {
	most, han, latin, inWord := 16, 0, 0, false
	if button {
		most = 24
	}
	if len(s) > 400 {
		return true
	}
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
	return latin*2+han*8/7 > most // 8 words or 14 Han characters fill it
}

// buttonClass reports whether the class or id of element i calls it a button or names a step.
func (b *business) buttonClass(i int32) bool {
	return b.namePart(i, func(part, next string) bool {
		switch strings.ToLower(part) {
		case "btn", "button", "cta", "buy", "consult", "zixun", "goumai", "btns":
			return true
		case "order": // a flex container's order-1, order-md-2 is none
			return next == "" || next[0] >= 'a' && next[0] <= 'z' && !breakpoint(next)
		}
		return false
	})
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

// heroEnd is where the hero ends in the text: at the second h2 or after 150 words or 260 Han of main.
func (b *business) heroEnd() int32 {
	start := int32(0)
	if main := b.byTag[atom.Main]; len(main) > 0 {
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
	for _, i := range b.byTag[atom.H2] {
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
		if b.namePart(p, stickyPart) {
			return true
		}
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
	case "side":
		return next == "bar" || next == "tool" || next == "nav"
	}
	return false
}

// scripted reports whether a script may give the element a target of its own.
func scripted(b *business, i int32) bool {
	return slices.ContainsFunc(b.elements[i].node.Attr, scriptAttr)
}
