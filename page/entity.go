package page

import (
	"strconv"
	"strings"
)

// appendNodes appends the entities of a value: an object is one, or each node of its @graph; an array is a list of them. What
// stands under @reverse is an entity of its own that names this one.
func appendNodes(list []Entity, v *jsonValue, voc *vocabulary, depth int) []Entity {
	if len(list) >= maxEntities || depth > 8 {
		return list
	}
	switch v.kind {
	case '[':
		for i := range v.items {
			list = appendNodes(list, &v.items[i], voc, depth+1)
		}
	case '{':
		if c := v.member("@context"); c != nil {
			voc = vocabularyOf(c, voc)
		}
		typ := voc.member(v, "@type")
		if graph := voc.member(v, "@graph"); graph != nil {
			list = appendNodes(list, graph, voc, depth+1)
			if typ == nil {
				return list
			}
		}
		list = appendEntity(list, newEntity("json-ld", v, typ, voc))
		if reverse := v.member("@reverse"); reverse != nil && reverse.kind == '{' {
			list = appendReverse(list, reverse, v.member("@id"), voc, depth+1)
		}
	}
	return list
}

// appendReverse appends the entities that have the entity id under a property.
func appendReverse(list []Entity, reverse, id *jsonValue, voc *vocabulary, depth int) []Entity {
	for i, name := range reverse.names {
		from := len(list)
		list = appendNodes(list, &reverse.items[i], voc, depth)
		for k := from; k < len(list) && id != nil; k++ {
			list[k].set(voc.name(name)+".@id", id.text)
		}
	}
	return list
}

// newEntity flattens one object.
func newEntity(format string, v, typ *jsonValue, voc *vocabulary) Entity {
	e := Entity{Format: format, Type: voc.types(typ), Context: voc.context}
	f := flattener{e: &e, voc: voc}
	f.flatten("", v, 0)
	return e
}

// A flattener writes the scalars of an object under dotted names.
type flattener struct {
	e   *Entity
	voc *vocabulary
}

// flatten records the scalars of v. Of several values of one name the first counts; lists are kept one by one as well.
func (f *flattener) flatten(prefix string, v *jsonValue, depth int) {
	if depth > 12 || len(f.e.Properties) >= maxProperties {
		return
	}
	switch v.kind {
	case '{':
		for i, name := range v.names {
			f.property(prefix, f.voc.name(name), &v.items[i], depth)
		}
	case '[':
		if len(v.items) > 1 && prefix != "" {
			f.list(prefix, v)
		}
		for i := range v.items {
			f.flatten(prefix, &v.items[i], depth+1)
		}
	case 'n':
	default:
		if prefix != "" {
			f.e.set(prefix, v.text)
		}
	}
}

func (f *flattener) property(prefix, name string, v *jsonValue, depth int) {
	switch name {
	case "@context", "@graph", "@reverse":
		return
	case "@type":
		if prefix != "" {
			if t := f.voc.types(v); t != "" {
				f.e.set(prefix+".@type", t)
			}
		}
		return
	case "@value", "@list", "@set":
		f.flatten(prefix, v, depth+1)
		return
	}
	if prefix != "" {
		name = prefix + "." + name
	}
	f.flatten(name, v, depth+1)
}

// list records the first entries of a list one by one. An entry is kept whole or not at all, so that what is missing in one is
// missing in the markup.
func (f *flattener) list(prefix string, v *jsonValue) {
	if strings.Contains(prefix, "[") || f.e.listed(prefix) {
		return
	}
	for i := range v.items[:min(len(v.items), maxListed)] {
		if i == maxScalars && v.items[i].kind != '{' {
			return
		}
		kept := len(f.e.Items)
		if !f.entry(prefix+"["+strconv.Itoa(i)+"]", &v.items[i], 0) {
			f.e.Items = f.e.Items[:kept]
			return
		}
	}
}

// listed reports whether a list of this name is there.
func (e *Entity) listed(name string) bool {
	for i := range e.Items {
		if n := e.Items[i].Name; len(n) > len(name) && n[:len(name)] == name && n[len(name)] == '[' {
			return true
		}
	}
	return false
}

// entry records the scalars of an entry and reports whether there was room for all.
func (f *flattener) entry(name string, v *jsonValue, depth int) bool {
	switch v.kind {
	case '{':
		if depth > 4 {
			return true
		}
		for i, key := range v.names {
			if key = f.voc.name(key); key == "@context" || key == "@reverse" {
				continue
			}
			if key == "@type" {
				if !f.item(name+".@type", f.voc.types(&v.items[i])) {
					return false
				}
				continue
			}
			if !f.entry(name+"."+key, &v.items[i], depth+1) {
				return false
			}
		}
		return true
	case '[':
		if len(v.items) == 0 {
			return true
		}
		return f.entry(name, &v.items[0], depth+1)
	case 'n':
		return true
	}
	return f.item(strings.TrimSuffix(name, ".@value"), v.text)
}

func (f *flattener) item(name, value string) bool {
	if len(f.e.Items) >= maxItems || len(name) > 200 {
		return false
	}
	f.e.Items = append(f.e.Items, Property{strings.Clone(name), strings.Clone(cut(collapse(value), maxItem))})
	return true
}
