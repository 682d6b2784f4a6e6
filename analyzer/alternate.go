package analyzer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// Indices that are no node.
const (
	NoNode = -1 // the page names nothing
	Unmet  = -2 // it names an address that the crawl did not meet
)

// met is the index of a looked-up node.
func met(i int32) int32 {
	if i < 0 {
		return Unmet
	}
	return i
}

// relations are the addresses that a page names of itself and its neighbours, in the order of keptBrief.Relations.
func relations(p *page.Page) [3]string { return [3]string{p.Canonical, p.Head.Next, p.Head.Prev} }

// relate notes what relations name.
func (s *Survey) relate(i int32, named [3]int32) {
	n := &s.site.Nodes[i]
	n.Canonical, n.Next, n.Prev = named[0], named[1], named[2]
}

// Directives is a set of what a page tells crawlers.
type Directives uint8

// The directives.
const (
	Noindex  Directives = 1 << iota // in the document, the header, or by a date that has passed
	Nofollow                        // for all links of the page
)

// Has reports whether all of d are set.
func (s Directives) Has(d Directives) bool { return s&d == d }

func directivesOf(r *page.Robots) (d Directives) {
	if r.Noindex || r.Unavailable {
		d |= Noindex
	}
	if r.Nofollow {
		d |= Nofollow
	}
	return d
}

// Alternates are the language versions that pages name with hreflang, at most 100 a page.
type Alternates struct {
	Start []int32     // Start[i] … Start[i+1] are those of node i; len(Nodes)+1
	List  []Alternate // by node, in the order of the page; those of sitemaps only for pages that name none
	Langs []string    // codes as written in lower case
}

// An Alternate is one language version.
type Alternate struct {
	To     int32  // node, or Unmet
	Lang   uint16 // index into Langs
	Source uint8  // one of InHead, InBody, InHeader, InSitemap
}

// Where an alternate is named.
const (
	InHead uint8 = iota
	InBody
	InHeader
	InSitemap
)

// Limits of Alternates: versions of a page, and different codes of a site. What is beyond is left out.
const (
	maxAlternates = 100
	maxLangs      = 1000
)

// Of returns the language versions that node i names.
func (a *Alternates) Of(i int32) []Alternate {
	if a == nil || int(i)+1 >= len(a.Start) {
		return nil
	}
	return a.List[a.Start[i]:a.Start[i+1]]
}

// Lang returns the code of an alternate.
func (a *Alternates) Lang(x Alternate) string { return a.Langs[x.Lang] }

func sourceOf(s string) uint8 {
	switch s {
	case "body":
		return InBody
	case "header":
		return InHeader
	case "sitemap":
		return InSitemap
	}
	return InHead
}

type namedAlternate struct {
	from int32
	Alternate
}

// alternate adds a language version that node i names.
func (s *Survey) alternate(i, to int32, lang string, source uint8) {
	id, ok := s.langIDs[lang]
	if !ok {
		if s.langIDs == nil {
			s.langIDs = map[string]uint16{}
		}
		if len(s.langIDs) >= maxLangs {
			return
		}
		if s.site.Alternates == nil {
			s.site.Alternates = &Alternates{}
		}
		id = uint16(len(s.site.Alternates.Langs))
		lang = strings.Clone(lang)
		s.langIDs[lang] = id
		s.site.Alternates.Langs = append(s.site.Alternates.Langs, lang)
	}
	s.named = append(s.named, namedAlternate{i, Alternate{to, id, source}})
}

// sitemapVersions adds what sitemaps name for pages that name no versions themselves.
func (s *Survey) sitemapVersions() {
	named := make(map[int32]bool, len(s.named))
	for _, x := range s.named {
		named[x.from] = true
	}
	for _, x := range s.site.SitemapAlternates {
		if i := s.site.Lookup(x.URL); i >= 0 && !named[i] {
			s.alternate(i, met(s.site.Lookup(x.To)), x.Lang, InSitemap)
		}
	}
	slices.SortStableFunc(s.named, func(a, b namedAlternate) int { return cmp.Compare(a.from, b.from) })
}

// versions brings the alternates into the compact form.
func (s *Survey) versions() {
	if len(s.site.SitemapAlternates) > 0 {
		s.sitemapVersions()
	}
	a := s.site.Alternates
	if a == nil {
		a = &Alternates{}
		s.site.Alternates = a
	}
	a.Start = make([]int32, len(s.site.Nodes)+1)
	a.List = make([]Alternate, len(s.named))
	for k, x := range s.named {
		a.Start[x.from+1]++
		a.List[k] = x.Alternate
	}
	for i := range s.site.Nodes {
		a.Start[i+1] += a.Start[i]
	}
	s.named, s.langIDs = nil, nil
}
