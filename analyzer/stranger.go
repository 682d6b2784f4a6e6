package analyzer

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// A frame is what the pages of a site have in common, by which a page that somebody else put there stands out: the language, the pages
// that its menus lead to, and the codes by which its owner proves to search engines that it is his.
type frame struct {
	languages []string // of the start page and those that it links to, or named by hreflang
	codes     []uint32 // hashes of the verification codes of the start page
	started   bool     // the start page was read
	near      int      // pages at most one click from the start page whose address is no spam
}

// Scores of what makes a page a stranger (domain.md 4.2).
const (
	scoreLanguage = 0.30
	scoreCode     = 0.25
	scoreGrowth   = 0.30
	scoreWords    = 0.45
)

const (
	minNear     = 3 // own pages that a page of the site links to
	growthTimes = 3 // as many pages as in the run before
)

// strangers adds the signs that show only beside the other pages of the site.
func (s *Site) strangers(p *page.Page, add func(family, name string, score float64, quote string)) {
	if s.foreignTongue(p) {
		add("S", "language", scoreLanguage, p.Title.Text)
	}
	if s.foreignTrade(p) {
		add("T", "lexicon", scoreWords, p.Title.Text)
	}
}

// codes are the names of the elements by which an owner proves to a search engine that a site is his.
var codes = [...]string{"google-site-verification", "baidu-site-verification", "msvalidate.01", "yandex-verification", "360-site-verification", "sogou_site_verification"}

// codeOf is the hash of the verification code of a page; 0 for none. Search engines ask for it on the start page.
func codeOf(p *page.Page) uint32 {
	for _, name := range codes {
		if v := p.Metas.Get(name); v != "" {
			return hash32(name + v)
		}
	}
	return 0
}

// foreignCode is the verification code of a page that the start page does not have: somebody else proves that the site is his.
func (s *Site) foreignCode(p *page.Page) string {
	f := &s.Intrusion.frame
	if !f.started {
		return ""
	}
	for _, name := range codes {
		if v := p.Metas.Get(name); v != "" {
			if slices.Contains(f.codes, hash32(name+v)) {
				return ""
			}
			return name + " " + v // the frame keeps one code a page, as codeOf does
		}
	}
	return ""
}

// kitTongues are the languages in which kits fill the sites of others, with the names of their sections in addresses.
var kitTongues = map[string][]string{
	"ja": {"/ja", "/jp", "//ja.", "//jp.", ".jp/"}, "ko": {"/ko", "/kr", "//ko.", "//kr.", ".kr/"}, "th": {"/th", "//th.", ".th/"}, "ru": {"/ru", "//ru.", ".ru/"},
	"id": {"/id", "//id.", ".id/"}, "vi": {"/vi", "/vn", "//vi.", "//vn.", ".vn/"}, "zh": {"/zh", "/cn", "/tw", "/hk", "/chinese", "//zh.", "//cn.", "//tw.", ".cn/", ".tw/"},
}

// foreignTongue reports whether a page is written in a language that the site has nowhere else and announces nowhere: neither in its
// address, nor as a version of another page, nor on its start page.
func (s *Site) foreignTongue(p *page.Page) bool {
	marks, ok := kitTongues[p.Language]
	f := &s.Intrusion.frame
	if !ok || !f.started || len(f.languages) == 0 || len(p.Hreflang) > 0 || slices.Contains(f.languages, p.Language) {
		return false
	}
	u := strings.ToLower(p.URL) + "/"
	for _, m := range marks {
		if m[len(m)-1] == '/' || m[len(m)-1] == '.' {
			if strings.Contains(u, m) {
				return false
			}
		} else if strings.Contains(u, m+"/") || strings.Contains(u, m+"-") || strings.Contains(u, m+"_") {
			return false
		}
	}
	return true
}

// foreignTrade reports whether a page deals in what sites are broken into for, openly, and does not belong to the site: its trade is
// another one, and the page leads to none of its menus. An article on the subject stands in the frame of its site.
func (s *Site) foreignTrade(p *page.Page) bool {
	if len(p.Signals.SpamTopics) == 0 || s.Intrusion.frame.near < minNear || page.SpamWords(p.Title.Text) < 2 {
		return false
	}
	n := &s.Intrusion
	if !slices.ContainsFunc(p.Signals.SpamTopics, func(t string) bool { return !slices.Contains(n.Trade, t) }) {
		return false
	}
	var led [minNear]int32
	found := 0
	for i := range p.Links {
		if !p.Links[i].Internal {
			continue
		}
		k := s.Lookup(p.Links[i].URL)
		if k < 0 || !s.near(k) || s.Nodes[k].URL == p.URL || slices.Contains(led[:found], k) {
			continue
		}
		if led[found], found = k, found+1; found == minNear {
			return false
		}
	}
	return true
}

// finish decides what the frame of the site is, once depths and versions are known.
func (f *frame) finish(s *Site) {
	for i := range s.Nodes {
		if !s.near(int32(i)) {
			continue
		}
		f.near++
		if l := s.Nodes[i].Language; l != "" && !slices.Contains(f.languages, l) {
			f.languages = append(f.languages, l)
		}
	}
	if s.Alternates != nil {
		for _, l := range s.Alternates.Langs {
			if l, _, _ = strings.Cut(strings.ToLower(l), "-"); l != "" && !slices.Contains(f.languages, l) {
				f.languages = append(f.languages, l)
			}
		}
	}
}

// near reports whether a node is a page at most one click from the start page, under an address that no kit gave it.
func (s *Site) near(k int32) bool {
	n := &s.Nodes[k]
	return n.Outcome == page.Audited && (n.Depth == 0 || n.Depth == 1) && !randomURL(n.URL)
}

// Tripled reports whether the site has three times the pages of the run before, most of which are still there.
func (p *Past) Tripled(nodes []Node) bool {
	if p == nil || len(p.pages) < minBurstKnown {
		return false
	}
	audited, known := 0, 0
	for i := range nodes {
		if nodes[i].Outcome != page.Audited {
			continue
		}
		audited++
		if _, ok := p.pages[urlHash(nodes[i].URL)]; ok {
			known++
		}
	}
	return audited >= growthTimes*len(p.pages) && float64(known) >= burstKept*float64(len(p.pages))
}

// grown reports whether a page came with a growth of the site to three times its size.
func (n *Intrusion) grown(p *page.Page) bool {
	if !n.Tripled {
		return false
	}
	_, known := n.Past.of(p.URL)
	return !known
}
