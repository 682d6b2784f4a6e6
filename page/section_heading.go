package page

import "golang.org/x/net/html/atom"

// maxLooks is how many candidates of one kind are looked into: what is shown stands among the first, and a page made of
// nothing but candidates must not cost more than its size.
const maxLooks = 40

// headed calls f for each heading in content whose text holds a hit of t, until f returns false.
func (o *outline) headed(t topic, f func(el int32) bool) {
	looks := 0
	for _, h := range o.reading.topics[t] {
		s := o.lineAt(h.from)
		if sg := &o.segments[s]; sg.concealed || sg.region == Nav || sg.region == Footer {
			continue
		}
		el, ok := o.headingOf(s)
		if !ok {
			continue
		}
		if looks++; looks > maxLooks || !f(el) {
			return
		}
	}
}

// headingOf is the element that makes segment s a heading: h1 … h6, dt, legend, or a short line of its own that is bold
// or that its class calls a title.
func (o *outline) headingOf(s int) (int32, bool) {
	sg := &o.segments[s]
	if sg.to-sg.from > 120 {
		return 0, false
	}
	for i, up := sg.owner, 0; i >= 0 && up < 4; i, up = o.elements[i].parent, up+1 {
		e := &o.elements[i]
		if e.from < sg.from || e.to > sg.to+1 {
			if headingRank(e.tag) > 0 { // a heading of several lines
				return i, true
			}
			break
		}
		switch e.tag {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Legend:
			return i, true
		case atom.Strong, atom.B, atom.Big:
			if e.from <= sg.from && e.to >= sg.to {
				return i, true
			}
		}
		if o.reading.marks[i]&markTitle != 0 && e.from <= sg.from && e.to >= sg.to {
			return i, true
		}
	}
	return 0, false
}

// sectionOf is the range of elements that a heading opens: from after the heading to the next heading of the same or a
// higher rank within the nearest ancestor that holds more than the heading.
func (o *outline) sectionOf(el int32) (from, to int32) {
	head := &o.elements[el]
	box := head.parent
	for up := 0; box >= 0 && up < 6; up++ {
		b := &o.elements[box]
		if (b.to-b.from) > 2*(head.to-head.from)+40 || b.end-head.end >= 4 {
			break
		}
		box = b.parent
	}
	if box < 0 {
		return head.end, head.end
	}
	from, to = head.end, o.elements[box].end
	rank := headingRank(head.tag)
	for i := from; i < to; i++ {
		if k := headingRank(o.elements[i].tag); k > 0 && (rank > 0 && k <= rank || rank == 0 && k <= 2) {
			return from, i
		}
	}
	return from, to
}

func headingRank(t atom.Atom) int {
	switch t {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
