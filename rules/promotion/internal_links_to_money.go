package promotion

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// internalLinksToMoney reads the link graph once it is complete: which articles link from their main text to a page that
// sells. A content site lives from its articles, and a site without products has nothing to link to.
func internalLinksToMoney(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &moneyLinks{site: s, params: p}
}

type moneyLinks struct {
	site   *analyzer.Site
	params analyzer.Params
}

func (m *moneyLinks) Page(int32, *page.Page) {}

func (m *moneyLinks) Findings() []analyzer.Finding {
	s := m.site
	sells := false
	for i := range s.Nodes {
		sells = sells || money(s.Nodes[i].Type) && s.Nodes[i].Outcome == page.Audited
	}
	if !sells || s.Model == page.Content || s.Graph == nil {
		return nil
	}
	articles := 0
	var without []int32
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Type != page.Article || n.Outcome != page.Audited || !n.Indexable {
			continue
		}
		articles++
		if !m.leads(int32(i)) {
			without = append(without, int32(i))
		}
	}
	n := len(without)
	if articles < m.params.Int("articles") || float64(articles-n) >= m.params.Number("share")*float64(articles) {
		return nil
	}
	f := analyzer.Finding{
		Loss: float64(n) / float64(articles), Confidence: 0.8, Count: n,
		Values: analyzer.V("got", n, "articles", articles), Related: s.URLs(without),
	}
	for _, i := range without[:min(5, n)] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL, URL: s.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}

// leads reports whether article i links to a page that sells in its main text, redirects followed.
func (m *moneyLinks) leads(i int32) bool {
	g := m.site.Graph
	for e := g.Start[i]; e < g.Start[i+1]; e++ {
		if !g.Main[e] {
			continue
		}
		if to := m.site.Resolve(g.To[e]); to >= 0 && money(m.site.Nodes[to].Type) {
			return true
		}
	}
	return false
}

// money reports whether a page of the type sells something by itself.
func money(t page.Type) bool { return t == page.Product || t == page.Landing || t == page.Pricing }
