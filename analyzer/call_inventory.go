package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// CallInventory lists the calls to action of the site: which words lead where, and how often each step is asked for.
// A call with the same words, goal and target is one entry whatever the number of its pages.
type CallInventory struct {
	Pages    int           `json:"pages"`    // that have a call
	Uses     int           `json:"uses"`     // calls on pages, added up
	Distinct int           `json:"distinct"` // entries
	Weak     int           `json:"weak"`     // uses whose label is weak: learn more
	Nameless int           `json:"nameless"` // uses without words
	Goals    []GoalShare   `json:"goals"`    // most used first
	Calls    []CallUse     `json:"calls"`    // on most pages first, at most 200
	Rest     int           `json:"rest"`     // entries beyond them
	RestUses int           `json:"rest_uses"`
	Cut      int           `json:"cut"`     // uses that the book has no room for; in none of the numbers above
	Labels   []LabelSpread `json:"labels"`  // words that lead to several places, at most 50
	Targets  []LabelSpread `json:"targets"` // places that several words lead to, at most 50
}

// GoalShare is how often one step is asked for.
type GoalShare struct {
	Goal   page.Goal `json:"goal"`
	Uses   int       `json:"uses"`
	Labels int       `json:"labels"` // different ones
	Share  float64   `json:"share"`  // of all uses, 0 … 1
}

// A CallUse is one entry.
type CallUse struct {
	Label string `json:"label"`

	Language string        `json:"language,omitempty"` // of the pages
	Goal     page.Goal     `json:"goal"`
	Target   string        `json:"target"`
	Pages    int           `json:"pages"`
	Page     string        `json:"page"` // the first that has it
	Regions  []page.Region `json:"regions"`
	Weak     bool          `json:"weak,omitempty"`
	Dead     bool          `json:"dead,omitempty"` // the target leads nowhere, if not by a script
}

// A LabelSpread is one label with its targets, or one target with its labels.
type LabelSpread struct {
	Name  string   `json:"name"`
	Count int      `json:"count"` // of the names
	Names []string `json:"names"` // the first eight
	Pages int      `json:"pages"`

	Language string `json:"language,omitempty"` // of the pages
}

const (
	maxCallUses   = 200
	maxSpreads    = 50
	maxSpreadName = 8
)

// Inventory is the view.
func (b *CallBook) Inventory() *CallInventory {
	v := &CallInventory{Pages: b.pages, Distinct: len(b.Calls), Cut: b.Cut, Goals: []GoalShare{}, Calls: []CallUse{}}
	goals := map[page.Goal]*GoalShare{}
	words := map[[2]string]bool{}
	order := make([]int32, len(b.Calls))
	for k := range b.Calls {
		c := &b.Calls[k]
		order[k] = int32(k)
		n := int(c.Pages)
		v.Uses += n
		if c.Weak {
			v.Weak += n
		}
		if c.Folded == "" {
			v.Nameless += n
		}
		g := goals[c.Goal]
		if g == nil {
			g = &GoalShare{Goal: c.Goal}
			goals[c.Goal] = g
		}
		g.Uses += n
		if key := [2]string{string(c.Goal), c.Folded}; !words[key] {
			words[key] = true
			g.Labels++
		}
	}
	for _, g := range goals {
		g.Share = float64(g.Uses) / float64(v.Uses)
		v.Goals = append(v.Goals, *g)
	}
	slices.SortFunc(v.Goals, func(x, y GoalShare) int { return cmp.Or(y.Uses-x.Uses, cmp.Compare(x.Goal, y.Goal)) })
	slices.SortStableFunc(order, func(x, y int32) int { return cmp.Compare(b.Calls[y].Pages, b.Calls[x].Pages) })
	for rank, k := range order {
		if rank < maxCallUses {
			v.Calls = append(v.Calls, b.use(&b.Calls[k]))
			continue
		}
		v.Rest++
		v.RestUses += int(b.Calls[k].Pages)
	}
	v.Labels, v.Targets = b.spreads(order)
	return v
}

func (b *CallBook) use(c *Call) CallUse {
	return CallUse{Label: c.Label, Language: b.Language(c), Goal: c.Goal, Target: b.Target(c), Pages: int(c.Pages), Page: b.site.Nodes[c.First].URL,
		Regions: c.Regions.List(), Weak: c.Weak, Dead: c.Dead}
}

// spreads finds words with several targets and targets with several words. Numbers and addresses that are their own
// label, shares of a page and buttons of products, of which each has its own target, tell nothing and are left out.
func (b *CallBook) spreads(order []int32) (labels, targets []LabelSpread) {
	byLabel, byTarget := map[string]int{}, map[string]int{}
	labels, targets = []LabelSpread{}, []LabelSpread{}
	for _, k := range order {
		c := &b.Calls[k]
		target := b.Target(c)
		if c.Dead || c.Folded == "" || !strings.HasPrefix(target, "http") || c.Goal == page.Chat || c.Goal == page.Buy || c.Goal == page.Navigate {
			continue
		}
		language := b.Language(c)
		labels = spread(byLabel, labels, language, c.Folded, c.Label, target, c)
		targets = spread(byTarget, targets, language, target, target, c.Label, c)
	}
	return several(labels), several(targets)
}

// spread adds a name to the entry of key. A label that says another one more closely is no name of its own.
func spread(index map[string]int, list []LabelSpread, language, key, name, other string, c *Call) []LabelSpread {
	key = language + "\x00" + key
	k, ok := index[key]
	if !ok {
		k = len(list)
		index[key] = k
		list = append(list, LabelSpread{Name: name, Language: language})
	}
	s := &list[k]
	s.Pages += int(c.Pages)
	if slices.ContainsFunc(s.Names, func(n string) bool { return n == other || Extends(foldLabel(other), foldLabel(n)) }) {
		return list
	}
	s.Count++
	if len(s.Names) < maxSpreadName {
		s.Names = append(s.Names, other)
	}
	return list
}

// Extends reports whether a folded label is another one with further words behind it: "request a quote for the mixer" is
// "request a quote", said more closely. Han needs no space between words.
func Extends(label, base string) bool {
	rest, ok := strings.CutPrefix(label, base)
	return ok && rest != "" && base != "" && (rest[0] == ' ' || rest[0] >= 0x80 && base[len(base)-1] >= 0x80)
}

// several keeps the entries with two names or more, those with most names first.
func several(list []LabelSpread) []LabelSpread {
	list = slices.DeleteFunc(list, func(s LabelSpread) bool { return s.Count < 2 })
	slices.SortStableFunc(list, func(x, y LabelSpread) int { return cmp.Or(y.Count-x.Count, y.Pages-x.Pages) })
	return list[:min(len(list), maxSpreads)]
}
