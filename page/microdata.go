package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// An itemReader reads the items that attributes describe, microdata and RDFa Lite 1.1, into the same objects as JSON-LD. Of
// microdata it follows itemref.
type itemReader struct {
	o        *outline
	p        *Page
	rdfa     bool
	budget   int     // elements that itemref may still have read again
	values   int     // properties read so far
	referred []int32 // elements that an itemref names: their items are no entities of the page
}

// Limits of items.
const (
	maxItemDepth  = 32
	maxItemValues = 1_000 // properties of one item
	maxReferred   = 20_000
	maxMarked     = 20_000 // properties of a page
)

// microdata reads the items of the HTML standard's microdata.
func (o *outline) microdata(p *Page) {
	r := itemReader{o: o, p: p, budget: maxReferred}
	for i := range o.elements {
		if e := &o.elements[i]; !e.foreign && len(e.node.Attr) > 1 {
			for id := range strings.FieldsSeq(attr(e.node, "itemref")) {
				if at, ok := o.byID[id]; ok && len(r.referred) < 100 {
					r.referred = append(r.referred, at)
				}
			}
		}
	}
	r.items(nil, vocabularyOf(nil, nil), 0, int32(len(o.elements)), 0)
}

// rdfa reads RDFa Lite 1.1. A property outside of any typeof belongs to the page and is not read here (og: metas have their
// own place).
func (o *outline) rdfa(p *Page) {
	r := itemReader{o: o, p: p, rdfa: true}
	r.items(nil, vocabularyOf(nil, nil), 0, int32(len(o.elements)), 0)
}

// items reads the elements [from, to) into item, the object around them; nil where there is none.
func (r *itemReader) items(item *jsonValue, voc *vocabulary, from, to int32, depth int) {
	o := r.o
	for i := from; i < to; i++ {
		e := &o.elements[i]
		if len(e.node.Attr) == 0 || e.foreign {
			continue
		}
		around := voc
		if r.rdfa {
			around = r.declared(i, voc)
		}
		scoped := r.scoped(i)
		var names string
		if r.rdfa {
			names = attr(e.node, "property")
		} else {
			names = attr(e.node, "itemprop")
		}
		switch {
		case scoped && depth < maxItemDepth && !(item == nil && r.isReferred(i)):
			r.item(item, around, names, i, depth)
			i = max(i, e.end-1)
		case scoped:
			i = max(i, e.end-1)
		case names != "" && item != nil && r.values < maxMarked:
			r.values++
			value := r.value(i)
			for name := range strings.FieldsSeq(names) {
				item.add(around.name(name), value)
			}
			fallthrough
		default:
			if around != voc { // a vocabulary holds for what is inside
				r.items(item, around, i+1, e.end, depth)
				i = max(i, e.end-1)
			}
		}
	}
}

func (r *itemReader) scoped(i int32) bool {
	if r.rdfa {
		return hasAttr(r.o.elements[i].node, "typeof")
	}
	return hasAttr(r.o.elements[i].node, "itemscope")
}

// isReferred reports whether element i belongs to an item elsewhere.
func (r *itemReader) isReferred(i int32) bool {
	for _, at := range r.referred {
		if i >= at && i < r.o.elements[at].end {
			return attr(r.o.elements[i].node, "itemprop") != ""
		}
	}
	return false
}

// item reads the item of element i: a value of the item around it when it has names there, else an entity of the page.
func (r *itemReader) item(around *jsonValue, voc *vocabulary, names string, i int32, depth int) {
	e := &r.o.elements[i]
	v := jsonValue{kind: '{'}
	types, id := "", ""
	if r.rdfa {
		types, id = attr(e.node, "typeof"), r.reference(i)
	} else {
		types, id = attr(e.node, "itemtype"), attr(e.node, "itemid")
		if types != "" {
			voc = itemVocabulary(types)
		}
	}
	if types != "" {
		list := jsonValue{kind: '['}
		for t := range strings.FieldsSeq(types) {
			if len(list.items) < 10 {
				list.items = append(list.items, jsonValue{kind: '"', text: t})
			}
		}
		v.add("@type", list)
	}
	if id = strings.TrimSpace(id); id != "" {
		v.add("@id", jsonValue{kind: '"', text: id})
	}
	r.items(&v, voc, i+1, e.end, depth+1)
	if !r.rdfa {
		r.follow(&v, voc, attr(e.node, "itemref"), i, depth)
	}
	if around != nil && names != "" {
		for name := range strings.FieldsSeq(names) {
			around.add(voc.name(name), v)
		}
		return
	}
	format := "microdata"
	if r.rdfa {
		format = "rdfa"
	}
	r.p.Structured = appendEntity(r.p.Structured, newEntity(format, &v, v.member("@type"), voc))
}

// follow reads the elements that the itemref of element i names as if they stood inside it.
func (r *itemReader) follow(v *jsonValue, voc *vocabulary, ids string, i int32, depth int) {
	for id := range strings.FieldsSeq(ids) {
		at, ok := r.o.byID[id]
		if !ok || at <= i && r.o.elements[at].end > i { // itself or one around it: a loop
			continue
		}
		end := r.o.elements[at].end
		if r.budget -= int(end - at); r.budget < 0 {
			return
		}
		r.items(v, voc, at, end, depth+1)
	}
}

// itemVocabulary is the vocabulary of an item type, which is a full address.
func itemVocabulary(types string) *vocabulary {
	for t := range strings.FieldsSeq(types) {
		if schemaName(t) != t {
			return &vocabulary{}
		}
	}
	return &vocabulary{context: cut(strings.TrimSpace(types), 100)}
}

// declared is the vocabulary that element i declares by vocab and prefix; that around it when it declares none.
func (r *itemReader) declared(i int32, voc *vocabulary) *vocabulary {
	n := r.o.elements[i].node
	vocab, prefix := strings.TrimSpace(attr(n, "vocab")), attr(n, "prefix")
	if vocab == "" && prefix == "" {
		return voc
	}
	inner := &vocabulary{context: voc.context, aliases: voc.aliases[:len(voc.aliases):len(voc.aliases)]}
	if vocab != "" {
		inner.context = noVocabulary
		inner.use(vocab)
	}
	name := ""
	for word := range strings.FieldsSeq(prefix) {
		if cutName, ok := strings.CutSuffix(word, ":"); ok {
			name = cutName
		} else if name != "" && len(inner.aliases) < maxAliases {
			inner.aliases = append(inner.aliases, alias{name, word})
			if isSchemaOrg(word) && inner.context == noVocabulary {
				inner.context = ""
			}
		}
	}
	return inner
}

// reference is the address of what element i of RDFa is about.
func (r *itemReader) reference(i int32) string {
	n := r.o.elements[i].node
	if s := attr(n, "resource"); s != "" {
		return s
	}
	return attr(n, "about")
}

// add appends a value to those of a name. An object keeps its names in order, values of one name as a list.
func (v *jsonValue) add(name string, value jsonValue) {
	for i, have := range v.names {
		if have != name {
			continue
		}
		if v.items[i].kind != '[' {
			v.items[i] = jsonValue{kind: '[', items: []jsonValue{v.items[i]}}
		}
		if len(v.items[i].items) < maxItemValues {
			v.items[i].items = append(v.items[i].items, value)
		}
		return
	}
	if len(v.names) < maxItemValues {
		v.names, v.items = append(v.names, name), append(v.items, value)
	}
}

// value is the value of a property by the kind of its element.
func (r *itemReader) value(i int32) jsonValue {
	if r.rdfa {
		if n := r.o.elements[i].node; !hasAttr(n, "content") {
			if s := attr(n, "resource"); s != "" {
				return jsonValue{kind: '"', text: s}
			}
		}
	}
	return jsonValue{kind: '"', text: r.o.propertyValue(i)}
}

// propertyValue is the value of a property by the kind of its element.
func (o *outline) propertyValue(i int32) string {
	e := &o.elements[i]
	n := e.node
	if hasAttr(n, "content") {
		return attr(n, "content")
	}
	key := ""
	switch e.tag {
	case atom.A, atom.Area, atom.Link:
		key = "href"
	case atom.Img, atom.Audio, atom.Embed, atom.Iframe, atom.Source, atom.Track, atom.Video:
		key = "src"
	case atom.Object:
		key = "data"
	case atom.Data, atom.Meter:
		return attr(n, "value")
	case atom.Time:
		if s := attr(n, "datetime"); s != "" {
			return s
		}
	}
	if key != "" {
		raw := attr(n, key)
		if u, ok := o.urls.resolve(raw); ok {
			return u
		}
		return raw
	}
	if e.to-e.from > 2*maxValue {
		return strings.ToValidUTF8(string(o.text[e.from:e.from+2*maxValue]), "")
	}
	return string(o.text[e.from:e.to])
}
