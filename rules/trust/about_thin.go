package trust

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// The facts that tell a visitor who stands behind a site, as bits.
const (
	aboutName = 1 << iota
	aboutPlace
	aboutHistory
	aboutPeople
	aboutCredentials
	aboutAll = 1<<iota - 1
)

// aboutFacts names them in the languages of the report, in the order of the bits.
var aboutFacts = [...][2]string{{"legal name", "公司全称"}, {"address", "地址"}, {"founding year or history", "成立时间或发展历程"}, {"people", "团队成员"}, {"credentials", "资质"}}

// aboutThin looks at all pages on the company together: many sites part them into profile, history and team. Pages more than two
// clicks away do not count.
func aboutThin(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &about{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels")), allowed: params.Int("allowed")}
}

type about struct {
	analyzer.Search
	labels  *analyzer.Labels
	allowed int
	pages   []int32
	quote   string
	facts   int
	linked  bool // a link says that it leads to such a page
	blind   bool // one of them cannot be read
}

func (a *about) Page(i int32, p *page.Page) {
	a.See(p)
	if p.Type == page.About && p.Status == 200 && a.Site.Nodes[i].Depth <= 2 {
		if a.quote == "" {
			a.quote = strings.Clone(headline(p))
		}
		a.pages = append(a.pages, i)
		a.blind = a.blind || p.ScriptOnly
		a.facts |= aboutFactsOf(p)
	}
	if len(a.pages) > 0 || a.linked {
		return
	}
	for k := range p.Links {
		if l := &p.Links[k]; l.Internal && a.labels.In(l.Text) {
			a.linked = true
			return
		}
	}
}

// aboutFactsOf are the facts of one page. Name and address count in the footer too.
func aboutFactsOf(p *page.Page) int {
	s, c := &p.Signals, &p.Contacts
	facts := 0
	set := func(bit int, yes bool) {
		if yes {
			facts |= bit
		}
	}
	set(aboutName, len(c.Names) > 0 || c.Licence != "")
	set(aboutPlace, len(c.Addresses) > 0)
	if slices.Contains(s.Legal, "imprint") { // where the law wants one, name and address stand there
		facts |= aboutName | aboutPlace
	}
	set(aboutHistory, s.Founded != "" || len(p.Dates) > 2)
	set(aboutPeople, s.Team || s.Author != "")
	set(aboutCredentials, s.Certifications || s.Press || s.ClientLogos || s.CaseLinks || s.Ratings || s.Testimonials || len(p.Offer.Numbers) >= 2)
	for i := range p.Structured {
		e := &p.Structured[i]
		set(aboutName, e.Properties.Get("legalName") != "")
		set(aboutPlace, e.Properties.Get("address.addressLocality") != "")
		set(aboutPeople, e.Type == "Person" || e.Properties.Get("founder.name") != "")
	}
	return facts
}

func (a *about) Findings() []analyzer.Finding {
	if len(a.pages) == 0 {
		if a.linked || !a.Conclusive() {
			return nil
		}
		return []analyzer.Finding{{
			Loss: a.Site.OnceMissing(page.About), Confidence: 0.8, Evidence: []analyzer.Evidence{a.Evidence()},
			Values: analyzer.V("got", 0, "missing_en", "no page about the company", "missing_zh", "没有公司介绍页"),
		}}
	}
	var en, zh []string
	for k, names := range aboutFacts {
		if a.facts&(1<<k) == 0 {
			en, zh = append(en, names[0]), append(zh, names[1])
		}
	}
	if len(en) <= a.allowed || a.blind || !a.speaks() {
		return nil
	}
	urls := a.Site.URLs(a.pages)
	return []analyzer.Finding{{
		Loss: 0.2 * float64(len(en)), Confidence: 0.8, Count: len(en), Related: urls,
		Values:   analyzer.V("got", len(aboutFacts)-len(en), "missing_en", en, "missing_zh", zh),
		Evidence: []analyzer.Evidence{{Quote: a.quote, URL: urls[0]}},
	}}
}

// speaks reports whether the facts can be read in the site's main language.
func (a *about) speaks() bool {
	if len(a.Site.Languages) == 0 {
		return false
	}
	switch a.Site.Languages[0] {
	case "en", "zh", "de", "fr", "es", "":
		return true
	}
	return false
}

func (a *about) Unknown() bool {
	if len(a.pages) > 0 {
		return a.facts != aboutAll && (a.blind || !a.speaks())
	}
	return a.linked || !a.Conclusive()
}
