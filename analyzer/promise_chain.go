package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// PromiseChains follow every call to action that leads to a page: what its label says a click brings, and whether the
// visitor finds it there. A chain is one call on one page; calls that act where they stand (a telephone, a form's own
// button, a jump within the page) have no second page and are none.
type PromiseChains struct {
	Chains   int             `json:"chains"`
	Kept     int             `json:"kept"`
	Further  int             `json:"further"` // what was promised is one more step away, or another way is offered in its place
	Broken   int             `json:"broken"`
	Vague    int             `json:"vague"`    // the label promises nothing: learn more
	Unseen   int             `json:"unseen"`   // the target is another site, was not seen, or cannot be read
	Missing  []MissingAtEnd  `json:"missing"`  // what the broken ones lack, most frequent first
	Breaks   []PromiseBreak  `json:"breaks"`   // the broken calls on most pages, at most 100
	Distinct int             `json:"distinct"` // broken calls, each label and target once
	Titles   int             `json:"titles"`   // pages whose title and main heading share no word
	Split    []SplitHeadline `json:"split"`    // the first 20 of them
}

// MissingAtEnd is how many chains end without one thing.
type MissingAtEnd struct {
	What   string `json:"what"` // one of Promises
	Chains int    `json:"chains"`
	Calls  int    `json:"calls"` // distinct ones
}

// A PromiseBreak is a call that leads to a page which does not keep what its label says.
type PromiseBreak struct {
	Label       string    `json:"label"`
	Language    string    `json:"language,omitempty"` // of the pages that have the call
	Headline    string    `json:"headline"`           // main heading of the first of them, else its title; "" when the book has no room
	Arrives     string    `json:"arrives"`            // that of the destination
	Goal        page.Goal `json:"goal"`
	Page        string    `json:"page"` // the first that has the call
	Destination string    `json:"destination"`
	Type        page.Type `json:"type,omitempty"` // of the destination
	Status      int       `json:"status"`
	Missing     string    `json:"missing"` // one of Promises
	Pages       int       `json:"pages"`   // that have the call
	Titled      bool      `json:"-"`       // the destination's own title or heading promises the same
}

// A SplitHeadline is a page that search results announce with other words than it greets its visitors with.
type SplitHeadline struct {
	URL      string `json:"url"`
	Title    string `json:"title"`
	Headline string `json:"headline"`
	Language string `json:"language,omitempty"` // of the page
}

const (
	maxBreaks = 100
	maxSplit  = 20
)

// Breaks are the calls that break their promise, those on most pages first.
func (b *CallBook) Breaks() []PromiseBreak {
	list := []PromiseBreak{}
	for k := range b.Calls {
		c := &b.Calls[k]
		if c.Dead || c.target < 0 {
			continue
		}
		v, what := b.judge(c)
		if v != broken {
			continue
		}
		n := &b.site.Nodes[c.target]
		list = append(list, PromiseBreak{
			Label: c.Label, Language: b.Language(c), Headline: b.heads[c.First], Arrives: b.heads[c.target], Goal: c.Goal, Page: b.site.Nodes[c.First].URL, Destination: n.URL, Type: n.Type, Status: n.Status,
			Missing: Promises[what], Pages: int(c.Pages), Titled: b.titled(c, what),
		})
	}
	slices.SortStableFunc(list, func(x, y PromiseBreak) int { return cmp.Compare(y.Pages, x.Pages) })
	return list
}

// titled reports whether the title or main heading of the destination promises the same as the call, on a page that is
// held to it by itself.
func (b *CallBook) titled(c *Call, what promise) bool {
	switch b.site.Nodes[c.target].Type {
	case page.Article, page.Product, page.Landing:
	default:
		return false
	}
	switch bits := b.places[c.target].bits; what {
	case pricePromise:
		return bits&titledPrice != 0
	case filePromise:
		return bits&titledFile != 0
	}
	return false
}

// Chains is the view.
func (b *CallBook) Chains() *PromiseChains {
	v := &PromiseChains{Missing: []MissingAtEnd{}, Breaks: b.Breaks(), Titles: b.splits, Split: b.split}
	for k := range b.Calls {
		c := &b.Calls[k]
		if !c.leads(b) {
			continue
		}
		n := int(c.Pages)
		v.Chains += n
		what, _ := b.judge(c)
		switch {
		case what == broken:
			v.Broken += n
		case what == unseen:
			v.Unseen += n
		case what == further:
			v.Further += n
		case c.Weak && promised(c) == noPromise:
			v.Vague += n
		default:
			v.Kept += n
		}
	}
	missing := map[string]*MissingAtEnd{}
	for k := range v.Breaks {
		x := &v.Breaks[k]
		m := missing[x.Missing]
		if m == nil {
			m = &MissingAtEnd{What: x.Missing}
			missing[x.Missing] = m
		}
		m.Calls++
		m.Chains += x.Pages
	}
	for _, m := range missing {
		v.Missing = append(v.Missing, *m)
	}
	slices.SortFunc(v.Missing, func(x, y MissingAtEnd) int { return cmp.Or(y.Chains-x.Chains, cmp.Compare(x.What, y.What)) })
	v.Distinct = len(v.Breaks)
	v.Breaks = v.Breaks[:min(len(v.Breaks), maxBreaks)]
	return v
}

// leads reports whether the call leads to a page, of this or another site. A conversation opens where the visitor is.
func (c *Call) leads(b *CallBook) bool {
	return !c.Dead && (c.target >= 0 || c.Goal != page.Chat && c.Goal != page.Call) && (c.target >= 0 || len(b.Target(c)) > 4 && b.Target(c)[:4] == "http")
}

// compareHeadline notes a page whose title and main heading speak of different things. The home page may greet with a
// slogan, and a single word on either side is too little to compare.
func (b *CallBook) compareHeadline(p *page.Page) {
	if p.Type == page.Home || !p.Indexable && !b.site.shut() || p.Signals.NotFound || p.ScriptOnly {
		return
	}
	h1 := mainHeading(p)
	if h1 == "" {
		return
	}
	var x, y [64]uint64
	title := b.topic(x[:0], page.TitleTopic(p), p.Language)
	head := b.topic(y[:0], h1, p.Language)
	if len(title) < 2 || len(head) < 2 {
		return
	}
	for _, u := range title {
		if slices.Contains(head, u) {
			return
		}
	}
	if b.splits++; len(b.split) < maxSplit {
		b.split = append(b.split, SplitHeadline{strings.Clone(p.URL), strings.Clone(Quote(p.Title.Text)), strings.Clone(Quote(h1)), strings.Clone(p.Language)})
	}
}

// topic is the content units of s without those of the site's name.
func (b *CallBook) topic(keys []uint64, s, language string) []uint64 {
	keys = page.ContentUnits(keys, s, language)
	return slices.DeleteFunc(keys, func(u uint64) bool { return slices.Contains(b.name, u) })
}
