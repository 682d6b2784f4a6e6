package analyzer

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/siteassay/assay/page"
)

// A brief is what the survey takes from one page, without its links.
type brief struct {
	Type      page.Type
	Language  string
	Indexable bool
	Template  uint64
	Shape     uint64
	Models    page.ModelScores
	Priced    bool // a product with a price
	Hans      bool // in simplified Chinese
	Mainland  bool // and with a filing or a telephone of mainland China
	Words     int32
	Simhash   uint64
	Robots    Directives
	Names     []said      // what the page calls its site
	Offers    []said      // what it says that the site sells
	Topics    []string    // of page.SpamTopics, those of which it speaks itself
	Mail      string      // domain of its first mail address
	Filing    string      // ICP filing
	Serves    []page.Type // the page types whose job it does besides its own
	Code      uint32      // of a search engine for the owner, see codeOf; 0 for none
}

// said is a text that counts a number of times.
type said struct {
	Text  string
	Times int
}

func briefOf(p *page.Page) brief {
	return brief{
		Type: p.Type, Language: p.Language, Indexable: p.Indexable, Template: p.Document.Skeleton, Shape: p.Document.Shape, Models: p.ModelScores,
		Priced: len(p.Offer.Prices) > 0 && p.Type == page.Product, Hans: p.Script == "Hans",
		Mainland: p.Contacts.ICP != "" || mainlandContact(p), Names: names(p), Offers: offers(p),
		Words: int32(p.Text.Words), Simhash: p.Text.Simhash, Robots: directivesOf(&p.Robots),
		Topics: p.Signals.SpamTopics, Mail: firstMail(p), Filing: p.Contacts.ICP, Code: codeOf(p), Serves: serves(p),
	}
}

// constant is t without the bytes it was cut from.
func constant(t page.Type) page.Type {
	for _, c := range page.Types {
		if c == t {
			return c
		}
	}
	return page.Type(strings.Clone(string(t)))
}

// follows reports whether a link is an edge of the graph, if its target is a node.
func follows(l *page.Link) bool {
	return l.Internal && l.URL != "" && (l.Kind == "http" || l.Kind == "")
}

// Briefs keeps what a Survey asks of every page from the moment at which the page was parsed, so that the survey need not
// unpack all stored facts for it. A page takes a few hundred bytes, without pointers within: its links are numbers of
// addresses. A page that is not kept (over the limits, or of a run that was cut off and goes on) is surveyed from its
// facts, with the same result. It may be used from any number of goroutines.
type Briefs struct {
	seed maphash.Seed
	mu   sync.Mutex
	ids  map[uint64]uint32 // hash of a URL → its number. Two of a million URLs share a hash with a probability of 3e-8.
	kept []string          // by number of the page; "" when there is none
	size int
}

// Limits of Briefs: URLs that are numbered, and bytes of all pages.
const (
	maxAddresses = 1 << 20
	maxBriefs    = 64 << 20
)

// A keptBrief is the stored form of a page in Briefs.
type keptBrief struct {
	Brief      brief
	Links      []uint32  // number of the target × 4, plus linkMain, plus linkNofollow
	Relations  [3]uint32 // number of canonical, next and prev, plus one; 0 when the page names none
	Alternates []keptAlternate
}

// The low bits of a kept link.
const (
	linkMain     = 1
	linkNofollow = 2
)

// A keptAlternate is a language version under the number of its address.
type keptAlternate struct {
	Number uint32
	Lang   string
	Source uint8
}

// NewBriefs returns an empty Briefs.
func NewBriefs() *Briefs { return &Briefs{seed: maphash.MakeSeed(), ids: map[uint64]uint32{}} }

// Add keeps the page of a URL, in the place of an earlier one.
func (b *Briefs) Add(url string, p *page.Page) {
	at, k, ok := b.links(url, p)
	if !ok {
		return
	}
	k.Brief = briefOf(p)
	packed := string(page.Marshal(nil, k))
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.size+len(packed) <= maxBriefs {
		b.kept[at], b.size = packed, b.size+len(packed)
	}
}

// links numbers a page and what it names, and drops what was kept of it. It returns false when there are too many URLs.
func (b *Briefs) links(url string, p *page.Page) (at uint32, k *keptBrief, ok bool) {
	k = &keptBrief{Links: make([]uint32, 0, len(p.Links))}
	b.mu.Lock()
	defer b.mu.Unlock()
	if at, ok = b.number(url); !ok {
		return 0, nil, false
	}
	b.size -= len(b.kept[at])
	b.kept[at] = ""
	for i := range p.Links {
		l := &p.Links[i]
		if !follows(l) {
			continue
		}
		to, ok := b.number(l.URL)
		if !ok {
			return 0, nil, false
		}
		to *= 4
		if l.Region == page.Main {
			to += linkMain
		}
		if slices.Contains(l.Rel, "nofollow") {
			to += linkNofollow
		}
		k.Links = append(k.Links, to)
	}
	for r, u := range relations(p) {
		if u == "" {
			continue
		}
		to, ok := b.number(u)
		if !ok {
			return 0, nil, false
		}
		k.Relations[r] = to + 1
	}
	for i := range p.Hreflang[:min(len(p.Hreflang), maxAlternates)] {
		a := &p.Hreflang[i]
		to, ok := b.number(a.URL)
		if !ok {
			return 0, nil, false
		}
		k.Alternates = append(k.Alternates, keptAlternate{to, a.Lang, sourceOf(a.Source)})
	}
	return at, k, true
}

// number returns the number of a URL, a new one if it has none yet. It returns false when there are too many.
func (b *Briefs) number(url string) (uint32, bool) {
	h := maphash.String(b.seed, url)
	n, ok := b.ids[h]
	if !ok {
		if n = uint32(len(b.kept)); n >= maxAddresses {
			return 0, false
		}
		b.ids[h], b.kept = n, append(b.kept, "")
	}
	return n, true
}

// nodes returns the nodes of the site by the number of their URL, -1 where a number has none.
func (b *Briefs) nodes(site *Site) []int32 {
	nodes := make([]int32, len(b.kept))
	for n := range nodes {
		nodes[n] = -1
	}
	for i := range site.Nodes {
		if n, ok := b.ids[maphash.String(b.seed, site.Nodes[i].URL)]; ok {
			nodes[n] = int32(i)
		}
	}
	return nodes
}

// Kept adds an audited page as Page does, from what b kept of it. It returns false when nothing is kept of the page, or when
// the survey wants the whole of it: then the page is to be given to Page.
func (s *Survey) Kept(i int32, b *Briefs) bool {
	if s.pages < wholePages {
		return false
	}
	n, ok := b.ids[maphash.String(b.seed, s.site.Nodes[i].URL)]
	if !ok || b.kept[n] == "" {
		return false
	}
	var k keptBrief
	if page.Unmarshal([]byte(b.kept[n]), &k) != nil {
		return false
	}
	if s.numbered == nil {
		s.numbered = b.nodes(s.site)
	}
	s.add(i, &k.Brief)
	for _, l := range k.Links {
		s.link(i, s.numbered[l/4], l&linkMain != 0, l&linkNofollow != 0)
	}
	var named [3]int32
	for r, n := range k.Relations {
		if named[r] = NoNode; n > 0 {
			named[r] = met(s.numbered[n-1])
		}
	}
	s.relate(i, named)
	for _, a := range k.Alternates {
		s.alternate(i, met(s.numbered[a.Number]), a.Lang, a.Source)
	}
	return true
}

// add adds all of a page but its links and its navigation.
func (s *Survey) add(i int32, b *brief) {
	n := &s.site.Nodes[i]
	n.Type, n.Language, n.Indexable, n.Template = constant(b.Type), strings.Clone(b.Language), b.Indexable, b.Template
	n.Words, n.Simhash, n.Shape, n.Robots = b.Words, b.Simhash, b.Shape, b.Robots
	s.pages++
	s.kinds[n.Type]++
	s.langs.add(b.Language, 1)
	for _, x := range b.Names {
		s.names.add(x.Text, x.Times)
	}
	for _, x := range b.Offers {
		s.words(x.Text, x.Times)
	}
	for k := range b.Models {
		s.models[k] += b.Models[k]
	}
	if i == 0 || b.Type == page.Home && s.home == (page.ModelScores{}) {
		s.home = b.Models
	}
	if b.Priced {
		s.priced++
	}
	for _, t := range b.Serves {
		if t = constant(t); !slices.Contains(s.site.Served, t) {
			s.site.Served = append(s.site.Served, t)
		}
	}
	s.intrusion.add(i, b)
	if b.Hans {
		s.hans++
		s.mainland = s.mainland || b.Mainland
	}
}

// link adds a link between two nodes, each pair once.
func (s *Survey) link(i, to int32, main, nofollow bool) {
	if to < 0 || to == i {
		return
	}
	if e := s.last[to]; e >= 0 && s.edges[e].from == i {
		s.edges[e].main = s.edges[e].main || main
		s.edges[e].nofollow = s.edges[e].nofollow && nofollow
		return
	}
	s.last[to] = int32(len(s.edges))
	s.edges = append(s.edges, edge{i, to, main, nofollow})
}
