package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// microdata reads the items of the HTML standard's microdata. itemref is not followed.
func (o *outline) microdata(p *Page) {
	o.annotated(p, vocabulary{format: "microdata", scope: "itemscope", typ: "itemtype", property: "itemprop"})
}

// rdfa reads RDFa Lite 1.1: typeof and property. A property outside of any typeof belongs to the page and is not read
// here (og: metas have their own place).
func (o *outline) rdfa(p *Page) {
	o.annotated(p, vocabulary{format: "rdfa", scope: "typeof", typ: "typeof", property: "property"})
}

// A vocabulary is the way of one syntax to write entities into attributes.
type vocabulary struct{ format, scope, typ, property string }

// An item is an entity whose element is open.
type item struct {
	end    int32
	entity int    // index into the list of the page; -1 beyond the limit
	prefix string // of its properties: "" or "offers."
}

// annotated reads the entities that attributes describe. An item that is a property of another one becomes dotted
// properties of that one; all others are entities.
func (o *outline) annotated(p *Page, voc vocabulary) {
	var open []item
	for i := range o.elements {
		e := &o.elements[i]
		for len(open) > 0 && int32(i) >= open[len(open)-1].end {
			open = open[:len(open)-1]
		}
		if len(e.node.Attr) == 0 || e.foreign {
			continue
		}
		scoped, property := hasAttr(e.node, voc.scope), ""
		if len(open) > 0 {
			property = attr(e.node, voc.property)
		}
		if !scoped && property == "" {
			continue
		}
		names := strings.Fields(property)
		if scoped {
			open = o.openItem(p, open, int32(i), voc, names)
			continue
		}
		if parent := open[len(open)-1]; parent.entity >= 0 {
			value := o.propertyValue(int32(i))
			for _, name := range names {
				p.Structured[parent.entity].set(parent.prefix+schemaName(name), value)
			}
		}
	}
}

// openItem begins the item of element i, which is a property of the innermost open one when it has names.
func (o *outline) openItem(p *Page, open []item, i int32, voc vocabulary, names []string) []item {
	e := &o.elements[i]
	var types []string
	for t := range strings.FieldsSeq(attr(e.node, voc.typ)) {
		if len(types) < 10 {
			types = append(types, schemaName(t))
		}
	}
	typ := strings.Join(types, ",")
	next := item{end: e.end, entity: -1}
	if len(names) > 0 {
		parent := open[len(open)-1]
		next.entity = parent.entity
		next.prefix = parent.prefix + schemaName(names[0]) + "."
		if next.entity >= 0 && typ != "" && len(open) < 12 {
			p.Structured[next.entity].set(next.prefix+"@type", typ)
		}
	} else if len(p.Structured) < maxEntities {
		p.Structured = append(p.Structured, Entity{Type: typ, Format: voc.format})
		next.entity = len(p.Structured) - 1
	}
	if len(open) >= 64 {
		return open
	}
	return append(open, next)
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
	if e.to-e.from > 4*maxValue {
		return string(o.text[e.from : e.from+4*maxValue])
	}
	return string(o.text[e.from:e.to])
}
