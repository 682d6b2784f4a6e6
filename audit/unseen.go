package audit

import (
	"net/url"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// searchEngines are the product tokens for which it is asked whether they may read a noindex.
var searchEngines = [...]string{"Googlebot", "bingbot", "Baiduspider"}

// maxUnseen is the number of pages that are listed.
const maxUnseen = 1000

// unseen asks of every noindex page that was read whether the large search engines may read it too: robots.txt can be open to
// us and closed to them, or be ignored on the user's word.
func (a *audit) unseen() {
	allowed := a.crawl.Robots.Allowed
	if allowed == nil {
		return
	}
	for i := range a.site.Nodes {
		n := &a.site.Nodes[i]
		if n.Outcome != page.Audited || !n.Robots.Has(analyzer.Noindex) || len(a.site.Robots.Unseen) >= maxUnseen {
			continue
		}
		u, err := url.Parse(n.URL)
		if err != nil || !page.SameSite(n.URL, a.site.Root) {
			continue
		}
		for _, agent := range searchEngines {
			if ok, line := allowed(agent, u.RequestURI()); !ok {
				a.site.Robots.Unseen = append(a.site.Robots.Unseen, analyzer.Unseen{URL: n.URL, Agent: agent, Line: line})
				break
			}
		}
	}
}
