package page

import (
	"slices"
	"strconv"

	"golang.org/x/net/html/atom"
)

// maxSelector is the number of steps of a selector. A deeper element gets a path that is not anchored at the body.
const maxSelector = 16

// selector is a CSS path that finds element i: from the nearest id that is unique, else from the body, tags with
// their place among siblings. Siblings are counted once a parent, so that selectors of all elements cost linear time.
func (o *outline) selector(i int32) string {
	var steps [maxSelector]int32
	n, root := 0, ""
	for p := i; p >= 0 && n < maxSelector; p = o.elements[p].parent {
		e := &o.elements[p]
		if e.tag == atom.Html || e.tag == atom.Body || e.tag == atom.Head {
			if e.tag != atom.Html || n == 0 {
				root = e.node.Data
			}
			break
		}
		if id := attr(e.node, "id"); id != "" && plainName(id) && o.byID[id] == p {
			root = "#" + id
			break
		}
		steps[n] = p
		n++
	}
	b := append(o.anchor[:0], root...)
	for k := n - 1; k >= 0; k-- {
		if len(b) > 0 {
			b = append(b, " > "...)
		}
		b = append(b, o.elements[steps[k]].node.Data...)
		if nth := o.place(steps[k]); nth > 0 {
			b = append(b, ":nth-of-type("...)
			b = strconv.AppendInt(b, int64(nth), 10)
			b = append(b, ')')
		}
	}
	o.anchor = b
	return string(b)
}

// place is the place of element i among the siblings of its name, from 1; -1 when it is the only one.
func (o *outline) place(i int32) int32 {
	if o.nth == nil {
		o.nth = slices.Grow(o.places[:0], len(o.elements))[:len(o.elements)]
		clear(o.nth)
		o.places = o.nth
	}
	if o.nth[i] != 0 {
		return o.nth[i]
	}
	from, to := int32(0), int32(len(o.elements))
	if p := o.elements[i].parent; p >= 0 {
		from, to = p+1, o.elements[p].end
	}
	var last siblingNames
	for c := from; c < to; c = o.elements[c].end {
		prev := last.put(o.elements[c].node.Data, c)
		switch {
		case prev < 0:
			o.nth[c] = -1
		case o.nth[prev] < 0:
			o.nth[prev], o.nth[c] = 1, 2
		default:
			o.nth[c] = o.nth[prev] + 1
		}
	}
	return o.nth[i]
}

// siblingNames holds the latest sibling of each name: a few in a list, more in a map.
type siblingNames struct {
	n     int
	names [8]string
	at    [8]int32
	more  map[string]int32
}

// put makes i the latest sibling of the name and returns the one before it; -1 when there was none.
func (l *siblingNames) put(name string, i int32) int32 {
	for k := range l.n {
		if l.names[k] == name {
			prev := l.at[k]
			l.at[k] = i
			return prev
		}
	}
	if l.n < len(l.names) {
		l.names[l.n], l.at[l.n] = name, i
		l.n++
		return -1
	}
	prev, ok := l.more[name]
	if l.more == nil {
		l.more = map[string]int32{}
	}
	l.more[name] = i
	if !ok {
		return -1
	}
	return prev
}

// plainName reports whether s can stand in a selector without escapes.
func plainName(s string) bool {
	if s == "" || len(s) > 40 || s[0] >= '0' && s[0] <= '9' || s[0] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return true
}
