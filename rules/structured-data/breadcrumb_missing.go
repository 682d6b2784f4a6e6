package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// breadcrumbMissing counts the pages below another one that do not mark up the way to them. Where no page is two levels deep the
// trail would repeat the address; Baidu reads the visible trail, so that sites for mainland China are left out.
func breadcrumbMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &trails{site: s, least: params.Int("pages")}
}

type trails struct {
	site  *analyzer.Site
	least int
	deep  int
	pages []int32
	title string
}

func (t *trails) Page(i int32, p *page.Page) {
	switch p.Type {
	case page.Product, page.Article, page.Case, page.Listing:
	default:
		return
	}
	if !p.Indexable || levels(p.URL) < 2 {
		return
	}
	t.deep++
	if broken(p) {
		return
	}
	for k := range p.Structured {
		e := &p.Structured[k]
		if strings.Contains(e.Type, "BreadcrumbList") || strings.Contains(e.Type, "Breadcrumb") || e.Properties.Has("breadcrumb.@type") || e.Properties.Has("breadcrumb.@id") || e.Properties.Has("breadcrumb") {
			return
		}
	}
	if t.title == "" {
		t.title = strings.Clone(p.Title.Text)
	}
	t.pages = append(t.pages, i)
}

// levels is the number of names in the path of an address.
func levels(url string) int {
	_, rest, _ := strings.Cut(url, "://")
	rest, _, _ = strings.Cut(rest, "?")
	n := 0
	for i := 0; i < len(rest); i++ {
		if rest[i] == '/' && i+1 < len(rest) {
			n++
		}
	}
	return n
}

func (t *trails) Findings() []analyzer.Finding {
	if t.site.Mainland || t.deep < t.least || len(t.pages) == 0 {
		return nil
	}
	urls := t.site.URLs(t.pages)
	quote := t.title
	if quote == "" {
		quote = urls[0]
	}
	return []analyzer.Finding{{
		Loss: float64(len(t.pages)) / float64(t.deep), Count: len(t.pages), Related: urls,
		Values:   analyzer.V("got", len(t.pages), "all", t.deep),
		Evidence: []analyzer.Evidence{{Quote: quote, URL: urls[0]}},
	}}
}
