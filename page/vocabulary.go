package page

import "strings"

// A vocabulary tells what the names of an entity mean: those of schema.org, or of somebody else.
type vocabulary struct {
	context string // see Entity.Context
	aliases []alias
}

// An alias is a name or prefix that a context defines.
type alias struct{ name, means string }

// noVocabulary is that of markup that names none.
const noVocabulary = "none"

// maxAliases is the number of names that one context may define.
const maxAliases = 50

// vocabularyOf reads a @context: an address, an object with @vocab, prefixes and names, or a list of these. It builds on outer, the
// one around it.
func vocabularyOf(c *jsonValue, outer *vocabulary) *vocabulary {
	voc := &vocabulary{context: noVocabulary}
	if outer != nil {
		voc.context, voc.aliases = outer.context, outer.aliases[:len(outer.aliases):len(outer.aliases)]
	}
	if c != nil {
		voc.read(c, 0)
	}
	return voc
}

func (voc *vocabulary) read(c *jsonValue, depth int) {
	switch c.kind {
	case '"':
		voc.use(c.text)
	case '[':
		for i := range c.items {
			if depth < 2 {
				voc.read(&c.items[i], depth+1)
			}
		}
	case '{':
		for i, name := range c.names {
			v := &c.items[i]
			if v.kind == '{' && v.member("@id") != nil {
				v = v.member("@id")
			}
			if v.kind != '"' {
				continue
			}
			switch {
			case name == "@vocab":
				voc.use(v.text)
			case name == "" || name[0] == '@':
			case len(voc.aliases) < maxAliases:
				voc.aliases = append(voc.aliases, alias{name, v.text})
				if isSchemaOrg(v.text) && voc.context == noVocabulary {
					voc.context = ""
				}
			}
		}
	}
}

// use takes an address as the vocabulary. schema.org beside another one stays: its words are the ones that search engines read.
func (voc *vocabulary) use(address string) {
	address = strings.TrimSpace(address)
	switch {
	case isSchemaOrg(address):
		voc.context = ""
	case voc.context == noVocabulary && address != "":
		voc.context = cut(address, 100)
	}
}

// isSchemaOrg reports whether an address is that of schema.org, however written.
func isSchemaOrg(address string) bool {
	host, ok := withoutScheme(address)
	if !ok {
		return false
	}
	if len(host) > 4 && strings.EqualFold(host[:4], "www.") {
		host = host[4:]
	}
	host = strings.TrimRight(host, "/#")
	return strings.EqualFold(host, "schema.org") || strings.EqualFold(host, "schema.org/docs/jsonldcontext.json") || strings.EqualFold(host, "schema.org/docs/jsonldcontext.jsonld")
}

func withoutScheme(address string) (string, bool) {
	for _, scheme := range [...]string{"https://", "http://", "//"} {
		if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return address[len(scheme):], true
		}
	}
	return address, strings.EqualFold(address, "schema.org") || strings.EqualFold(address, "schema.org/")
}

// name is a type or property in the words of schema.org.
func (voc *vocabulary) name(s string) string {
	if len(voc.aliases) > 0 && s != "" && s[0] != '@' {
		s = voc.expand(s)
	}
	return schemaName(s)
}

func (voc *vocabulary) expand(s string) string {
	prefix, rest, colon := strings.Cut(s, ":")
	for _, a := range voc.aliases {
		if a.name == s && (a.means[:min(1, len(a.means))] == "@" || schemaName(a.means) != a.means) {
			return a.means
		}
		if colon && a.name == prefix && isSchemaOrg(a.means) {
			return rest
		}
	}
	return s
}

// member is the member of an object that means a keyword.
func (voc *vocabulary) member(v *jsonValue, keyword string) *jsonValue {
	if m := v.member(keyword); m != nil || len(voc.aliases) == 0 {
		return m
	}
	for _, a := range voc.aliases {
		if a.means == keyword {
			return v.member(a.name)
		}
	}
	return nil
}

// types joins the types of a node by commas.
func (voc *vocabulary) types(v *jsonValue) string {
	switch {
	case v == nil:
		return ""
	case v.kind == '"':
		return voc.name(v.text)
	case v.kind == '[':
		var types []string
		for i := range v.items {
			if item := &v.items[i]; item.kind == '"' && len(types) < 10 {
				types = append(types, voc.name(item.text))
			}
		}
		return strings.Join(types, ",")
	}
	return ""
}

// schemaName is a type or property without the prefix of schema.org.
func schemaName(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 7 && (s[0]|0x20 == 'h' || s[0]|0x20 == 's') {
		for _, prefix := range [...]string{"https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/", "schema:"} {
			if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
				s = s[len(prefix):]
				break
			}
		}
	}
	return cut(s, 100)
}
