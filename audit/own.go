package audit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// An ownBook adds the user's own facts up over the pages: which values there are, where each stands, and which pages lack it. It
// keeps the different values of each fact within its bounds and five pages a fact and page type.
type ownBook struct {
	facts []ownTally // by name
	room  int        // bytes left for values of all facts
}

// Bounds of a book.
const (
	ownDistinct = 500
	ownRoom     = 1 << 20
	ownShown    = 20
	ownLength   = 100 // characters of a value
	ownLacking  = 5
)

// An ownTally is one fact.
type ownTally struct {
	name        string
	typ         page.OwnType
	pages, none int
	index       map[string]int // value → place in values
	values      []report.OwnValue
	beyond      int // values that found no room
	least, most float64
	edges       [2]string
	types       map[page.Type]*ownPages
}

// ownPages are the pages of one type.
type ownPages struct {
	pages, none int
	lacking     []int32
}

func newOwnBook(x *page.Extract) ownBook {
	b := ownBook{room: ownRoom}
	for _, f := range x.Facts() {
		b.facts = append(b.facts, ownTally{name: f.Name, typ: f.Type, index: map[string]int{}, types: map[page.Type]*ownPages{}})
	}
	return b
}

// add takes up one audited page.
func (b *ownBook) add(node int32, p *page.Page) {
	for i := range b.facts {
		t := &b.facts[i]
		of := t.types[p.Type]
		if of == nil {
			of = &ownPages{}
			t.types[p.Type] = of
		}
		f := p.Own.Get(t.name)
		if f == nil || f.Type != t.typ || (f.Type == page.OwnBool || f.Type == page.OwnCount) && f.Number == 0 {
			t.none++
			of.none++
			if len(of.lacking) < ownLacking {
				of.lacking = append(of.lacking, node)
			}
			continue
		}
		t.pages++
		of.pages++
		b.count(t, f)
	}
}

// count takes up what a page has.
func (b *ownBook) count(t *ownTally, f *page.OwnFact) {
	switch f.Type {
	case page.OwnList:
		for _, v := range f.List {
			b.value(t, v)
		}
	case page.OwnDate:
		b.value(t, f.Day)
		day, _ := strconv.ParseFloat(strings.ReplaceAll(f.Day, "-", ""), 64)
		t.edge(day, f.Day)
	case page.OwnBool:
		b.value(t, "true")
	case page.OwnText:
		b.value(t, f.Text)
	default:
		text := strings.TrimSpace(strconv.FormatFloat(f.Number, 'f', -1, 64) + " " + f.Currency)
		b.value(t, text)
		t.edge(f.Number, text)
	}
}

// edge keeps the least and the most.
func (t *ownTally) edge(n float64, text string) {
	if t.pages == 1 || n < t.least {
		t.least, t.edges[0] = n, text
	}
	if t.pages == 1 || n > t.most {
		t.most, t.edges[1] = n, text
	}
}

// value counts one value, when it is known or there is room for it.
func (b *ownBook) value(t *ownTally, v string) {
	if r := []rune(v); len(r) > ownLength {
		v = string(r[:ownLength-1]) + "…"
	}
	k, known := t.index[v]
	if !known {
		if len(t.values) == ownDistinct || len(v) > b.room {
			t.beyond++
			return
		}
		v = strings.Clone(v)
		b.room -= len(v)
		k = len(t.values)
		t.index[v] = k
		t.values = append(t.values, report.OwnValue{Value: v})
	}
	t.values[k].Pages++
}

// counts are what the report says.
func (b *ownBook) counts(site *analyzer.Site) []report.OwnCount {
	var out []report.OwnCount
	for i := range b.facts {
		t := &b.facts[i]
		c := report.OwnCount{Name: t.name, Type: t.typ, Pages: t.pages, Missing: t.none, Distinct: len(t.values) + min(1, t.beyond),
			Values: []report.OwnValue{}, Types: []report.OwnPages{}, Lacking: []string{}, Least: t.edges[0], Most: t.edges[1]}
		ranked := slices.Clone(t.values)
		slices.SortFunc(ranked, func(a, b report.OwnValue) int {
			return cmp.Or(b.Pages-a.Pages, strings.Compare(a.Value, b.Value))
		})
		c.Values = append(c.Values, ranked[:min(len(ranked), ownShown)]...)
		for _, y := range page.Types {
			if of := t.types[y]; of != nil && of.pages > 0 {
				c.Types = append(c.Types, report.OwnPages{Type: y, Pages: of.pages, Missing: of.none})
			}
		}
		slices.SortStableFunc(c.Types, func(a, b report.OwnPages) int { return b.Pages - a.Pages })
		if len(c.Types) > 0 {
			for _, n := range t.types[c.Types[0].Type].lacking {
				c.Lacking = append(c.Lacking, site.Nodes[n].URL)
			}
		}
		out = append(out, c)
	}
	return out
}
