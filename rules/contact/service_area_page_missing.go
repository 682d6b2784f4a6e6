package contact

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// serviceAreaPageMissing looks for a page that tells where a local firm is or works. A contact page with its address is one. A firm is
// local when its own markup says where it is and when it is open, or which area it serves.
func serviceAreaPageMissing(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &areas{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels"))}
}

type areas struct {
	analyzer.Search
	labels *analyzer.Labels
	local  string // what says that the firm is local
	url    string
	found  bool
}

func (a *areas) Page(i int32, p *page.Page) {
	a.See(p)
	if p.Type == page.Contact && len(p.Contacts.Addresses) > 0 {
		a.found = true
	}
	for k := range p.Links {
		if a.found {
			return
		}
		a.found = a.labels.In(p.Links[k].Text)
	}
	for k := range p.Structured {
		if e := &p.Structured[k]; a.local == "" && e.Error == "" && localFirm(e) {
			a.local, a.url = strings.Clone(e.Type+": "+e.Properties.Get("name")), a.Site.Nodes[i].URL
		}
	}
}

func localFirm(e *page.Entity) bool {
	pr := &e.Properties
	if e.Type == "Organization" || e.Type == "Service" || e.Type == "Event" || e.Type == "Corporation" {
		return false
	}
	placed := pr.Has("address.streetAddress") || pr.Has("address") || pr.Has("geo.latitude")
	open := pr.Has("openingHours") || pr.Has("openingHoursSpecification.opens") || pr.Has("openingHoursSpecification.dayOfWeek")
	return placed && open || (pr.Has("areaServed") || pr.Has("areaServed.name")) && pr.Has("telephone")
}

func (a *areas) Findings() []analyzer.Finding {
	if a.found || a.local == "" || !a.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Confidence: 0.8, Values: analyzer.V("got", a.local),
		Evidence: []analyzer.Evidence{{Quote: a.local, URL: a.url}, a.Evidence()},
	}}
}

func (a *areas) Unknown() bool { return !a.found && a.local != "" && !a.Conclusive() }
