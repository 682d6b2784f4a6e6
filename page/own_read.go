package page

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
)

// An ownReader takes the own facts of one page.
type ownReader struct {
	o     *outline
	p     *Page
	x     *Extract
	facts []OwnFact // by extractor
	tries []int
	has   []bool
	scan  int // left of maxOwnScan
	kept  int // bytes of texts
	cut   bool
}

// own takes the facts of the user's extractors. It runs last: it reads what the others found.
func (o *outline) own(p *Page, x *Extract) {
	if x == nil {
		return
	}
	r := &ownReader{o: o, p: p, x: x, scan: maxOwnScan}
	n := len(x.list)
	r.facts, r.tries, r.has = make([]OwnFact, n), make([]int, n), make([]bool, n)
	for i := range x.list {
		r.facts[i] = OwnFact{Name: x.list[i].Name, Type: x.list[i].Type}
		r.has[i] = x.list[i].Type == OwnBool || x.list[i].Type == OwnCount
	}
	if !x.engine.match(o, r.element) {
		r.cut = true
	}
	for _, i := range x.plain {
		r.read(i)
	}
	if len(x.words) > 0 {
		r.words()
	}
	for i := range r.facts {
		if r.has[i] {
			p.Own = append(p.Own, r.bounded(r.facts[i]))
		}
	}
	p.OwnCut = r.cut
}

// bounded cuts the texts of a fact when those before it have filled the page's share.
func (r *ownReader) bounded(f OwnFact) OwnFact {
	if r.kept > maxOwnPage {
		if len(f.Text) > ownShort || len(f.List) > 1 {
			r.cut = true
		}
		f.Text, f.List = cut(f.Text, ownShort), f.List[:min(1, len(f.List))]
		for i := range f.List {
			f.List[i] = cut(f.List[i], ownShort)
		}
	}
	r.kept += len(f.Text)
	for _, s := range f.List {
		r.kept += len(s)
	}
	return f
}

// element takes what a selector found. It returns false when the fact wants no more.
func (r *ownReader) element(target, i int32) bool {
	e := &r.x.list[target]
	if e.Type == OwnCount && e.pattern == nil && e.Attribute == "" {
		r.facts[target].Number++
		return r.facts[target].Number < maxOwnMatches
	}
	el := &r.o.elements[i]
	text, found := "", true
	switch {
	case e.Attribute != "":
		if found = hasAttr(el.node, e.Attribute); found {
			text = attr(el.node, e.Attribute)
		}
	case el.inHead || el.foreign || el.to == el.from && el.end == i+1: // title, script, style, textarea: no text of the page
		text = rawText(el.node)
	default:
		text = string(r.o.text[el.from:min(el.to, el.from+maxOwnElement)])
	}
	if !found {
		return true
	}
	return r.take(int(target), text, e.Attribute != "")
}

// read takes the fact of an extractor that has no selector.
func (r *ownReader) read(i int) {
	e := &r.x.list[i]
	switch {
	case e.Header != "":
		for _, v := range r.o.src.Header[http.CanonicalHeaderKey(e.Header)] {
			if !r.take(i, v, true) {
				return
			}
		}
	case e.JSONLD != "":
		r.jsonLD(i, e)
	default:
		r.search(i, e, r.p.Text.Main)
	}
}

// jsonLD takes the property of the first entities that have it.
func (r *ownReader) jsonLD(i int, e *extractor) {
	typ, path, _ := strings.Cut(e.JSONLD, ".")
	if c := e.JSONLD[0]; c < 'A' || c > 'Z' {
		typ, path = "", e.JSONLD
	}
	for k := range r.p.Structured {
		s := &r.p.Structured[k]
		if s.Format != "json-ld" || typ != "" && !slices.Contains(strings.Split(s.Type, ","), typ) {
			continue
		}
		if path == "" { // the type alone: that it is there
			if !r.take(i, typ, true) {
				return
			}
			continue
		}
		properties := s.Properties
		if strings.Contains(path, "[") {
			properties = s.Items
		}
		if !properties.Has(path) {
			continue
		}
		value := properties.Get(path)
		if e.Type == OwnMoney && e.pattern == nil {
			if at := strings.LastIndexByte(path, '.') + 1; properties.Has(path[:at] + "priceCurrency") {
				value += " " + properties.Get(path[:at]+"priceCurrency")
			}
		}
		if !r.take(i, value, true) {
			return
		}
	}
}

// search takes the matches of a pattern in the text of the page.
func (r *ownReader) search(i int, e *extractor, text string) {
	if !e.pattern.can(text) || !r.affords(e.pattern, len(text)) {
		return
	}
	most := maxOwnTries
	if e.Type == OwnCount {
		most = maxOwnMatches
	}
	matches := e.pattern.re.FindAllStringSubmatchIndex(text, most)
	if e.Type == OwnCount {
		r.facts[i].Number = float64(len(matches))
		return
	}
	for _, m := range matches {
		if !r.value(i, e.pattern.value(text, m), false) {
			return
		}
	}
}

// affords takes the cost of a search from what is left.
func (r *ownReader) affords(p *pattern, size int) bool {
	cost := (size + 1) * p.size
	if cost > r.scan {
		r.cut = true
		return false
	}
	r.scan -= cost
	return true
}

// take reads the text of a place; machine is that it is written for programs. It returns false when the fact wants no more.
func (r *ownReader) take(i int, text string, machine bool) bool {
	e := &r.x.list[i]
	if r.tries[i]++; r.tries[i] > maxOwnTries && e.Type != OwnCount {
		return false
	}
	text = strings.ToValidUTF8(cut(text, maxOwnElement), "")
	if e.pattern != nil {
		if !e.pattern.can(text) {
			return true
		}
		if !r.affords(e.pattern, len(text)) {
			return false
		}
		var ok bool
		if text, ok = e.pattern.first(text); !ok {
			return true
		}
	}
	return r.value(i, text, machine)
}

// value reads a text as the type of the fact. It returns false when the fact wants no more.
func (r *ownReader) value(i int, text string, machine bool) bool {
	f, lang := &r.facts[i], r.p.Language
	if machine {
		lang = "en"
	}
	text = oneLine(text)
	switch f.Type {
	case OwnCount:
		f.Number++
		return f.Number < maxOwnMatches
	case OwnBool:
		if !denies(text) {
			f.Number = 1
		}
		return false
	case OwnList:
		text = strings.TrimSpace(cut(text, maxOwnItem))
		if text != "" && !slices.Contains(f.List, text) {
			f.List, r.has[i] = append(f.List, strings.Clone(text)), true
		}
		return len(f.List) < maxOwnList
	}
	if text == "" {
		return true
	}
	switch f.Type {
	case OwnNumber:
		f.Number, r.has[i] = ownNumber(text, lang)
	case OwnMoney:
		f.Number, f.Currency, r.has[i] = ownMoney(text, lang, r.p)
	case OwnDate:
		f.Day, r.has[i] = ownDate(text, lang)
	default:
		r.has[i] = true
	}
	if r.has[i] && f.Type != OwnNumber {
		f.Text = strings.TrimSpace(cut(strings.Clone(text), maxOwnText))
	}
	return !r.has[i]
}

// oneLine joins the lines of a text and leaves control characters out.
func oneLine(s string) string {
	return collapse(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s))
}
