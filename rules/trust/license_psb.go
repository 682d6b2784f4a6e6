package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// licensePSB looks for what Chinese law wants on sites that sell: the number of the public security filing, the telecom licence
// (ICP证), or the business licence with its credit code or the link to its electronic form.
func licensePSB(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels := analyzer.NewLabels(params.Strings("labels"))
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s},
		Spared: !s.Mainland || s.Model != page.Retail || len(s.Languages) == 0 || s.Languages[0] != "zh",
		Has:    func(p *page.Page) bool { return showsLicence(p, labels) },
	}
}

// showsLicence reports whether a page names one of them, or links it: from the footer, or on the site of the authority.
func showsLicence(p *page.Page, labels *analyzer.Labels) bool {
	c := &p.Contacts
	if c.PSB != "" || c.Licence != "" || strings.Contains(c.ICP, "证") {
		return true
	}
	for i := range p.Links {
		if l := &p.Links[i]; (l.Region == page.Footer || !l.Internal) && labels.In(l.Text) {
			return true
		}
	}
	return false
}
