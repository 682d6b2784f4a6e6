package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Words below which a document can be a shell whose content arrives by script: with an empty root element for an
// application, and without one.
const (
	maxShellWords = 30
	maxBareWords  = 5
)

// scriptOnly reports whether the document is such a shell. Rules about text then say that they cannot see.
func (o *outline) scriptOnly(p *Page) bool {
	if p.Text.FullWords >= maxShellWords || p.Document.Frames {
		return false
	}
	scripts := false
	for i := range p.Resources {
		scripts = scripts || p.Resources[i].Kind == "script"
	}
	if !scripts {
		return false
	}
	for _, id := range [...]string{"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "app-root", "main-app", "q-app", "react-root", "application"} {
		if i, ok := o.byID[id]; ok && o.empty(i) {
			return true
		}
	}
	for i := range o.elements {
		if e := &o.elements[i]; e.tag == 0 && (e.node.Data == "app-root" || e.node.Data == "flt-glass-pane") && o.empty(int32(i)) {
			return true
		}
	}
	return p.Text.FullWords < maxBareWords && len(p.Images) == 0 && len(p.Links) < 3 && p.Head.Refresh == "" && len(o.tagged(atom.Form)) == 0
}

// empty reports whether element i has hardly any text and at most a spinner in it.
func (o *outline) empty(i int32) bool {
	e := &o.elements[i]
	return e.end-i <= 12 && len(strings.TrimSpace(string(o.text[e.from:min(e.to, e.from+200)]))) < 60
}
