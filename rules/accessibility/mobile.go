package accessibility

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// themeColor counts pages without a theme colour that a browser understands.
var themeColor = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (int, string) {
	v := strings.ToLower(strings.TrimSpace(p.Metas.Get("theme-color")))
	switch {
	case v == "":
		return 1, "<head>"
	case colourLike(v):
		return 0, ""
	}
	return 1, v
})

// colourLike reports whether v has the form of a CSS colour: a hash of the right length, a function, or a name.
func colourLike(v string) bool {
	if hex, ok := strings.CutPrefix(v, "#"); ok {
		return (len(hex) == 3 || len(hex) == 4 || len(hex) == 6 || len(hex) == 8) && strings.Trim(hex, "0123456789abcdef") == ""
	}
	if strings.HasSuffix(v, ")") {
		return strings.Contains(v, "(")
	}
	return strings.Trim(v, "abcdefghijklmnopqrstuvwxyz") == "" && len(v) >= 3
}

// A mobilePair checks that pages and their separate mobile pages name each other. It keeps a hash and two numbers for
// each page that announces one.
type mobilePair struct {
	site  *analyzer.Site
	first map[uint64]int32  // mobile address → the page that named it first
	named []pairing         // pages that announce one
	canon map[uint64]uint64 // page → its canonical, of pages whose canonical is another page
}

type pairing struct {
	page   int32
	mobile uint64
	quote  string // of the first ones
}

func newMobilePair(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &mobilePair{site: s, first: map[uint64]int32{}, canon: map[uint64]uint64{}}
}

func (c *mobilePair) Page(i int32, p *page.Page) {
	if p.Canonical != "" && p.Canonical != p.URL && strings.Contains(p.Canonical, "//") || strings.Contains(p.URL, "/m/") || strings.Contains(p.URL, "//m.") {
		c.canon[hash64(p.URL)] = hash64(p.Canonical)
	}
	if p.Markup.Mobile == "" || p.Markup.Mobile == p.URL || p.Canonical != "" && p.Canonical != p.URL {
		return
	}
	h := hash64(p.Markup.Mobile)
	if _, ok := c.first[h]; !ok {
		c.first[h] = i
	}
	quote := ""
	if len(c.named) < 1000 {
		quote = strings.Clone(p.Markup.Mobile)
	}
	c.named = append(c.named, pairing{i, h, quote})
}

// Findings reports pages that name a mobile page which another page named before, or which does not name them back. A
// mobile page that was not crawled is taken for right.
func (c *mobilePair) Findings() []analyzer.Finding {
	var ids []int32
	var evidence []analyzer.Evidence
	for _, n := range c.named {
		url := c.site.Nodes[n.page].URL
		back, crawled := c.canon[n.mobile]
		if c.first[n.mobile] == n.page && (!crawled || back == hash64(url)) {
			continue
		}
		ids = append(ids, n.page)
		if len(evidence) < 5 {
			evidence = append(evidence, analyzer.Evidence{Quote: n.quote, URL: url, Selector: "link[media]"})
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(len(ids)) / float64(len(c.named)), Confidence: 0.8, Count: len(ids), Evidence: evidence, Related: c.site.URLs(ids),
		Values: analyzer.V("got", len(ids)),
	}}
}

func hash64(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
