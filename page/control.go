package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// controlSet is what is found once for all forms of a page.
type controlSet struct {
	all    []int32           // input, select, textarea, button in document order
	owner  map[int32]int32   // control → form named by its form attribute
	named  map[int32][]int32 // the reverse
	labels map[int32]string  // control → text of its label elements
}

// controls gathers the controls and their labels.
func (b *business) controls() *controlSet {
	if b.set != nil {
		return b.set
	}
	c := &controlSet{}
	b.set = c
	for _, tag := range [...]atom.Atom{atom.Input, atom.Select, atom.Textarea, atom.Button} {
		c.all = append(c.all, b.tagged(tag)...)
	}
	slices.Sort(c.all)
	for _, i := range c.all {
		if id := attr(b.elements[i].node, "form"); id != "" {
			if f, ok := b.byID[id]; ok && b.elements[f].tag == atom.Form {
				if c.owner == nil {
					c.owner, c.named = map[int32]int32{}, map[int32][]int32{}
				}
				c.owner[i] = f
				c.named[f] = append(c.named[f], i)
			}
		}
	}
	labels := b.tagged(atom.Label)
	if len(labels) > 0 && len(c.all) > 0 {
		c.labels = make(map[int32]string, len(labels))
	}
	for _, l := range labels {
		text := clip(b.words(l), 160)
		if text == "" {
			if text, _ = b.name(l); text == "" { // a picture or an aria-label that stands for words
				continue
			}
		}
		target := int32(-1)
		if id := attr(b.elements[l].node, "for"); id != "" {
			if t, ok := b.byID[id]; ok {
				target = t
			}
		} else {
			for d := l + 1; d < min(b.elements[l].end, l+100); d++ {
				if t := b.elements[d].tag; t == atom.Input || t == atom.Select || t == atom.Textarea {
					target = d
					break
				}
			}
		}
		if target >= 0 && c.labels != nil && c.labels[target] == "" {
			c.labels[target] = text
		}
	}
	return c
}

// within is the controls between the elements from and end, both excluded.
func (c *controlSet) within(from, end int32) []int32 {
	lo, _ := slices.BinarySearch(c.all, from+1)
	hi, _ := slices.BinarySearch(c.all, end)
	return c.all[lo:max(lo, hi)]
}

// joinByID is the text of the elements with the ids.
func (b *business) joinByID(ids string) string {
	var parts []string
	for id := range strings.FieldsSeq(ids) {
		if t, ok := b.byID[id]; ok && len(parts) < 4 {
			if s := b.words(t); s != "" {
				parts = append(parts, clip(s, 120))
			}
		}
	}
	return strings.Join(parts, " ")
}

// isButton reports whether the control presses rather than asks.
func (b *business) isButton(i int32) bool {
	e := &b.elements[i]
	if e.tag == atom.Button {
		return true
	}
	if e.tag != atom.Input {
		return false
	}
	switch strings.ToLower(attr(e.node, "type")) {
	case "submit", "button", "image", "reset":
		return true
	}
	return false
}

// fieldTerms is every section that tells what a field asks for, and what each means.
type fieldTerms struct {
	terms *terms
	kinds [maxSections]fieldKind
}

func (lx *Lexicon) fieldTerms() *fieldTerms {
	ft := &fieldTerms{terms: lx.of("field")}
	for id, k := range map[string]fieldKind{
		"field.name": asksName, "field.email": asksEmail, "field.phone": asksPhone, "field.message": asksMessage, "field.company": asksCompany,
		"field.address": asksAddress, "field.date": asksDate, "field.password": asksPassword, "field.captcha": asksCaptcha, "field.consent": asksConsent,
	} {
		ft.kinds[lx.byID[id]] = k
	}
	return ft
}

// clip cuts s at n runes.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
