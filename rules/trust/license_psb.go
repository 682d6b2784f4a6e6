package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// licensePSB looks for what Chinese law wants on sites that sell: the number of the public security filing, the telecom licence
// (ICP证), or the business licence with its credit code or the link to its electronic form.
func licensePSB(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &licence{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels"))}
}

type licence struct {
	analyzer.Search
	labels *analyzer.Labels
	found  bool
}

func (l *licence) Page(_ int32, p *page.Page) {
	l.See(p)
	if l.found {
		return
	}
	c := &p.Contacts
	l.found = c.PSB != "" || c.Licence != "" || strings.Contains(c.ICP, "证")
	for i := range p.Links {
		a := &p.Links[i]
		if a.Region == page.Footer || !a.Internal {
			l.found = l.found || l.labels.In(a.Text)
		}
	}
}

func (l *licence) concerned() bool {
	return l.Site.Mainland && l.Site.Model == page.Retail && len(l.Site.Languages) > 0 && l.Site.Languages[0] == "zh"
}

func (l *licence) Findings() []analyzer.Finding {
	if l.found || !l.concerned() || !l.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", l.Pages), Evidence: []analyzer.Evidence{l.Evidence()}}}
}

func (l *licence) Unknown() bool { return !l.found && l.concerned() && !l.Conclusive() }
