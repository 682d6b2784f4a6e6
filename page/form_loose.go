package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// wraps reports whether the form wraps the page rather than asking something: ASP.NET puts the whole page into one.
func (b *business) wraps(f int32, controls []int32) bool {
	e := &b.elements[f]
	whole := int(e.end-f)*10 >= len(b.elements)*6 && e.end-f > 60
	for _, i := range controls {
		if name := attr(b.elements[i].node, "name"); name == "__VIEWSTATE" {
			return whole || b.elements[e.parent].tag == atom.Body
		}
	}
	return whole && len(b.tagged(atom.Nav)) > 0 && b.tagged(atom.Nav)[0] > f && b.tagged(atom.Nav)[0] < e.end
}

// looseForms groups controls without a form by the nearest ancestor that also holds a button.
func (b *business) looseForms(p *Page, taken map[int32]bool) {
	var groups []int32
	members := map[int32][]int32{}
	for _, i := range b.controls().all {
		if taken[i] || b.isButton(i) || strings.EqualFold(attr(b.elements[i].node, "type"), "hidden") {
			continue
		}
		g := b.container(i, taken)
		if g < 0 {
			continue
		}
		if members[g] == nil {
			groups = append(groups, g)
		}
		if len(members[g]) < maxFields {
			members[g] = append(members[g], i)
		}
	}
	for k, g := range groups {
		if k == maxGroups || len(p.Forms) == maxForms {
			return
		}
		controls := members[g]
		for _, i := range b.controls().within(g, b.elements[g].end) {
			if !taken[i] && b.isButton(i) && len(controls) < maxFields {
				controls = append(controls, i)
			}
		}
		slices.Sort(controls)
		b.addForm(p, g, controls, true)
	}
}

// container is the nearest ancestor of a loose control that also holds a button, -1 when there is none near.
func (b *business) container(i int32, taken map[int32]bool) int32 {
	for p, up := b.elements[i].parent, 0; p >= 0 && up < 7; p, up = b.elements[p].parent, up+1 {
		e := &b.elements[p]
		if e.tag == atom.Body || e.tag == atom.Main || e.end-p > 150 {
			return -1
		}
		for d := p + 1; d < e.end; d++ {
			if taken[d] {
				continue
			}
			if b.elements[d].tag == atom.Button || b.elements[d].tag == atom.Input && b.isButton(d) || b.elements[d].tag == atom.A && b.buttonClass(d) {
				return p
			}
		}
	}
	return -1
}
