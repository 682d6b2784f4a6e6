package seo

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// titlePattern finds the titles that leave out the name with which nearly all titles of their language end or begin. A title
// that would be cut off with the name leaves it out rightly, and the home page has a form of its own.
func titlePattern(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &titles{site: s, least: p.Int("pages"), norm: p.Number("norm"), max: p.Int("max"), langs: map[string]*titleNorm{}}
}

type titles struct {
	site  *analyzer.Site
	least int
	norm  float64
	max   int // width that a search result shows
	order []string
	langs map[string]*titleNorm
}

// A titleNorm is what the titles of one language are made of.
type titleNorm struct {
	pages []titleForm
	count map[uint64]int // pages by the hash of their first or last part
	name  map[uint64]string
}

// A titleForm is one title: the hashes of its parts at both ends, 0 for the one end of a title without parts.
type titleForm struct {
	page        int32
	first, last uint64
	width       int32
	named       bool // the name of the site stands somewhere in it
}

func (t *titles) Page(i int32, p *page.Page) {
	if !p.Indexable || p.Title.Text == "" || p.Type == page.Home {
		return
	}
	f := titleForm{page: i, width: int32(p.Title.Width), named: t.site.Name != "" && strings.Contains(p.Title.Text, t.site.Name)}
	n := t.langs[p.Language]
	if n == nil {
		lang := strings.Clone(p.Language)
		n = &titleNorm{count: map[uint64]int{}, name: map[uint64]string{}}
		t.langs[lang] = n
		t.order = append(t.order, lang)
	}
	if parts := analyzer.TitleParts(p.Title.Text); len(parts) > 1 {
		f.first, f.last = n.part(parts[0]), n.part(parts[len(parts)-1])
	}
	n.pages = append(n.pages, f)
}

// maxTitleParts is the number of different parts that are counted: the name that most titles share is among the first.
const maxTitleParts = 2000

// part counts one end of a title and keeps its text when it comes for the second time.
func (n *titleNorm) part(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	c, ok := n.count[h]
	if !ok && len(n.count) >= maxTitleParts {
		return h
	}
	if n.count[h] = c + 1; c == 1 {
		n.name[h] = strings.Clone(text)
	}
	return h
}

func (t *titles) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, lang := range t.order {
		n := t.langs[lang]
		best := uint64(0)
		for _, f := range n.pages {
			for _, h := range [...]uint64{f.last, f.first} {
				if h != 0 && n.count[h] > n.count[best] {
					best = h
				}
			}
		}
		of := len(n.pages)
		if best == 0 || of < t.least || float64(n.count[best]) < t.norm*float64(of) {
			continue
		}
		name := n.name[best]
		var odd []int32
		for _, f := range n.pages {
			if f.first != best && f.last != best && !f.named && int(f.width)+page.Width(name)+3 <= t.max {
				odd = append(odd, f.page)
			}
		}
		if len(odd) == 0 {
			continue
		}
		f := analyzer.Finding{
			Loss: 0.2 + 0.8*float64(len(odd))/float64(of), Count: len(odd), Values: analyzer.V("got", len(odd), "of", of, "name", name), Related: t.site.URLs(odd),
		}
		for _, i := range odd[:min(5, len(odd))] {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: t.site.Nodes[i].URL, Selector: "head > title"})
		}
		fs = append(fs, f)
	}
	return fs
}
