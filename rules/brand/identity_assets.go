package brand

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// identityAssets counts the pages without each mark. A mark is missing when most pages lack it: pages of another system
// (a shop, a landing page) may differ. An icon at /favicon.ico needs no link, so that icons count with doubt. Chinese
// messengers do not read og:site_name.
func identityAssets(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &assets{site: s, params: p, lacks: make([]int, len(assetNames))}
}

var assetNames = [...]string{"icon", "apple-touch-icon", "og:site_name"}

type assets struct {
	site   *analyzer.Site
	params analyzer.Params
	pages  int
	lacks  []int
	ids    []int32 // pages that lack anything
	title  string
}

func (a *assets) Page(i int32, p *page.Page) {
	a.pages++
	touch := false
	for k := range p.Resources {
		r := &p.Resources[k]
		touch = touch || r.Kind == "icon" && (strings.Contains(r.URL, "touch") || strings.Contains(r.URL, "apple"))
	}
	lacks := [...]bool{
		p.Head.Icons == 0,
		!touch && p.Head.Icons < 2,
		p.OpenGraph.Get("site_name") == "" && p.Script != "Hans",
	}
	if slices.Contains(lacks[:], true) {
		if len(a.ids) == 0 {
			a.title = strings.Clone(p.Title.Text)
		}
		a.ids = append(a.ids, i)
	}
	for k, lack := range lacks {
		if lack {
			a.lacks[k]++
		}
	}
}

func (a *assets) Findings() []analyzer.Finding {
	var missing []string
	most := 0
	for k, n := range a.lacks {
		if float64(n) > a.params.Number("share")*float64(a.pages) {
			missing = append(missing, assetNames[k])
			most = max(most, n)
		}
	}
	if len(missing) == 0 || len(missing) == 1 && missing[0] != "icon" {
		return nil // one of the lesser marks alone is no gap in the brand
	}
	quote := a.title
	if quote == "" {
		quote = a.site.Nodes[a.ids[0]].URL
	}
	return []analyzer.Finding{{
		Loss: float64(len(missing)) / float64(len(assetNames)), Confidence: 0.5, Count: most,
		Values:   analyzer.V("got", most, "pages", a.pages, "missing", missing),
		Evidence: []analyzer.Evidence{{Quote: quote, Selector: "head", URL: a.site.Nodes[a.ids[0]].URL}},
		Related:  a.site.URLs(a.ids),
	}}
}
