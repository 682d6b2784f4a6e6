package analyzer

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/siteassay/assay/page"
)

// A Digest is what is remembered of a page from one run to the next.
type Digest struct {
	Title       string // cut at 100 runes
	H1          uint32 // hash of the first
	Description uint32 // hash
	Words       int32  // of the main text
	Links       int32  // to own pages
	Indexable   bool
	Simhash     uint64      // of the main text of an article that gives a date of change, else 0
	Modified    uint16      // that date, days since 1970-01-01; 0 when none
	Value       Proposition // of home, about and pricing pages
	Foreign     int32       // number of the first run that found foreign content on it; 0 for none
}

// DigestOf takes the digest of a page.
func DigestOf(p *page.Page) Digest {
	d := Digest{Title: clipRunes(p.Title.Text, 100), Words: int32(p.Text.Words), Indexable: p.Indexable, Description: hash32(p.Description.Text)}
	for i := range p.Headings {
		if p.Headings[i].Level == 1 {
			d.H1 = hash32(p.Headings[i].Text)
			break
		}
	}
	for i := range p.Links {
		if follows(&p.Links[i]) {
			d.Links++
		}
	}
	d.Value = valueOf(p)
	if d.Modified = modifiedOf(p); d.Modified != 0 {
		d.Simhash = p.Text.Simhash
	}
	return d
}

func clipRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func hash32(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// A Past is what the run before saw of the site. It takes about 150 bytes a page.
type Past struct {
	pages  map[uint64]Digest
	random int // URLs that look as kits name them, see randomURL
}

// NewPast returns an empty past.
func NewPast() *Past { return &Past{pages: map[uint64]Digest{}} }

// Add remembers a page that was audited.
func (p *Past) Add(url string, d Digest) {
	d.Title = strings.Clone(d.Title)
	d.Value.Text = strings.Clone(d.Value.Text)
	p.pages[urlHash(url)] = d
	if randomURL(url) {
		p.random++
	}
}

func urlHash(url string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(url))
	return h.Sum64()
}

// Changes is what differs from the run before.
type Changes struct {
	Known int // pages that both runs know
	Added int // pages that this run met first
	Count int // pages that changed
	List  []Change

	Values  int     // pages whose value proposition both runs know
	Drifts  []Drift // of them, those whose words differ
	Dated   int     // articles that give a date of change in both runs
	Redated []int32 // of them, those whose date moved and whose text did not
}

// A Change is one page that differs.
type Change struct {
	Node int32
	What []string // title, h1, description, status, indexable, words, links
	Show string   // the first of them, as it was and as it is
}

// maxChanges is the number of changes that are listed; all are counted.
const maxChanges = 1000

// Compare notes how page i differs from the run before. Small changes of length and links are no news.
func (c *Changes) Compare(past *Past, i int32, url string, d Digest) {
	was, ok := past.pages[urlHash(url)]
	if !ok {
		c.Added++
		return
	}
	c.Known++
	x := Change{Node: i}
	note := func(what, show string) {
		if len(x.What) == 0 {
			x.Show = show
		}
		x.What = append(x.What, what)
	}
	if was.Indexable != d.Indexable {
		note("indexable", fmt.Sprintf("indexable: %t → %t", was.Indexable, d.Indexable))
	}
	if was.Title != d.Title {
		note("title", "title: "+was.Title+" → "+d.Title)
	}
	if was.H1 != d.H1 {
		note("h1", "h1: "+url)
	}
	if was.Description != d.Description {
		note("description", "meta description: "+url)
	}
	if far(was.Words, d.Words, 30) {
		note("words", "main: "+strconv.Itoa(int(was.Words))+" → "+strconv.Itoa(int(d.Words)))
	}
	if far(was.Links, d.Links, 5) {
		note("links", "a[href]: "+strconv.Itoa(int(was.Links))+" → "+strconv.Itoa(int(d.Links)))
	}
	c.note(x)
	c.values(i, was.Value, d.Value)
	c.redated(i, was, d)
}

// far reports whether two counts differ by a fifth, and by least.
func far(a, b, least int32) bool {
	diff := max(a-b, b-a)
	return diff >= least && diff*5 >= max(a, b)
}

// Lost notes a URL that was a page in the run before and is none now.
func (c *Changes) Lost(past *Past, i int32, n *Node) {
	if _, ok := past.pages[urlHash(n.URL)]; !ok || n.Outcome != page.ErrorPage && n.Outcome != page.Redirected {
		return
	}
	c.Known++
	c.note(Change{Node: i, What: []string{"status"}, Show: "HTTP 200 → " + strconv.Itoa(n.Status)})
}

func (c *Changes) note(x Change) {
	if len(x.What) == 0 {
		return
	}
	if c.Count++; len(c.List) < maxChanges {
		c.List = append(c.List, x)
	}
}
