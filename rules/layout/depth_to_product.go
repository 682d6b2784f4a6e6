package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// depthToProduct reads the depth of the nodes once the crawl is over. Pages that no link leads to have none; they are
// reported as orphans elsewhere. Only pages that sell and may be listed count: noindexed ones are for campaigns.
func depthToProduct(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &depths{site: s, params: p}
}

type depths struct {
	site   *analyzer.Site
	params analyzer.Params
}

func (d *depths) Page(int32, *page.Page) {}

func (d *depths) Findings() []analyzer.Finding {
	var products, deep, far []int32
	contact, most := -1, d.params.Int("most")
	var contactAt int32
	for i := range d.site.Nodes {
		n := &d.site.Nodes[i]
		if n.Outcome != page.Audited || n.Depth < 0 {
			continue
		}
		switch n.Type {
		case page.Product:
			products = append(products, int32(i))
		case page.Contact:
			if contact < 0 || n.Depth < contact {
				contact, contactAt = n.Depth, int32(i)
			}
		}
		if (n.Type == page.Product || n.Type == page.Pricing || n.Type == page.Contact) && n.Indexable && n.Depth > most {
			deep = append(deep, int32(i))
		}
	}
	slices.SortStableFunc(products, func(a, b int32) int { return d.site.Nodes[a].Depth - d.site.Nodes[b].Depth })
	median := 0
	if len(products) > 0 {
		median = d.site.Nodes[products[len(products)/2]].Depth
	}
	var said, han []string
	loss := 0.0
	if median > d.params.Int("product") {
		said = append(said, fmt.Sprintf("half of the products are %d clicks away or more, at most %d", median, d.params.Int("product")))
		if len(products) == 1 {
			said[0] = fmt.Sprintf("the products are %d clicks away, at most %d", median, d.params.Int("product"))
		}
		han = append(han, fmt.Sprintf("半数产品页要点击 %d 次以上，上限 %d 次", median, d.params.Int("product")))
		far, loss = append(far, products[len(products)/2:]...), loss+0.5
	}
	if contact > d.params.Int("contact") {
		said = append(said, fmt.Sprintf("the contact page is %d clicks away, at most %d", contact, d.params.Int("contact")))
		han = append(han, fmt.Sprintf("联系页要点击 %d 次，上限 %d 次", contact, d.params.Int("contact")))
		far, loss = append(far, contactAt), loss+0.3
	}
	if len(deep) > 0 && median <= d.params.Int("product") {
		said = append(said, fmt.Sprintf("%d pages that sell are more than %d clicks away", len(deep), most))
		han = append(han, fmt.Sprintf("%d 个销售页要点击 %d 次以上", len(deep), most))
		far, loss = append(far, deep...), loss+0.2+0.3*float64(len(deep))/float64(max(len(products), len(deep)))
	}
	if len(said) == 0 {
		return nil
	}
	slices.Sort(far)
	far = slices.Compact(far)
	f := analyzer.Finding{
		Loss: min(1, loss), Count: len(far), Related: d.site.URLs(far),
		Values: analyzer.V("got", strings.Join(said, "; "), "got_zh", strings.Join(han, "；")),
	}
	for _, i := range far[:min(5, len(far))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: fmt.Sprintf("%s (%d)", d.site.Nodes[i].URL, d.site.Nodes[i].Depth), URL: d.site.Nodes[i].URL})
	}
	return []analyzer.Finding{f}
}
