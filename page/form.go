package page

import (
	"strings"
	"sync"

	"golang.org/x/net/html/atom"
)

// Limits of one page: what lies beyond is not read.
const (
	maxForms  = 60
	maxFields = 100
)

// forms takes the forms: form elements, controls outside of any form that plainly make one, and the embedded forms of
// known services.
func (b *business) forms(p *Page) {
	c := b.controls()
	if len(c.all) > 0 || len(b.byTag[atom.Form]) > 0 {
		b.submits = map[int32]string{}
		taken := make(map[int32]bool, len(c.all))
		for _, f := range b.byTag[atom.Form] {
			if len(p.Forms) == maxForms {
				break
			}
			controls := b.formControls(f)
			if b.wraps(f, controls) {
				continue // its controls are looked at as if there were no form
			}
			for _, i := range controls {
				taken[i] = true
			}
			if len(controls) > 0 {
				b.addForm(p, f, controls, false)
			}
		}
		b.looseForms(p, taken)
	}
	b.embeddedForms(p)
}

// formControls is the controls inside the form element and those that name it. A form that the parser emptied because
// it stood between table tags has those of its table.
func (b *business) formControls(f int32) []int32 {
	c := b.controls()
	e := &b.elements[f]
	from, end := f, e.end
	if e.end == f+1 && e.parent >= 0 {
		switch b.elements[e.parent].tag {
		case atom.Table, atom.Tbody, atom.Tr:
			end = b.elements[e.parent].end
		}
	}
	var controls []int32
	for _, i := range c.all {
		if o, ok := c.owner[i]; ok && o != f || !ok && (i <= from || i >= end) {
			continue
		}
		if len(controls) < maxFields {
			controls = append(controls, i)
		}
	}
	return controls
}

// wraps reports whether the form wraps the page rather than asking something: ASP.NET puts the whole page into one.
func (b *business) wraps(f int32, controls []int32) bool {
	e := &b.elements[f]
	whole := int(e.end-f)*10 >= len(b.elements)*6 && e.end-f > 60
	for _, i := range controls {
		if name := attr(b.elements[i].node, "name"); name == "__VIEWSTATE" {
			return whole || b.elements[e.parent].tag == atom.Body
		}
	}
	return whole && len(b.byTag[atom.Nav]) > 0 && b.byTag[atom.Nav][0] > f && b.byTag[atom.Nav][0] < e.end
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
	for _, g := range groups {
		if len(p.Forms) == maxForms {
			return
		}
		controls := members[g]
		for _, i := range b.controls().all {
			if i > g && i < b.elements[g].end && !taken[i] && b.isButton(i) && len(controls) < maxFields {
				controls = append(controls, i)
			}
		}
		sortIndices(controls)
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

// addForm reads one form. A loose group counts only when it asks for something of a visitor.
func (b *business) addForm(p *Page, root int32, controls []int32, loose bool) {
	e := &b.elements[root]
	f := Form{Region: e.region, Selector: ""}
	if !loose {
		f.Method = strings.ToLower(strings.TrimSpace(attr(e.node, "method")))
		if f.Method != "post" {
			f.Method = "get"
		}
		f.Action = b.absolute(attr(e.node, "action"))
	}
	var facts formFacts
	var buttons []int32
	for _, i := range controls {
		if b.isButton(i) {
			buttons = append(buttons, i)
			continue
		}
		field, kind := b.field(i)
		f.Fields = append(f.Fields, field)
		if field.Type != "hidden" {
			facts.add(&field, kind)
		} else {
			facts.hidden(&field)
		}
	}
	submit := b.submitOf(root, buttons)
	if submit >= 0 {
		f.Submit, _ = b.label(submit)
		f.Submit = strings.Clone(clip(f.Submit, 120))
	}
	inner := b.words(root)
	f.Purpose = b.purpose(root, &f, &facts, inner)
	if loose && !facts.asksVisitor(f.Purpose) {
		return
	}
	after := b.after(root)
	f.Text = strings.Clone(clip(strings.TrimSpace(clip(inner, 500)+" "+clip(after, 200)), 500))
	f.Privacy = b.privacyIn(root, inner, after)
	f.Selector = b.selector(root)
	for _, i := range buttons {
		b.submits[i] = "other" // beside the one that sends
	}
	if submit >= 0 {
		b.submits[submit] = f.Purpose
	}
	for k := range f.Fields {
		f.Fields[k].Label = strings.Clone(f.Fields[k].Label)
	}
	p.Forms = append(p.Forms, f)
}

// submitOf is the control that sends the form: the first submit button with a label, else any button, else a link
// dressed as one; -1 when there is none.
func (b *business) submitOf(root int32, buttons []int32) int32 {
	plain := int32(-1)
	for _, i := range buttons {
		e := &b.elements[i]
		t := strings.ToLower(attr(e.node, "type"))
		if t == "reset" {
			continue
		}
		if t == "submit" || t == "image" || e.tag == atom.Button && t == "" {
			return i
		}
		if plain < 0 {
			plain = i
		}
	}
	if plain >= 0 {
		return plain
	}
	e := &b.elements[root]
	for d := root + 1; d < e.end; d++ {
		if b.elements[d].tag == atom.A && b.buttonClass(d) {
			return d
		}
	}
	return -1
}

// after is the text right after element i: consent lines and notes stand there.
func (b *business) after(i int32) string {
	from := int(b.elements[i].to)
	s := b.body[min(from, len(b.body)):min(from+400, len(b.body))]
	lines := 0
	for k := 0; k < len(s); k++ {
		if s[k] == '\n' {
			if lines++; lines == 3 {
				s = s[:k]
				break
			}
		}
	}
	return strings.ToValidUTF8(strings.TrimSpace(strings.ReplaceAll(s, "\n", " ")), "")
}

var consentTerms = sync.OnceValue(func() *terms { return lexAny("legal.privacy", "field.consent") })

// privacyIn reports whether a privacy link or consent text stands in the form or right after it.
func (b *business) privacyIn(root int32, inner, after string) bool {
	if consentTerms().in(inner) || lex("legal.privacy").in(clip(after, 160)) {
		return true
	}
	for d := root + 1; d < b.elements[root].end; d++ {
		if b.elements[d].tag == atom.A {
			href := strings.ToLower(attr(b.elements[d].node, "href"))
			if strings.Contains(href, "privacy") || strings.Contains(href, "datenschutz") || strings.Contains(href, "confidentialite") ||
				strings.Contains(href, "privacidad") || strings.Contains(href, "yinsi") {
				return true
			}
		}
	}
	return false
}

// absolute is the normal form of a reference, or the reference where it has none.
func (b *business) absolute(ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		return b.page.URL
	}
	if u, ok := b.urls.resolve(ref); ok {
		return u
	}
	return strings.Clone(cut(ref, maxRaw))
}
