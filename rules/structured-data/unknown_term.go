package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// unknownTerm finds types and properties that schema.org has not, or that things of that type do not have. Superseded terms are still
// read and not reported; terms of other vocabularies have a prefix or a full address.
func unknownTerm(c *analyzer.Context) analyzer.Result {
	t := terms{}
	for i := range c.Page.Structured {
		e := &c.Page.Structured[i]
		if e.Error != "" || e.Context != "" && e.Context != "none" || e.Type == "" {
			continue
		}
		t.entity(e)
	}
	if len(t.evidence) == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", t.en, "zh", t.zh), t.evidence...)
	r.Count = t.count
	return r
}

// terms gathers the unknown ones, each once.
type terms struct {
	seen     []string
	en, zh   []string
	evidence []analyzer.Evidence
	count    int
}

func (t *terms) entity(e *page.Entity) {
	known := t.types(e.Type)
	for i := range e.Properties {
		name := e.Properties[i].Name
		parent, last := "", name
		if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
			parent, last = name[:dot], name[dot+1:]
		}
		if last == "@type" {
			t.types(e.Properties[i].Value)
			continue
		}
		types := known
		if parent != "" {
			types = nested(e, parent)
		}
		t.property(last, types)
		if parent == "" {
			continue
		}
		if first, _, ok := strings.Cut(name, "."); ok && known != nil { // offers is only seen as offers.price
			t.property(first, known)
		}
	}
}

// nested are the types of a nested node when all are known.
func nested(e *page.Entity, path string) []string {
	value := e.Properties.Get(path + ".@type")
	if value == "" {
		return nil
	}
	for i := range e.Items { // entries of several types lie one over the other
		if it := &e.Items[i]; strings.HasSuffix(it.Name, "].@type") && strings.HasPrefix(it.Name, path+"[") && it.Value != value {
			return nil
		}
	}
	types := strings.Split(value, ",")
	for _, ty := range types {
		if schemaorg.LookupType(ty) == nil {
			return nil
		}
	}
	return types
}

// types reports the unknown ones among types joined by commas and returns them all when none is.
func (t *terms) types(joined string) []string {
	types := strings.Split(joined, ",")
	ok := true
	for _, name := range types {
		if foreign(name) {
			ok = false
			continue
		}
		if schemaorg.LookupType(name) != nil {
			continue
		}
		ok = false
		if t.isNew(name) {
			t.add("type "+name, "类型 "+name, schemaorg.TypeNear(name))
		}
	}
	if !ok {
		return nil
	}
	return types
}

func (t *terms) property(name string, types []string) {
	if types == nil || foreign(name) || strings.HasSuffix(name, "-input") || strings.HasSuffix(name, "-output") {
		return
	}
	p := schemaorg.LookupProperty(name)
	if p != nil && p.On(types...) || p != nil && isRole(types) {
		return
	}
	on := types[len(types)-1]
	if !t.isNew(on + "." + name) {
		return
	}
	near := ""
	if p == nil { // a word of schema.org in the wrong place is no slip of the pen
		near = schemaorg.PropertyNear(name, types...)
	}
	t.add(name+" of "+on, on+" 的 "+name, near)
}

// isRole reports whether a node stands between a thing and its property: a Role carries the property of the thing around it.
func isRole(types []string) bool {
	for _, ty := range types {
		if schemaorg.IsA(ty, "Role") || schemaorg.IsA(ty, "Action") {
			return true
		}
	}
	return false
}

// foreign reports whether a term is a keyword, an address, or a word with a prefix.
func foreign(name string) bool {
	return name == "" || strings.ContainsAny(name, "@:/#[")
}

// isNew reports whether a term was not met before, and counts it. After ten the page has made its point: the search for the word that
// was meant takes time.
func (t *terms) isNew(key string) bool {
	if len(t.seen) == analyzer.MaxEvidence || contains(t.seen, key) {
		return false
	}
	t.seen = append(t.seen, key)
	t.count++
	return true
}

func (t *terms) add(en, zh, near string) {
	if near != "" {
		en += " (" + near + "?)"
		zh += "（应为 " + near + "？）"
	}
	t.en, t.zh = append(t.en, en), append(t.zh, zh)
	t.evidence = append(t.evidence, analyzer.Evidence{Quote: en})
}
