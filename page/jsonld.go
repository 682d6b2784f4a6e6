package page

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of structured data.
const (
	maxBlocks     = 100     // JSON-LD blocks of a page
	maxBlock      = 1 << 20 // bytes of one
	maxEntities   = 1_000
	maxProperties = 100 // of one entity
	maxValue      = 500 // bytes of one property
	maxJSONValues = 100_000
)

// structuredData reads JSON-LD, microdata and RDFa, in this order.
func (o *outline) structuredData(p *Page) {
	blocks := 0
	for _, i := range o.tagged(atom.Script) {
		n := o.elements[i].node
		if typ := attr(n, "type"); typ == "" || mediaType(typ) != "application/ld+json" {
			continue
		}
		if blocks++; blocks > maxBlocks {
			break
		}
		p.Structured = appendJSONLD(p.Structured, rawText(n))
	}
	o.microdata(p)
	o.rdfa(p)
}

// rawText is the text of a script.
func rawText(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil {
		return c.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(c.Data)
	}
	return b.String()
}

// appendJSONLD appends the entities of one block. A block may hold one object, an array, a @graph, or several objects
// one after the other. What cannot be read is an entity with an error; what stands before the fault is kept.
func appendJSONLD(list []Entity, text string) []Entity {
	if len(text) > maxBlock {
		return appendEntity(list, Entity{Format: "json-ld", Error: "block is larger than 1 MiB", Quote: cut(strings.TrimSpace(text), 100)})
	}
	text = unwrap(text)
	p := jsonParser{s: text, values: maxJSONValues}
	p.space()
	if p.i == len(p.s) {
		return appendEntity(list, Entity{Format: "json-ld", Error: "block is empty"})
	}
	for p.i < len(p.s) {
		v, err := p.value(0)
		if err != nil {
			return appendEntity(list, Entity{Format: "json-ld", Error: err.Error(), Quote: quoteAt(text, err)})
		}
		list = appendNodes(list, &v, 0)
		p.space()
		if p.i < len(p.s) && (p.s[p.i] == ',' || p.s[p.i] == ';') && p.i+1 < len(p.s) && strings.TrimSpace(p.s[p.i+1:]) == "" {
			return appendEntity(list, Entity{Format: "json-ld", Error: "unexpected " + p.next() + " after the value", Quote: quoteAt(text, p.fail(""))})
		}
	}
	return list
}

func appendEntity(list []Entity, e Entity) []Entity {
	if len(list) >= maxEntities {
		return list
	}
	return append(list, e)
}

// unwrap takes off the comment or CDATA wrapper that some systems put around a script's text.
func unwrap(s string) string {
	s = strings.TrimSpace(s)
	for range 3 {
		for _, open := range [...]string{"<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["} {
			s = strings.TrimSpace(strings.TrimPrefix(s, open))
		}
		for _, end := range [...]string{"//-->", "-->", "/*]]>*/", "/* ]]> */", "//]]>", "// ]]>", "]]>"} {
			s = strings.TrimSpace(strings.TrimSuffix(s, end))
		}
	}
	return s
}

// quoteAt is the text around the place of an error.
func quoteAt(text string, err error) string {
	var e *jsonError
	if !errors.As(err, &e) {
		return ""
	}
	at := min(e.offset, len(text))
	from, to := max(0, at-40), min(len(text), at+40)
	return collapse(strings.ToValidUTF8(strings.Clone(text[from:to]), ""))
}

// appendNodes appends the entities of a value: an object is one, or each node of its @graph; an array is a list of them.
func appendNodes(list []Entity, v *jsonValue, depth int) []Entity {
	switch {
	case len(list) >= maxEntities || depth > 8:
	case v.kind == '[':
		for i := range v.items {
			list = appendNodes(list, &v.items[i], depth+1)
		}
	case v.kind == '{':
		if graph := v.member("@graph"); graph != nil {
			list = appendNodes(list, graph, depth+1)
			if v.member("@type") == nil {
				return list
			}
		}
		e := Entity{Format: "json-ld", Type: entityType(v.member("@type"))}
		e.flatten("", v, 0)
		list = appendEntity(list, e)
	}
	return list
}

// entityType joins the types of a node by commas, without the schema.org prefix.
func entityType(v *jsonValue) string {
	switch {
	case v == nil:
		return ""
	case v.kind == '"':
		return schemaName(v.text)
	case v.kind == '[':
		var types []string
		for i := range v.items {
			item := &v.items[i]
			if item.kind == '"' && len(types) < 10 {
				types = append(types, schemaName(item.text))
			}
		}
		return strings.Join(types, ",")
	}
	return ""
}

// schemaName is a type or property without the prefix of schema.org.
func schemaName(s string) string {
	s = strings.TrimSpace(s)
	for _, prefix := range [...]string{"https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:"} {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			s = s[len(prefix):]
			break
		}
	}
	return cut(s, 100)
}

// flatten records the scalars of v under dotted names. Of several values of one name the first counts.
func (e *Entity) flatten(prefix string, v *jsonValue, depth int) {
	if depth > 12 || len(e.Properties) >= maxProperties {
		return
	}
	switch v.kind {
	case '{':
		for i, name := range v.names {
			item := &v.items[i]
			switch name {
			case "@context", "@graph":
				continue
			case "@type":
				if prefix == "" {
					continue
				}
				if t := entityType(item); t != "" {
					e.set(prefix+".@type", t)
				}
				continue
			case "@value":
				e.flatten(prefix, item, depth+1)
				continue
			}
			name = schemaName(name)
			if prefix != "" {
				name = prefix + "." + name
			}
			e.flatten(name, item, depth+1)
		}
	case '[':
		for i := range v.items {
			e.flatten(prefix, &v.items[i], depth+1)
		}
	case 'n':
	default:
		if prefix != "" {
			e.set(prefix, v.text)
		}
	}
}

// set records a property unless its name is there or the limit is reached.
func (e *Entity) set(name, value string) {
	if len(e.Properties) >= maxProperties || len(name) > 200 || e.Properties.Has(name) {
		return
	}
	e.Properties = append(e.Properties, Property{strings.Clone(name), strings.Clone(cut(collapse(value), maxValue))})
}
