package analyzer

import (
	"net/url"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// A Survey makes the Site from what the crawl recorded: first every visit, then every audited page once, both in
// the order of the crawl. It keeps a Node a URL, four bytes a link and some counts; no page.
type Survey struct {
	site     *Site
	edges    []edge
	named    []namedAlternate
	langIDs  map[string]uint16
	last     []int32 // the last edge to each node, so that each target counts once a page; -1 when there is none
	numbered []int32 // nodes by the numbers of Briefs
	names    tally
	langs    tally
	offers   tally
	pages    int
	models   page.ModelScores
	home     page.ModelScores
	kinds    map[page.Type]int
	priced   int
	hans     int
	mainland bool

	intrusion intrusionTally
}

type edge struct {
	from, to       int32
	main, nofollow bool
}

// tally counts words in the order in which they came.
type tally struct {
	index map[string]int // of order
	order []string
	times []int
}

func (t *tally) add(s string, n int) {
	if s == "" {
		return
	}
	k, ok := t.index[s] // a map that were counted in would take the key of the last page, with all of that page's text
	if !ok {
		if t.index == nil {
			t.index = map[string]int{}
		}
		s, k = strings.Clone(s), len(t.order)
		t.index[s] = k
		t.order, t.times = append(t.order, s), append(t.times, 0)
	}
	t.times[k] += n
}

// of is how often s was added.
func (t *tally) of(s string) int {
	if k, ok := t.index[s]; ok {
		return t.times[k]
	}
	return 0
}

// top returns the words by falling count; the first seen wins a tie.
func (t *tally) top(n int) []string {
	words := slices.Clone(t.order)
	sort.SliceStable(words, func(i, j int) bool { return t.of(words[i]) > t.of(words[j]) })
	return words[:min(n, len(words))]
}

// NewSurvey starts with the start URL in normal form.
func NewSurvey(root string, now time.Time) *Survey {
	s := &Survey{site: &Site{Root: root, Now: now, Complete: true}, kinds: map[page.Type]int{}}
	if u, err := url.Parse(root); err == nil {
		s.site.Host = u.Host
	}
	return s
}

// Visit adds one URL.
func (s *Survey) Visit(v *page.Visit) {
	s.site.Nodes = append(s.site.Nodes, Node{
		URL: strings.Clone(v.Target.URL), Outcome: v.Outcome, Reason: v.Reason, Status: v.Status,
		Location: -1, Depth: -1, Source: v.Target.Source, Canonical: NoNode, Next: NoNode, Prev: NoNode,
		Form:       page.FormOf(v.Target.URL),
		DropsHTTPS: strings.HasPrefix(v.Location, "http://") && strings.HasPrefix(v.Target.URL, "https://"),
	})
}

// redirects joins the redirects to their targets, once every URL is known.
func (s *Survey) redirects(locations map[int32]string) {
	for i, to := range locations {
		if k := s.site.Lookup(to); k >= 0 {
			s.site.Nodes[i].Location = k
		}
	}
}

// Visits adds all URLs; each calls yield for every visit in the order of the crawl.
func (s *Survey) Visits(each func(yield func(*page.Visit) error) error) error {
	locations := map[int32]string{}
	err := each(func(v *page.Visit) error {
		if v.Location != "" {
			locations[int32(len(s.site.Nodes))] = strings.Clone(v.Location)
		}
		s.Visit(v)
		return nil
	})
	if err != nil {
		return err
	}
	s.site.Reindex()
	s.redirects(locations)
	s.last = make([]int32, len(s.site.Nodes))
	for i := range s.last {
		s.last[i] = -1
	}
	return nil
}

// wholePages is how many pages, from the first, are read for their navigation.
const wholePages = 50

// Page adds what one audited page says of the site. i is its index among the nodes. Kept does the same for less.
func (s *Survey) Page(i int32, p *page.Page) {
	b := briefOf(p)
	s.add(i, &b)
	if s.pages <= wholePages { // the navigation is the same on every page
		s.navigation(p)
	}
	for k := range p.Links {
		if l := &p.Links[k]; follows(l) {
			s.link(i, s.site.Lookup(l.URL), l.Region == page.Main, slices.Contains(l.Rel, "nofollow"))
		}
	}
	var named [3]int32
	for r, u := range relations(p) {
		if named[r] = NoNode; u != "" {
			named[r] = met(s.site.Lookup(u))
		}
	}
	s.relate(i, named)
	for k := range p.Hreflang[:min(len(p.Hreflang), maxAlternates)] {
		a := &p.Hreflang[k]
		s.alternate(i, met(s.site.Lookup(a.URL)), a.Lang, sourceOf(a.Source))
	}
}

func mainlandContact(p *page.Page) bool {
	for _, ph := range p.Contacts.Phones {
		if strings.HasPrefix(ph.Number, "+86") {
			return true
		}
	}
	return false
}

// A Verdict is what the user decided of the site, which the survey then does not guess.
type Verdict struct {
	Model page.Model // "" to detect
}

// Finish builds the graph, measures depth and in-links, and decides name, model, languages and country.
func (s *Survey) Finish(v Verdict) *Site {
	site := s.site
	s.graph()
	s.depths()
	s.versions()
	site.Rank = pageRank(site)
	site.Hidden = countHidden(site)
	site.Languages = s.langs.top(10)
	if names := s.names.top(1); len(names) > 0 && (s.names.of(names[0]) >= 2 || s.pages < 3) {
		site.Name = names[0]
	}
	site.OfferWords = s.offerWords()
	s.intrusion.finish(site, s.pages)
	site.Model, site.ModelConfidence = s.model(v)
	if s.kinds[page.Product] <= fewProducts && s.kinds[page.Home] > 0 {
		site.Served = append(site.Served, page.Listing) // the home page shows them all
	}
	site.Country = country(site.Host, site.Languages)
	site.Mainland = strings.HasSuffix(hostname(site.Host), ".cn") || s.mainland && s.hans*2 > s.pages
	return site
}

// Site is the site as far as it is known; complete after Finish.
func (s *Survey) Site() *Site { return s.site }

// SinglePage is the site of one page that is judged by itself. It is never Complete: nothing can be missing from it.
func SinglePage(p *page.Page, v Verdict, now time.Time) *Site {
	s := NewSurvey(p.URL, now)
	s.site.Nodes = []Node{{URL: p.URL, Outcome: page.Audited, Status: p.Status, Location: -1, Depth: -1, Source: "start", Canonical: NoNode, Next: NoNode, Prev: NoNode}}
	s.site.Complete = false
	s.site.Reindex()
	s.last = []int32{-1}
	s.Page(0, p)
	return s.Finish(v)
}
