package layout

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// breadcrumb counts the products, articles, cases and lists that lie deep and those among them without a trail. Sites of
// few levels need none.
func breadcrumb(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &trails{site: s, params: p}
}

type trails struct {
	site    *analyzer.Site
	params  analyzer.Params
	deep    int
	without []int32
	written int    // pages whose trail is text without a link
	title   string // of the first page without
	trail   string // of the first page with one that is only written
	at      int32  // that page
}

func (t *trails) Page(i int32, p *page.Page) {
	switch p.Type {
	case page.Product, page.Article, page.Listing, page.Case:
	default:
		return
	}
	trail := p.Signals.Quotes.Get("trail")
	if t.site.Nodes[i].Depth < t.params.Int("depth") && trail == "" || p.ScriptOnly {
		return
	}
	t.deep++
	if trail != "" {
		t.written++
	}
	if !p.Signals.Breadcrumb {
		if len(t.without) == 0 || t.trail == "" && trail != "" {
			t.title, t.trail = strings.Clone(p.Title.Text), strings.Clone(trail)
			t.at = i
		}
		t.without = append(t.without, i)
	}
}

func (t *trails) Findings() []analyzer.Finding {
	n := len(t.without)
	if t.deep < t.params.Int("pages") && t.written == 0 || n == 0 || float64(n) <= t.params.Number("share")*float64(t.deep) {
		return nil
	}
	quote := t.title
	if t.trail != "" {
		quote = t.trail
	}
	if quote == "" {
		quote = t.site.Nodes[t.at].URL
	}
	return []analyzer.Finding{{
		Loss: float64(n) / float64(t.deep), Confidence: 0.8, Count: n,
		Values:   analyzer.V("got", n, "deep", t.deep),
		Evidence: []analyzer.Evidence{{Quote: quote, URL: t.site.Nodes[t.at].URL}},
		Related:  t.site.URLs(t.without),
	}}
}
