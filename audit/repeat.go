package audit

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/report"
)

// repeats counts the pages whose findings show the same words at the same place. It keeps the first different ones: what stands
// in a template is among them, since it is on nearly every page.
type repeats struct {
	kept []repeated
}

type repeated struct {
	hash     uint64
	pages    int
	evidence analyzer.Evidence
}

// maxRepeats is how many different quotes are counted for one rule and type of page.
const maxRepeats = 16

func (r *repeats) add(e *analyzer.Evidence) {
	h := uint64(14695981039346656037)
	for _, s := range [...]string{e.Quote, "\x00", e.Selector} {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
	}
	for k := range r.kept {
		if r.kept[k].hash == h {
			r.kept[k].pages++
			return
		}
	}
	if len(r.kept) < maxRepeats {
		r.kept = append(r.kept, repeated{h, 1, analyzer.Evidence{Quote: strings.Clone(e.Quote), Selector: strings.Clone(e.Selector)}})
	}
}

// best is what most pages show, the first of equals.
func (r *repeats) best() (b repeated) {
	for _, x := range r.kept {
		if x.pages > b.pages {
			b = x
		}
	}
	return b
}

// top is what stands in a template: three pages and half of all show it. It is nil when there is none.
func (r *repeats) top(pages int) *report.Repeat {
	b := r.best()
	if b.pages < 3 || b.pages*2 < pages {
		return nil
	}
	return &report.Repeat{Pages: b.pages, Quote: b.evidence.Quote, Selector: b.evidence.Selector}
}

// join adds what other pages show.
func (r *repeats) join(other *repeats) {
	for _, x := range other.kept {
		at := slices.IndexFunc(r.kept, func(y repeated) bool { return y.hash == x.hash })
		if at >= 0 {
			r.kept[at].pages += x.pages
		} else {
			r.kept = append(r.kept, x)
		}
	}
}

// A merge is one piece of work: the pages of one type, or of several types that show the same thing.
type merge struct {
	keys []foldKey
	fold *fold
}

// merged puts the folds of a rule together that show the same thing on most of their pages: the footer of products and of
// articles is one footer. The order is that of rules and types.
func (w *workBook) merged() []*merge {
	keys := make([]foldKey, 0, len(w.folds))
	for key := range w.folds {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b foldKey) int { return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.typ, b.typ)) })
	var list []*merge
	type shown struct {
		rule int
		hash uint64
	}
	at := map[shown]*merge{}
	for _, key := range keys {
		x := w.folds[key]
		b := x.repeats.best()
		common := b.pages*2 >= x.pages && x.pages > 1
		if m := at[shown{key.rule, b.hash}]; common && m != nil {
			m.keys = append(m.keys, key)
			m.fold.join(x)
			continue
		}
		m := &merge{[]foldKey{key}, x}
		list = append(list, m)
		if common {
			at[shown{key.rule, b.hash}] = m
		}
	}
	return list
}

// join adds the pages of another fold.
func (x *fold) join(y *fold) {
	x.pages += y.pages
	x.loss += y.loss
	x.confidence += y.confidence
	x.inlinks += y.inlinks
	x.gates += y.gates
	for _, w := range y.worst {
		x.note(w.url, w.loss)
	}
	x.repeats.join(&y.repeats)
}
