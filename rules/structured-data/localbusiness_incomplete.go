package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// businessFacts are what the markup of a place of business must tell, with the properties that tell it. A firm that comes to its
// customers tells where (areaServed) instead of an address.
var businessFacts = [...]struct {
	en, zh string
	any    []string
}{
	{"address", "地址", []string{"address", "areaServed", "serviceArea", "location"}},
	{"telephone", "电话", []string{"telephone", "contactPoint.telephone", "address.telephone", "contactPoint"}},
	{"opening hours", "营业时间", []string{"openingHoursSpecification", "openingHours", "hoursAvailable", "specialOpeningHoursSpecification"}},
}

// localBusinessIncomplete looks at the most complete markup of the business on the whole site: one page with all of it is enough.
func localBusinessIncomplete(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &business{site: s}
}

type business struct {
	site  *analyzer.Site
	found bool
	known int // bits of businessFacts
	label string
	page  int32
	blind bool
}

func (b *business) Page(i int32, p *page.Page) {
	if len(p.Structured) == 0 {
		return
	}
	b.blind = b.blind || broken(p)
	for _, n := range nodes(p) {
		if n.prefix != "" || !local(n.types) {
			continue
		}
		if !b.found {
			b.found, b.page, b.label = true, i, strings.Clone(n.label())
		}
		for k := range businessFacts {
			if n.hasAny(businessFacts[k].any) {
				b.known |= 1 << k
			}
		}
	}
}

func local(types []string) bool {
	for _, t := range types {
		if t != "ProfessionalService" && schemaorg.IsA(t, "LocalBusiness") {
			return true
		}
	}
	return false
}

func (b *business) Findings() []analyzer.Finding {
	if !b.found || b.blind {
		return nil
	}
	var en, zh []string
	for k, f := range businessFacts {
		if b.known&(1<<k) == 0 {
			en, zh = append(en, f.en), append(zh, f.zh)
		}
	}
	if len(en) == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: float64(len(en)) / float64(len(businessFacts)), Count: len(en), Values: analyzer.V("got", en, "zh", zh),
		Evidence: []analyzer.Evidence{{Quote: b.label, URL: b.site.Nodes[b.page].URL}},
	}}
}
