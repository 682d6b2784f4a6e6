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
	seen := map[[2]string]int{} // index in p.CTAs
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
		c.Hero = e.from < hero && e.region != Nav && e.region != Footer
		if k, ok := seen[key]; ok {
			p.CTAs[k].repeat(&c)
			continue
		}
		seen[key] = len(p.CTAs)
		c.Selector = b.selector(index)
		p.CTAs = append(p.CTAs, c)
		if len(p.CTAs) == maxCTAs {
			return
		}
	}
}

// repeat notes a later call with the same text and target. The first that stands in the content gives its look: buttons of the header
// look like none there.
func (c *CTA) repeat(later *CTA) {
	c.Last = later.Position
	if c.Region == Main || c.Again != "" || later.Region != Main {
		return
	}
	c.Signature = later.Signature
	if c.Again = "below"; later.Hero {
		c.Again = "hero"
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

// A judgement is what the points of one candidate are given for.
type judgement struct {
	label   labelReading
	button  bool   // dressed as one
	channel Goal   // of a telephone, mail or chat link
	purpose string // of the form that it sends; "" outside of forms
	region  Region
	listed  bool // stands in a list, as menus do
}

// leads reports whether the candidate sends a form that reaches the company.
func (j *judgement) leads() bool {
	switch j.purpose {
	case "contact", "lead", "booking", "order", "newsletter":
		return true
	}
	return false
}

// points is the sum by domain.md section 2.0.
func (j *judgement) points() int {
	sum := 0
	switch {
	case j.label.strong:
		sum += strongPoints
	case j.label.weak:
		sum += weakPoints
	}
	if j.button {
		sum += buttonPoints
	}
	if j.channel != "" {
		sum += channelPoints
	}
	switch j.purpose {
	case "contact", "lead", "booking", "order", "newsletter":
		sum += submitPoints
	case "search", "login", "filter", "comment", "review":
		sum += excludedPoints
	}
	if j.label.never || j.label.excluded && !j.leads() {
		sum += excludedPoints
	}
	switch region := j.region; {
	case region == Nav, region != Footer && j.listed && j.label.plain && !j.button: // "Contact us" is navigation, "Book now" is not
		if !j.label.exact || j.label.plain || j.label.goal == Download || j.label.goal == Navigate {
			sum += navPoints
		}
	case region == Footer: // a chat float or call bar stands at the end of the mark-up but on the first screen
		if !(j.label.strong && !j.label.excluded && (j.channel != "" || j.label.goal == Chat)) {
			sum += footerPoints
		}
	}
	return sum
}

// cta judges one candidate.
func (b *business) cta(i int32, kind int) (CTA, bool) {
	e := &b.elements[i]
	n := e.node
	text := b.label(i)
	j := judgement{button: b.buttonClass(i) || kind == isLink && b.wrappedInButton(i), purpose: b.submits[i], region: e.region}
	if p := e.parent; p >= 0 && b.elements[p].tag == atom.Li {
		j.listed = true
	}
	most := maxLinkSize
	if j.button {
		most = maxButtonSize
	}
	if len(text) > maxLabelBytes || len(text) > maxLabelKept && labelSize(text) > most { // before a long one is read
		return CTA{}, false
	}
	if j.label = b.labelReading(text); j.label.size > most {
		return CTA{}, false
	}
	href := strings.TrimSpace(attr(n, "href"))
	if j.label.strong && !j.label.exact && !j.button && kind == isLink && (j.label.title || b.headline(i)) {
		j.label.strong = false
	}
	if kind == isLink {
		if passesOn(href) {
			return CTA{}, false
		}
		j.channel = b.channel(href)
	}
	if kind == isDressed && !j.label.strong {
		return CTA{}, false
	}
	points := j.points()
	if points < callToAction {
		return CTA{}, false
	}
	if j.channel != Call && j.channel != Enquire && (!j.label.strong || j.label.goal == Chat) && b.passing(i) {
		return CTA{}, false
	}
	c := CTA{
		Text:      strings.Clone(text),
		Target:    "button",
		Goal:      j.goal(),
		Strength:  points,
		Weak:      j.label.weak && !j.label.strong,
		Region:    e.region,
		Position:  b.position(i),
		Sticky:    b.sticky(i),
		Scripted:  slices.ContainsFunc(n.Attr, scriptAttr),
		ImageOnly: text == "",
		Signature: signature(n.Data, attr(n, "class")),
	}
	switch {
	case kind == isLink:
		c.Target, c.Dead = b.address(href), b.dead(href)
		if c.Dead != "" && c.Dead != "phone" && c.Dead != "scheme" && slices.ContainsFunc(n.Attr, opener) {
			c.Dead = ""
		}
	case kind == isPress && j.purpose != "" && j.purpose != "other":
		c.Target = "submit"
	}
	return c, true
}
