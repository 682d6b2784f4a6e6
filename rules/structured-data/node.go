package structureddata

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/page"
)

// A node is an entity, or one nested in it, as rules ask about it: references to other entities of the page are followed.
type node struct {
	page   *page.Page
	entity *page.Entity
	prefix string // of its properties: "" or "mainEntity."
	index  string // of an entry of a list: "itemListElement[2]"
	types  []string
	ids    *identities
}

// identities are the entities of a page by their @id, read when first asked for.
type identities map[string][]*page.Entity

func (ids *identities) of(p *page.Page, id string) []*page.Entity {
	if *ids == nil {
		*ids = identities{}
		for i := range p.Structured {
			if own := p.Structured[i].Properties.Get("@id"); own != "" {
				(*ids)[own] = append((*ids)[own], &p.Structured[i])
			}
		}
	}
	return (*ids)[id]
}

// maxNodes is the number of nodes of one page that are judged.
const maxNodes = 300

// maxBlocks is the number of blocks over which one node may be spread.
const maxBlocks = 20

// inside are the properties under which a thing stands that the page is about, and not one that it merely names.
var inside = [...]string{"mainEntity", "video", "breadcrumb"}

// nodes are the things that the markup of a page describes. Blocks that cannot be read and stubs that only name another node are none.
func nodes(p *page.Page) []node {
	var list []node
	ids := new(identities)
	for i := range p.Structured {
		e := &p.Structured[i]
		if e.Error != "" || e.Type == "" || e.Context != "" && e.Context != "none" || len(list) >= maxNodes {
			continue
		}
		if len(e.Properties) == 0 || len(e.Properties) == 1 && e.Properties[0].Name == "@id" {
			continue
		}
		list = append(list, node{page: p, entity: e, types: strings.Split(e.Type, ","), ids: ids})
		for _, name := range inside {
			if t := e.Properties.Get(name + ".@type"); t != "" {
				n := node{page: p, entity: e, prefix: name + ".", types: strings.Split(t, ","), ids: ids}
				if n.properties() > 1 {
					list = append(list, n)
				}
			}
		}
	}
	return list
}

// properties counts the properties of a nested node.
func (n *node) properties() int {
	count := 0
	for i := range n.entity.Properties {
		if strings.HasPrefix(n.entity.Properties[i].Name, n.prefix) {
			count++
		}
	}
	return count
}

// get is the value of a property of the node itself, "" when it has none.
func (n *node) get(path string) string {
	if n.index != "" {
		return n.entity.Items.Get(n.prefix + n.index + "." + path)
	}
	return n.entity.Properties.Get(n.prefix + path)
}

func (n *node) hasAny(paths []string) bool {
	for _, p := range paths {
		if n.has(p) {
			return true
		}
	}
	return false
}

// has reports whether a property is there with a value. A reference to a node that is not on the page, and an entity with more
// properties than are kept, count as having it: nobody here can tell.
func (n *node) has(path string) bool {
	if n.index != "" {
		return holds(n.entity.Items, n.prefix+n.index+"."+path)
	}
	if len(n.entity.Properties) >= 100 {
		return true
	}
	if n.reaches(n.entity, n.prefix+path, 0) {
		return true
	}
	id := n.entity.Properties.Get("@id")
	if n.prefix != "" || id == "" {
		return false
	}
	for k, e := range n.ids.of(n.page, id) { // the same node goes on in another block
		if k == maxBlocks {
			return true
		}
		if e != n.entity && n.reaches(e, path, 0) {
			return true
		}
	}
	return false
}

// holds reports whether a property, or one below it, has a value. A type alone is none.
func holds(list page.Properties, path string) bool {
	for i := range list {
		name := list[i].Name
		if !strings.HasPrefix(name, path) || list[i].Value == "" {
			continue
		}
		if rest := name[len(path):]; rest == "" || rest[0] == '.' && rest != ".@type" || rest[0] == '[' {
			return true
		}
	}
	return false
}

func (n *node) reaches(e *page.Entity, path string, depth int) bool {
	if holds(e.Properties, path) {
		return true
	}
	for at := 0; depth < 4; {
		dot := strings.IndexByte(path[at:], '.')
		if dot < 0 {
			return false
		}
		at += dot
		if id := e.Properties.Get(path[:at] + ".@id"); id != "" {
			target := n.byID(id)
			return target == nil || target != e && n.reaches(target, path[at+1:], depth+1)
		}
		at++
	}
	return false
}

// byID is the entity that a reference names, also by its fragment alone; nil when it is not on the page.
func (n *node) byID(id string) *page.Entity {
	found := n.ids.of(n.page, id)
	if len(found) == 0 {
		if _, fragment, ok := strings.Cut(id, "#"); ok {
			found = n.ids.of(n.page, "#"+fragment)
		}
	}
	var stub *page.Entity
	for _, e := range found {
		if len(e.Properties) > 1 {
			return e
		}
		stub = e
	}
	return stub
}

// entries are the entries of a list that are kept one by one; of a list with one entry that entry.
func (n *node) entries(list string) []node {
	var out []node
	for i := 0; ; i++ {
		index := list + "[" + strconv.Itoa(i) + "]"
		if !holds(n.entity.Items, n.prefix+index) {
			break
		}
		entry := *n
		entry.index = index
		out = append(out, entry)
	}
	if len(out) == 0 && n.has(list) {
		entry := *n
		entry.prefix += list + "."
		out = append(out, entry)
	}
	return out
}

// label names a node for a reader: its type and what it is called.
func (n *node) label() string {
	name := n.get("name")
	if name == "" {
		name = n.get("headline")
	}
	if name == "" {
		name = n.get("@id")
	}
	if name == "" {
		return strings.Join(n.types, ", ")
	}
	return strings.Join(n.types, ", ") + ": " + name
}

// broken reports whether a block of the page cannot be read: what seems to be missing may stand in it.
func broken(p *page.Page) bool {
	for i := range p.Structured {
		if p.Structured[i].Error != "" {
			return true
		}
	}
	return false
}
