package analyzer

import (
	"strings"

	"github.com/siteassay/assay/page"
)

// A CallBook counts the calls to action of a site: each label with each goal and each place it leads to once, with the
// pages that have it. It is filled while the site rules see the pages and complete in SiteCheck.Findings; rules and
// views count with it, so that they cannot differ. It keeps at most 50,000 calls of 80 bytes, whose labels and targets
// outside the site are kept once, 40 bytes a URL of what pages offer to those that are sent there, and the headings of 10,000 pages.
type CallBook struct {
	Calls []Call
	Cut   int // calls on pages that no longer fitted; they stand in no Call

	site      *Site
	labels    numbered
	targets   numbered
	languages numbered
	index     map[callKey]int32
	places    []place
	heads     map[int32]string // what the first 10,000 pages call themselves
	pages     int              // that have a call
	splits    int
	split     []SplitHeadline // the first of them
	name      []uint64        // content units of the site's name
}

// A Call is one call to action of the site.
type Call struct {
	Goal    page.Goal
	Label   string // as first written; "" for a picture without a name
	Folded  string // without case, arrows and the plural s; labels that fold to the same are one
	Weak    bool   // learn more, 了解详情
	Dead    bool   // its target is written so that it cannot work
	Regions Regions
	Pages   int32 // that have it
	First   int32 // node of the first of them
	Framed  int32 // node of the first page that has it outside the content: header, navigation, footer, floating; -1 for none

	target   int32 // node, redirects followed; below -1 the target -2-target of the book's list
	language int32
	last     int32
}

type callKey struct {
	label, target, language int32
	goal                    page.Goal
}

// Regions is the set of the parts of pages in which something stands.
type Regions uint8

// regionOrder is the order of the bits of Regions.
var regionOrder = [...]page.Region{page.Header, page.Nav, page.Main, page.Aside, page.Footer}

// List is the regions by name, in the order in which a visitor meets them.
func (r Regions) List() []page.Region {
	list := []page.Region{}
	for k, name := range regionOrder {
		if r&(1<<k) != 0 {
			list = append(list, name)
		}
	}
	return list
}

func regionBit(r page.Region) Regions {
	for k, name := range regionOrder {
		if r == name {
			return 1 << k
		}
	}
	return 0
}

const (
	maxCalls      = 50000
	maxCallWords  = 20000 // labels, and targets outside the site
	maxCallTarget = 300   // bytes of a target
	maxHeads      = 10000
	maxHead       = 80 // runes
)

// A numbered list holds strings once, by number.
type numbered struct {
	list  []string
	index map[string]int32
}

// number is the number of s, -1 when the list is full.
func (n *numbered) number(s string) int32 {
	if k, ok := n.index[s]; ok {
		return k
	}
	if len(n.list) >= maxCallWords {
		return -1
	}
	if n.index == nil {
		n.index = map[string]int32{}
	}
	s = strings.Clone(s)
	k := int32(len(n.list))
	n.index[s] = k
	n.list = append(n.list, s)
	return k
}

func newCallBook(s *Site) *CallBook {
	return &CallBook{site: s, index: map[callKey]int32{}, heads: map[int32]string{}, places: make([]place, len(s.Nodes)), split: []SplitHeadline{},
		name: page.ContentUnits(nil, s.Name, "")}
}

// see counts the calls of page i.
func (b *CallBook) see(i int32, p *page.Page) {
	if int(i) < len(b.places) {
		b.places[i].see(p)
	}
	b.compareHeadline(p)
	if len(b.heads) < maxHeads {
		b.heads[i] = strings.Clone(clipRunes(headOf(p), maxHead))
	}
	language := b.languages.number(p.Language)
	if len(p.CTAs) > 0 {
		b.pages++
	}
	for k := range p.CTAs {
		b.note(i, &p.CTAs[k], language)
	}
}

func (b *CallBook) note(i int32, c *page.CTA, language int32) {
	folded := foldLabel(c.Text)
	key := callKey{label: b.labels.number(folded), goal: c.Goal, language: language, target: b.target(c.Target)}
	if key.label < 0 || key.target == -1 || language < 0 {
		b.Cut++
		return
	}
	k, ok := b.index[key]
	if !ok {
		if len(b.Calls) >= maxCalls {
			b.Cut++
			return
		}
		k = int32(len(b.Calls))
		key.goal = page.Goal(strings.Clone(string(c.Goal)))
		b.index[key] = k
		b.Calls = append(b.Calls, Call{
			Goal: key.goal, Folded: b.labels.list[key.label], Label: b.labels.list[key.label], Weak: c.Weak, Dead: c.Dead != "",
			First: i, Framed: -1, target: key.target, language: language, last: -1,
		})
		if c.Text != folded {
			b.Calls[k].Label = strings.Clone(c.Text)
		}
	}
	call := &b.Calls[k]
	call.Regions |= regionBit(c.Region)
	if c.Again != "" {
		call.Regions |= regionBit(page.Main)
	}
	if call.Framed < 0 && (c.Region != page.Main || c.Sticky) {
		call.Framed = i
	}
	if call.last != i {
		call.last = i
		call.Pages++
	}
}

// target is the number of the place that a call leads to; -1 when it cannot be kept.
func (b *CallBook) target(t string) int32 {
	if strings.HasPrefix(t, "http") {
		if i := b.site.Lookup(t); i >= 0 {
			if end := b.site.Resolve(i); end >= 0 {
				return end
			}
			return i
		}
	}
	k := b.targets.number(t[:min(len(t), maxCallTarget)])
	if k < 0 {
		return -1
	}
	return -2 - k
}

// Target is where a call leads: a URL, redirects followed; tel:, mailto: or a fragment as written; "submit" or "button".
func (b *CallBook) Target(c *Call) string {
	if c.target >= 0 {
		return b.site.Nodes[c.target].URL
	}
	return b.targets.list[-2-c.target]
}

// Language is that of the pages that have the call.
func (b *CallBook) Language(c *Call) string { return b.languages.list[c.language] }

// headOf is what a visitor reads first on a page: its only main heading, else its title.
func headOf(p *page.Page) string {
	if h1 := mainHeading(p); h1 != "" {
		return h1
	}
	return p.Title.Text
}

// mainHeading is the only heading of the first level; "" for none or several.
func mainHeading(p *page.Page) string {
	h1 := ""
	for k := range p.Headings {
		if h := &p.Headings[k]; h.Level == 1 && !h.FromAlt && h.Text != "" {
			if h1 != "" {
				return ""
			}
			h1 = h.Text
		}
	}
	return h1
}

// foldLabel writes a label without case, spaces, arrows and the plural s.
func foldLabel(label string) string {
	label = strings.ToLower(strings.Join(strings.Fields(label), " "))
	return strings.TrimSuffix(strings.Trim(label, " .!>»›→+-–—。！：:"), "s")
}
