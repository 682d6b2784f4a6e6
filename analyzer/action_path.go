package analyzer

import (
	"cmp"
	"slices"
	"sort"

	"github.com/siteassay/assay/page"
)

// ActionPaths tell how far it is from every page that a visitor may land on to something that he can do: the fewest
// clicks, and among how many links he has to choose on the way. Pages from which no way leads there are dead ends.
type ActionPaths struct {
	Ways     []Way        `json:"ways"`      // what can be done on the site, most offered first
	Types    []TypePaths  `json:"types"`     // the entry pages by type, most frequent first
	Farthest []ActionPath `json:"farthest"`  // the entry pages with the longest ways, at most 20
	DeadEnds []string     `json:"dead_ends"` // at most 50 of them
	Lost     int          `json:"lost"`      // entry pages that are dead ends
	Entries  int          `json:"entries"`   // pages that a visitor may land on
}

// A Way is one kind of action.
type Way struct {
	Kind   string  `json:"kind"`   // phone, mail, form, chat, booking, cart, sign-up
	Pages  int     `json:"pages"`  // that offer it themselves
	Reach  int     `json:"reach"`  // entry pages from which it can be reached
	Clicks float64 `json:"clicks"` // mean of those
}

// TypePaths are the entry pages of one type by the clicks to the nearest action.
type TypePaths struct {
	Type    page.Type `json:"type"`
	Pages   int       `json:"pages"`
	Here    int       `json:"here"`    // the action is on the page itself
	One     int       `json:"one"`     // one click away
	Two     int       `json:"two"`     // two
	More    int       `json:"more"`    // three and more
	Never   int       `json:"never"`   // dead ends
	Choices float64   `json:"choices"` // mean number of links among which the visitor chooses, of those that need a click
}

// An ActionPath is the shortest way from one page.
type ActionPath struct {
	URL     string    `json:"url"`
	Type    page.Type `json:"type"`
	Clicks  int       `json:"clicks"`
	Choices int       `json:"choices"` // links among which the visitor chooses on the way, added up
	Via     []string  `json:"via"`     // the pages after it; the last one has the action
	Kind    string    `json:"kind"`    // of the action at the end
}

// ActionKinds are the kinds of action; bit k of a page's mask is kind k.
var ActionKinds = [...]string{"phone", "mail", "form", "chat", "booking", "cart", "sign-up"}

const (
	phoneWay = 1 << iota
	mailWay
	formWay
	chatWay
	bookingWay
	cartWay
	signUpWay
)

const (
	maxFarthest = 20
	maxDeadEnds = 50
	maxClicks   = 20 // nobody goes farther; it also bounds the search on a chain of ten thousand pages
	never       = -1
)

// A pathFinder keeps two bytes a URL until the last page is seen.
type pathFinder struct {
	site  *Site
	mask  []uint8
	entry []bool
}

func newPathFinder(s *Site) *pathFinder {
	return &pathFinder{site: s, mask: make([]uint8, len(s.Nodes)), entry: make([]bool, len(s.Nodes))}
}

func (f *pathFinder) page(i int32, p *page.Page) {
	f.mask[i] = f.actions(p)
	f.entry[i] = f.site.entry(p)
}

// actions are the kinds of action that work on the page itself, without a further page of the site.
func (f *pathFinder) actions(p *page.Page) (mask uint8) {
	k := &p.Contacts
	for i := range k.Phones {
		if k.Phones[i].Clickable && !k.Phones[i].Fax {
			mask |= phoneWay
		}
	}
	if len(k.Chat) > 0 {
		mask |= chatWay
	}
	for i := range p.CTAs {
		mask |= f.call(&p.CTAs[i])
	}
	for i := range p.Links {
		if p.Links[i].Kind == "mailto" {
			mask |= mailWay
			break
		}
	}
	for i := range p.Forms {
		mask |= f.form(&p.Forms[i])
	}
	return mask
}

// call is what a call to action does where it stands: one that leads to a page of the site is a click, no action.
func (f *pathFinder) call(c *page.CTA) uint8 {
	if c.Dead != "" || f.site.Lookup(c.Target) >= 0 {
		return 0
	}
	switch c.Goal {
	case page.Call:
		return phoneWay
	case page.Chat:
		return chatWay
	case page.Book:
		return bookingWay
	case page.Buy:
		return cartWay
	case page.Trial, page.Register:
		return signUpWay
	}
	return 0
}

// form is what a form does; one that is sent to an address that does not open does nothing.
func (f *pathFinder) form(m *page.Form) uint8 {
	if i := f.site.Lookup(m.Action); i >= 0 && f.site.Nodes[i].Outcome == page.ErrorPage {
		return 0
	}
	switch m.Purpose {
	case "contact", "lead":
		return formWay
	case "booking":
		return bookingWay
	case "order", "checkout":
		return cartWay
	case "register":
		return signUpWay
	}
	return 0
}

// route is the way from every node to the nearest page whose mask meets want.
type route struct {
	clicks  []int32 // never where no way leads there
	choices []int32
	next    []int32 // the page after it; -1 at the end
}

// routes finds the fewest clicks, and among those the fewest choices; the first link wins a tie. Level by level, since
// the choices of a level are known before the next one asks for them.
func (f *pathFinder) routes(want uint8) route {
	n := len(f.site.Nodes)
	r := route{clicks: make([]int32, n), choices: make([]int32, n), next: make([]int32, n)}
	var open []int32
	for i := range n {
		r.clicks[i], r.next[i] = never, never
		switch {
		case f.mask[i]&want != 0:
			r.clicks[i] = 0
		case f.site.Nodes[i].Outcome == page.Audited:
			open = append(open, int32(i))
		}
	}
	for level := int32(1); level <= maxClicks; level++ {
		rest := open[:0]
		var reached []int32
		for _, i := range open {
			best := int32(never)
			for _, to := range f.site.Graph.Targets(i) {
				if to = f.site.Resolve(to); to < 0 || r.clicks[to] != level-1 {
					continue
				}
				if best < 0 || r.choices[to] < r.choices[best] {
					best = to
				}
			}
			if best < 0 {
				rest = append(rest, i)
				continue
			}
			r.next[i] = best
			reached = append(reached, i)
		}
		for _, i := range reached {
			r.clicks[i] = level
			r.choices[i] = int32(len(f.site.Graph.Targets(i))) + r.choices[r.next[i]]
		}
		if open = rest; len(reached) == 0 {
			break
		}
	}
	return r
}

// view puts the result together.
func (f *pathFinder) view() *ActionPaths {
	all := f.routes(0xFF)
	v := &ActionPaths{Ways: f.ways(), Types: []TypePaths{}, Farthest: []ActionPath{}, DeadEnds: []string{}}
	types := map[page.Type]*TypePaths{}
	var far []int32
	for i := range f.entry {
		if !f.entry[i] {
			continue
		}
		v.Entries++
		n := &f.site.Nodes[i]
		t := types[n.Type]
		if t == nil {
			t = &TypePaths{Type: n.Type}
			types[n.Type] = t
		}
		t.count(all.clicks[i], all.choices[i])
		switch {
		case all.clicks[i] == never:
			v.Lost++
			if len(v.DeadEnds) < maxDeadEnds {
				v.DeadEnds = append(v.DeadEnds, n.URL)
			}
		case all.clicks[i] > 1:
			far = append(far, int32(i))
		}
	}
	for _, t := range types {
		if away := t.One + t.Two + t.More; away > 0 {
			t.Choices /= float64(away)
		}
		v.Types = append(v.Types, *t)
	}
	slices.SortFunc(v.Types, func(a, b TypePaths) int { return cmp.Or(b.Pages-a.Pages, cmp.Compare(a.Type, b.Type)) })
	sort.SliceStable(far, func(a, b int) bool {
		return cmp.Or(all.clicks[far[b]]-all.clicks[far[a]], all.choices[far[b]]-all.choices[far[a]]) < 0
	})
	for _, i := range far[:min(len(far), maxFarthest)] {
		v.Farthest = append(v.Farthest, f.path(i, &all))
	}
	return v
}

func (t *TypePaths) count(clicks, choices int32) {
	t.Pages++
	switch {
	case clicks == never:
		t.Never++
		return
	case clicks == 0:
		t.Here++
		return
	case clicks == 1:
		t.One++
	case clicks == 2:
		t.Two++
	default:
		t.More++
	}
	t.Choices += float64(choices)
}

// path follows the route from node i.
func (f *pathFinder) path(i int32, r *route) ActionPath {
	n := &f.site.Nodes[i]
	p := ActionPath{URL: n.URL, Type: n.Type, Clicks: int(r.clicks[i]), Choices: int(r.choices[i]), Via: []string{}}
	end := i
	for k := r.next[i]; k >= 0; k = r.next[k] {
		p.Via = append(p.Via, f.site.Nodes[k].URL)
		end = k
	}
	for k, way := range ActionKinds {
		if f.mask[end]&(1<<k) != 0 {
			p.Kind = way
			break
		}
	}
	return p
}
