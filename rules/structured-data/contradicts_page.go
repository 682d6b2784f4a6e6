package structureddata

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// contradictsPage finds marked-up prices, telephone numbers, names and hours that the page itself does not show. The one price of a
// product page is compared by promotion/offer-schema, ratings by structured-data/review-scope. A page that shows no price at all may
// write it by script.
func contradictsPage(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.ScriptOnly {
		return analyzer.CannotTell()
	}
	var names []string
	var evidence []analyzer.Evidence
	for i := range p.Structured {
		e := &p.Structured[i]
		for _, name := range e.Unseen {
			if !judged(p, e.Type, name) {
				continue
			}
			value := e.Properties.Get(name)
			if len(names) < 5 {
				names = append(names, name+": "+value)
			}
			evidence = append(evidence, analyzer.Evidence{Quote: e.Type + " " + name + ": " + value})
		}
	}
	if len(names) == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", names), evidence[:min(len(evidence), analyzer.MaxEvidence)]...)
	r.Count, r.Confidence = len(evidence), 0.8
	return r
}

// judged reports whether no other rule speaks of the value. The number of the firm as a whole is compared over the whole site by
// contact/inconsistent-nap; that of a branch or a shop is not.
func judged(p *page.Page, kind, name string) bool {
	switch {
	case strings.HasSuffix(name, "rice"):
		return len(p.Offer.Prices) > 1 || len(p.Offer.Prices) == 1 && p.Type != page.Product && p.Type != page.Pricing
	case strings.HasSuffix(name, "telephone"):
		switch kind {
		case "Organization", "Corporation", "ProfessionalService", "Restaurant", "LegalService":
			return false
		}
		if strings.HasSuffix(kind, "Business") || strings.HasSuffix(kind, "Store") {
			return false
		}
		return len(p.Contacts.Phones) > 0 // a page without any number leaves them to its contact page
	case strings.HasSuffix(name, "opens"), name == "name":
		return true
	}
	return false
}
