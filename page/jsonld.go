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
	maxListed     = 12 // entries of one list whose values are kept one by one
	maxScalars    = 6  // entries of a list of bare values, likewise
	maxItems      = 60 // values in such lists of one entity
	maxItem       = 80 // bytes of one of them
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
	if o.microdataUsed {
		o.microdata(p)
	}
	if o.rdfaUsed {
		o.rdfa(p)
	}
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
	raw := text
	text = unwrap(text)
	p := jsonParser{s: text, values: maxJSONValues}
	p.space()
	if p.i == len(p.s) {
		return appendEntity(list, Entity{Format: "json-ld", Error: "block is empty", Line: 1})
	}
	var second error // the place of a value after the first
	for p.i < len(p.s) {
		v, err := p.value(0)
		if err != nil {
			return appendEntity(list, faulty(raw, text, err))
		}
		list = appendNodes(list, &v, vocabularyOf(nil, nil), 0)
		p.space()
		if p.i == len(p.s) {
			break
		}
		if second == nil {
			second = p.fail("a second value after the first, not in a list")
		}
		if c := p.s[p.i]; (c == ',' || c == ';') && strings.TrimSpace(p.s[p.i+1:]) == "" {
			second = p.fail("unexpected " + p.next() + " after the value")
			break
		}
	}
	if second != nil {
		list = appendEntity(list, faulty(raw, text, second))
	}
	return list
}

// faulty is the entity of a block that is not JSON: what is wrong, and where. text is the part of raw that was read.
func faulty(raw, text string, err error) Entity {
	e := Entity{Format: "json-ld", Error: err.Error(), Quote: quoteAt(text, err)}
	var place *jsonError
	if errors.As(err, &place) {
		at := max(strings.Index(raw, text), 0) + min(place.offset, len(text))
		e.Line = 1 + strings.Count(raw[:at], "\n")
	}
	return e
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

// set records a property unless its name is there or the limit is reached.
func (e *Entity) set(name, value string) {
	if len(e.Properties) >= maxProperties || len(name) > 200 || e.Properties.Has(name) {
		return
	}
	e.Properties = append(e.Properties, Property{strings.Clone(name), strings.Clone(cut(collapse(value), maxValue))})
}
