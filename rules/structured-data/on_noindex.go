package structureddata

import (
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// onNoindex finds markup of a thing of its own on a page that asks search engines to stay away. Markup that a template writes on
// every page (organisation, web site, breadcrumb) says nothing; a job whose time has passed is hidden as it should be.
func onNoindex(c *analyzer.Context) analyzer.Result {
	p := c.Page
	wanted := c.Params.Strings("kinds")
	for _, n := range nodes(p) {
		for _, kind := range wanted {
			for _, t := range n.types {
				if n.prefix != "" || !schemaorg.IsA(t, kind) || ended(&n, c.Site.Now) {
					continue
				}
				r := analyzer.Found(analyzer.V("got", t), analyzer.Evidence{Quote: n.label(), Selector: "meta[name=robots]"})
				switch p.Type {
				case page.Home, page.Product, page.Pricing, page.Case:
					r.Loss = analyzer.Mention // promotion/money-page-blocked charges the noindex
				}
				return r
			}
		}
	}
	return analyzer.Result{}
}

// ended reports whether the node says itself that its time is over.
func ended(n *node, now time.Time) bool {
	for _, name := range [...]string{"validThrough", "endDate", "startDate"} {
		if v := n.get(name); len(v) >= 10 {
			day, err := time.Parse(time.DateOnly, v[:10])
			return err == nil && day.Before(now)
		}
	}
	return false
}
