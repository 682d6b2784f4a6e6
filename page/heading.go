package page

import (
	"strconv"
	"strings"
)

// heading reads h1 … h6 and elements with role=heading. A heading that is not on the screen is none, and neither is
// one whose role says that it is something else.
func (o *outline) heading(p *Page, i int32) {
	e := &o.elements[i]
	if len(p.Headings) >= maxHeadings || e.concealed {
		return
	}
	level := 0
	if data := e.node.Data; len(data) == 2 && data[0] == 'h' && data[1] >= '1' && data[1] <= '6' {
		level = int(data[1] - '0')
	}
	role := strings.ToLower(strings.TrimSpace(attr(e.node, "role")))
	switch role {
	case "presentation", "none":
		return
	case "heading":
		if n, err := strconv.Atoi(strings.TrimSpace(attr(e.node, "aria-level"))); err == nil && n >= 1 && n <= 6 {
			level = n
		} else if level == 0 {
			level = 2 // what aria says of a heading without level
		}
	}
	if level == 0 {
		return
	}
	h := Heading{Level: level, Region: e.region, Selector: o.selector(i)}
	if h.Text, h.FromAlt = o.name(i); h.Text == "" && e.hidden {
		return // nobody meets it
	}
	p.Headings = append(p.Headings, h)
}

// headingGap is the first place where the order of headings jumps downwards by more than one level: "h1 → h3". Headings
// of nav, aside and footer have an order of their own.
func headingGap(headings []Heading) string {
	last := 0
	for _, h := range headings {
		if h.Region == Nav || h.Region == Aside || h.Region == Footer {
			continue
		}
		if last > 0 && h.Level > last+1 {
			return "h" + strconv.Itoa(last) + " → h" + strconv.Itoa(h.Level)
		}
		last = h.Level
	}
	return ""
}
