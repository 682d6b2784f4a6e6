package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// coverageOutlier finds pages that lack a kind of structured data which nearly all pages of their type carry on this site.
// Pages without any are the matter of another rule.
func coverageOutlier(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &coverage{site: s, least: p.Int("pages"), norm: p.Number("norm"), groups: map[page.Type][]carried{}}
}

// maxKinds is the number of kinds that are told apart; the first of the crawl are the common ones.
const maxKinds = 64

type coverage struct {
	site   *analyzer.Site
	least  int
	norm   float64
	kinds  []string
	groups map[page.Type][]carried
}

// carried is the set of kinds that one page carries.
type carried struct {
	page int32
	set  uint64
}

func (c *coverage) Page(i int32, p *page.Page) {
	if !p.Indexable || len(p.Structured) == 0 || p.Type == page.Other || p.Type == page.Legal || p.Type == page.Cart {
		return
	}
	x := carried{page: i}
	for k := range p.Structured {
		if e := &p.Structured[k]; e.Error == "" && e.Type != "" {
			x.set |= c.bit(family(e.Type))
		}
	}
	if x.set != 0 {
		c.groups[p.Type] = append(c.groups[p.Type], x)
	}
}

// family is the kind that stands for all kinds that say the same of a page.
func family(kind string) string {
	switch kind {
	case "Service", "ProductGroup", "IndividualProduct", "SoftwareApplication", "WebApplication", "MobileApplication", "Course", "Vehicle":
		return "Product"
	case "BlogPosting", "NewsArticle", "TechArticle", "Report", "ScholarlyArticle":
		return "Article"
	case "ItemPage", "AboutPage", "ContactPage", "CollectionPage", "SearchResultsPage", "FAQPage", "QAPage", "ProfilePage":
		return "WebPage"
	case "Corporation", "OnlineStore", "OnlineBusiness", "LocalBusiness", "ProfessionalService", "Store":
		return "Organization"
	}
	return kind
}

func (c *coverage) bit(kind string) uint64 {
	for k, name := range c.kinds {
		if name == kind {
			return 1 << k
		}
	}
	if len(c.kinds) == maxKinds {
		return 0
	}
	c.kinds = append(c.kinds, strings.Clone(kind))
	return 1 << (len(c.kinds) - 1)
}

func (c *coverage) Findings() []analyzer.Finding {
	var fs []analyzer.Finding
	for _, t := range page.Types {
		g := c.groups[t]
		if len(g) < c.least {
			continue
		}
		for k, kind := range c.kinds {
			var without []int32
			for _, x := range g {
				if x.set>>k&1 == 0 {
					without = append(without, x.page)
				}
			}
			if n := len(without); n > 0 && float64(len(g)-n) >= c.norm*float64(len(g)) {
				fs = append(fs, c.finding(t, kind, without, len(g)))
			}
		}
	}
	return fs
}

func (c *coverage) finding(t page.Type, kind string, without []int32, of int) analyzer.Finding {
	f := analyzer.Finding{
		Loss: float64(len(without)) / float64(of), Count: len(without), Related: c.site.URLs(without),
		Values: analyzer.V("got", len(without), "of", of, "kind", kind, "type_en", analyzer.TypeTitle(t, "en"), "type_zh", analyzer.TypeTitle(t, "zh")),
	}
	for _, i := range without[:min(5, len(without))] {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: c.site.Nodes[i].URL})
	}
	return f
}
