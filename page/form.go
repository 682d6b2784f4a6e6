package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Limits of one page: what lies beyond is not read.
const (
	maxForms  = 60
	maxGroups = 300 // forms and groups of controls that are looked at
	maxFields = 100
)

// forms takes the forms: form elements, controls outside of any form that plainly make one, and the embedded forms of
// known services.
func (b *business) forms(p *Page) {
	c := b.controls()
	if len(c.all) > 0 || len(b.tagged(atom.Form)) > 0 {
		b.submits = map[int32]string{}
		taken := make(map[int32]bool, len(c.all))
		for k, f := range b.tagged(atom.Form) {
			if k == maxGroups || len(p.Forms) == maxForms {
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
	end := e.end
	if e.end == f+1 && e.parent >= 0 {
		switch b.elements[e.parent].tag {
		case atom.Table, atom.Tbody, atom.Tr:
			end = b.elements[e.parent].end
		}
	}
	var controls []int32
	for _, i := range c.within(f, end) {
		if o, ok := c.owner[i]; (!ok || o == f) && len(controls) < maxFields {
			controls = append(controls, i)
		}
	}
	for _, i := range c.named[f] {
		if (i <= f || i >= end) && len(controls) < maxFields {
			controls = append(controls, i)
		}
	}
	return controls
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
		host, _ := hostPath(f.Action)
		f.Vendor = formReceivers[lastLabels(host)]
	}
	facts := formFacts{lexicon: b.lexicon}
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
		f.Submit = strings.Clone(clip(b.label(submit), 120))
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
	plain, last := int32(-1), int32(-1)
	for _, i := range buttons {
		e := &b.elements[i]
		t := strings.ToLower(attr(e.node, "type"))
		if t == "reset" {
			continue
		}
		if b.labelReading(b.label(i)).never {
			if last < 0 {
				last = i // closes the form, prints: what sends stands beside it
			}
			continue
		}
		if t == "submit" || t == "image" || e.tag == atom.Button && t == "" {
			return i
		}
		if plain < 0 {
			plain = i
		}
	}
	if plain < 0 {
		plain = last
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

// privacyIn reports whether a privacy link or consent text stands in the form or right after it.
func (b *business) privacyIn(root int32, inner, after string) bool {
	if b.lexicon.consent.in(inner) || b.lexicon.of("legal.privacy").in(clip(after, 160)) {
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
