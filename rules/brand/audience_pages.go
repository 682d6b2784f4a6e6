package brand

import (
	"hash/fnv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// An audience is a group beside the customers, with the words of the links and addresses that lead to its page.
type audience struct {
	name  string
	han   string   // the same for Chinese readers
	words []string // in lower case; Latin ones must be words of the label, or parts of the path between its signs
}

var audiences = [...]audience{
	{"press", "媒体", []string{"press", "newsroom", "media", "presse", "pressebereich", "espace presse", "prensa", "媒体", "新闻中心", "媒體", "新聞中心", "meiti", "press-room", "press-releases"}},
	{"partners", "合作与经销", []string{"partner", "partners", "partnership", "dealer", "dealers", "distributors", "distributor", "resellers", "franchise", "affiliate", "affiliates", "wholesale", "händler", "partenaires",
		"revendeurs", "distribuidores", "socios", "kooperationspartner", "加盟", "代理", "经销", "合作", "招商", "經銷", "jiameng", "zhaoshang", "hezuo"}},
	{"careers", "招聘", []string{"careers", "career", "jobs", "job", "vacancies", "hiring", "join", "karriere", "stellenangebote", "stellen", "bewerbung", "recrutement", "carrières", "emplois", "empleo", "trabaja", "招聘", "加入我们", "人才", "加入我們", "zhaopin", "rencai", "jiaru"}},
	{"investors", "投资者", []string{"investors", "investor", "investor-relations", "shareholders", "investoren", "aktionäre", "investisseurs", "inversores", "投资者", "投資者", "股东", "touzizhe"}},
}

// maxAudiencePages is how many pages are searched: the same header and footer come again on the others.
const maxAudiencePages = 200

// audiencePages looks for links to pages of other audiences. Small firms need none. A label of more than five words is a
// headline, not a way.
func audiencePages(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &ways{site: s, params: p}
}

type ways struct {
	site   *analyzer.Site
	params analyzer.Params
	pages  int
	found  [len(audiences)]bool
	title  string
	seen   [1 << 10]uint32 // hashes of targets that were looked at, by their low bits: the menu comes again on every page
}

// known reports whether a target was just looked at, and notes it.
func (w *ways) known(u string) bool {
	h := fnv.New32a()
	_, _ = h.Write([]byte(u))
	sum := h.Sum32()
	slot := &w.seen[sum%uint32(len(w.seen))]
	if *slot == sum && sum != 0 {
		return true
	}
	*slot = sum
	return false
}

func (w *ways) Page(_ int32, p *page.Page) {
	w.pages++
	if w.pages == 1 {
		w.title = strings.Clone(p.Title.Text)
	}
	if n, _, _ := w.count(); n >= w.params.Int("least") || w.pages > maxAudiencePages {
		return
	}
	for i := range p.Links {
		l := &p.Links[i]
		if l.Kind != "http" || len(l.Text) > 60 || w.known(l.URL) {
			continue
		}
		for k := range audiences {
			if !w.found[k] {
				w.found[k] = names(l.Text, audiences[k].words) || l.Internal && names(lastPart(l.URL), audiences[k].words)
			}
		}
	}
}

// lastPart is the last segment of the path of a URL.
func lastPart(u string) string {
	u, _, _ = strings.Cut(u, "?")
	u = strings.TrimSuffix(u, "/")
	return u[strings.LastIndexByte(u, '/')+1:]
}

// names reports whether one of words is a word of s; Han words stand anywhere.
func names(s string, words []string) bool {
	s = strings.ToLower(s)
	for _, w := range words {
		i := strings.Index(s, w)
		if i < 0 {
			continue
		}
		if w[0] >= 0xE0 || i == 0 && len(s) == len(w) {
			return true
		}
		end := i + len(w)
		if (i == 0 || !wordByte(s[i-1])) && (end == len(s) || !wordByte(s[end])) {
			return true
		}
	}
	return false
}

func wordByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 }

// count is how many audiences have a way, and which have none, in the words of both languages.
func (w *ways) count() (n int, missing, han []string) {
	for k, ok := range w.found {
		if ok {
			n++
			continue
		}
		missing, han = append(missing, audiences[k].name), append(han, audiences[k].han)
	}
	return n, missing, han
}

// Unknown reports that pages which were not reached may be the ones that are missing.
func (w *ways) Unknown() bool {
	n, _, _ := w.count()
	return !w.site.Complete && n < w.params.Int("least")
}

func (w *ways) Findings() []analyzer.Finding {
	n, missing, han := w.count()
	if w.pages < w.params.Int("pages") || n >= w.params.Int("least") || !w.site.Complete {
		return nil
	}
	quote := w.title
	if quote == "" {
		quote = w.site.Root
	}
	return []analyzer.Finding{{
		Loss: 1 - 0.5*float64(n), Confidence: 0.8, Count: 1,
		Values:   analyzer.V("got", n, "missing", missing, "missing_zh", han),
		Evidence: []analyzer.Evidence{{Quote: quote, URL: w.site.Root}},
	}}
}
