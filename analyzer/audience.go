package analyzer

import (
	"hash/fnv"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// An Audience is a group of people that a company site speaks to besides those who buy, with the words of the links and addresses
// that lead to its page.
type Audience struct {
	ID    string
	Names map[string]string // by report language
	Words []string          // in lower case; Latin ones must be words of the label, or parts of the path between its signs; after = the whole of it
}

// Audiences are the groups beside customers and prospects (domain.md 1.2, information delivery).
var Audiences = [...]Audience{
	{"press", map[string]string{"en": "press", "zh": "媒体"}, []string{"press", "newsroom", "=media", "=medien", "media centre", "media center", "media room", "media relations", "media-centre", "media-center", "presse", "pressebereich", "espace presse", "prensa", "媒体", "新闻中心", "媒體", "新聞中心", "meiti", "press-room", "press-releases"}},
	{"partners", map[string]string{"en": "partners", "zh": "合作与经销"}, []string{"partner", "partners", "partnership", "dealer", "dealers", "distributors", "distributor", "resellers", "franchise", "affiliate", "affiliates", "wholesale", "händler", "partenaires",
		"revendeurs", "distribuidores", "socios", "kooperationspartner", "加盟", "代理", "经销", "合作", "招商", "經銷", "jiameng", "zhaoshang", "hezuo"}},
	{"careers", map[string]string{"en": "careers", "zh": "招聘"}, []string{"careers", "career", "jobs", "job", "vacancies", "hiring", "=join", "join us", "join our team", "join the team", "work with us", "join-us", "karriere", "stellenangebote", "stellen", "bewerbung", "recrutement", "carrières", "emplois", "empleo", "trabaja", "招聘", "加入我们", "人才", "加入我們", "zhaopin", "rencai", "jiaru"}},
	{"investors", map[string]string{"en": "investors", "zh": "投资者"}, []string{"investors", "investor", "investor-relations", "shareholders", "investoren", "aktionäre", "investisseurs", "inversores", "投资者", "投資者", "股东", "touzizhe"}},
}

// maxAudienceLabel is the longest label that is a way and not a headline, in bytes.
const maxAudienceLabel = 60

// An AudienceSearch finds the links that lead to the pages of the audiences. Menus come again on every page, so it remembers the
// targets it looked at last. The zero value is ready.
type AudienceSearch struct {
	Found [len(Audiences)]bool
	Pages [len(Audiences)]string // URL of the first page found; "" when none or when it lies elsewhere
	seen  [1 << 10]uint32        // hashes of targets, by their low bits
}

// Page looks through the links of a page.
func (w *AudienceSearch) Page(p *page.Page) {
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind != "http" || len(l.Text) > maxAudienceLabel || w.known(l.URL, l.Text) {
			continue
		}
		for k := range Audiences {
			if w.Pages[k] != "" || w.Found[k] && !l.Internal || !wordIn(l.Text, Audiences[k].Words) && !(l.Internal && wordIn(lastPart(l.URL), Audiences[k].Words)) {
				continue
			}
			w.Found[k] = true
			if l.Internal {
				w.Pages[k] = strings.Clone(l.URL)
			}
		}
	}
}

// known reports whether a target was just looked at under this label, and notes it.
func (w *AudienceSearch) known(u, label string) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(u))
	_, _ = h.Write([]byte(label))
	sum := h.Sum32()
	slot := &w.seen[sum%uint32(len(w.seen))]
	if *slot == sum && sum != 0 {
		return true
	}
	*slot = sum
	return false
}

// lastPart is the last segment of the path of a URL.
func lastPart(u string) string {
	u, _, _ = strings.Cut(u, "?")
	u = strings.TrimSuffix(u, "/")
	return u[strings.LastIndexByte(u, '/')+1:]
}

// wordIn reports whether one of words is a word of s; Han words stand anywhere.
func wordIn(s string, words []string) bool {
	s = strings.ToLower(s)
	for _, w := range words {
		if whole, ok := strings.CutPrefix(w, "="); ok {
			if s == whole {
				return true
			}
			continue
		}
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		if w[0] >= 0xE0 || i == 0 && len(s) == len(w) {
			return true
		}
		end := i + len(w)
		if (i == 0 || !nameByte(s[i-1])) && (end == len(s) || !nameByte(s[end])) {
			return true
		}
	}
	return false
}

func nameByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 }

// An AudienceCover is how one audience is served: whether it has a page, how far that is, and how old.
type AudienceCover struct {
	ID     string `json:"id"`     // prospects, customers, press, partners, careers, investors
	Page   string `json:"page"`   // "" when there is none, or only a link to another site
	Linked bool   `json:"linked"` // a link leads to it, here or elsewhere
	Clicks int    `json:"clicks"` // from the start page; -1 when there is no page or no way
	Dated  string `json:"dated"`  // newest date on the page, YYYY-MM-DD; "" when it carries none
	Fresh  bool   `json:"fresh"`  // that date is at most a year before the run
}

// audienceMatrix gathers the covers: the two groups that buy by the types of the pages, the others by their links.
type audienceMatrix struct {
	site   *Site
	search AudienceSearch
	first  [2]int32 // nearest page for prospects and for customers
	days   []uint16 // newest date of each node in days since 1970; 0 for none
}

func newAudienceMatrix(s *Site) *audienceMatrix {
	return &audienceMatrix{site: s, first: [2]int32{-1, -1}, days: make([]uint16, len(s.Nodes))}
}

func (m *audienceMatrix) page(i int32, p *page.Page) {
	m.search.Page(p)
	switch p.Type {
	case page.Product, page.Pricing, page.Landing, page.Case:
		m.nearest(0, i)
	case page.FAQ:
		m.nearest(1, i)
	case page.Home, page.Listing, page.Article, page.Cart: // for everybody
	default:
		if p.Signals.AfterSales || p.Signals.FAQ {
			m.nearest(1, i)
		}
	}
	for k := range p.Dates {
		if d := &p.Dates[k]; d.Kind != "expires" {
			if t, err := time.Parse(time.DateOnly, d.Value); err == nil && t.Unix() > 0 && !t.After(m.site.Now) {
				m.days[i] = max(m.days[i], uint16(t.Unix()/86400))
			}
		}
	}
}

// nearest keeps the page with the fewest clicks; the first of several.
func (m *audienceMatrix) nearest(k int, i int32) {
	if m.first[k] < 0 || m.depth(i) < m.depth(m.first[k]) {
		m.first[k] = i
	}
}

func (m *audienceMatrix) depth(i int32) int {
	if d := m.site.Nodes[i].Depth; d >= 0 {
		return d
	}
	return 1 << 20
}

func (m *audienceMatrix) view() []AudienceCover {
	var out []AudienceCover
	for k, id := range [...]string{"prospects", "customers"} {
		c := AudienceCover{ID: id, Clicks: -1, Linked: m.first[k] >= 0}
		if m.first[k] >= 0 {
			m.describe(&c, m.first[k])
		}
		out = append(out, c)
	}
	for k := range Audiences {
		c := AudienceCover{ID: Audiences[k].ID, Clicks: -1, Linked: m.search.Found[k]}
		if i := m.site.Lookup(m.search.Pages[k]); i >= 0 {
			if i = m.site.Resolve(i); i >= 0 && m.site.Nodes[i].Outcome == page.Audited {
				m.describe(&c, i)
			}
		}
		out = append(out, c)
	}
	return out
}

func (m *audienceMatrix) describe(c *AudienceCover, i int32) {
	n := &m.site.Nodes[i]
	c.Page, c.Clicks = n.URL, n.Depth
	if m.days[i] > 0 {
		t := time.Unix(int64(m.days[i])*86400, 0).UTC()
		c.Dated = t.Format(time.DateOnly)
		c.Fresh = m.site.Now.Sub(t) <= 366*24*time.Hour
	}
}
