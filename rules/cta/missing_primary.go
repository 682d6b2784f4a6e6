package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// sureModel is the confidence from which the rules rely on the business model of the site.
const sureModel = 0.6

// missingPrimary looks for one call that a company of this model lives from. A page that asks for another step of
// weight is left to cta/goal-mismatch, the product page of a shop to channel/no-buy-path.
func missingPrimary(c *analyzer.Context) analyzer.Result {
	p, model := c.Page, c.Site.Model
	if model == page.Retail && p.Type == page.Product && c.Site.ModelConfidence >= sureModel {
		return analyzer.None()
	}
	for i := range p.CTAs {
		if t := &p.CTAs[i]; seen(t) && (hard(t.Goal) || wanted(model, t.Goal)) {
			return analyzer.Result{}
		}
	}
	if asks(p) || widget(p) != "" || model == page.Content && p.Signals.Newsletter {
		return analyzer.Result{}
	}
	printed := numberIn(p)
	if printed == page.Header || printed == page.Nav {
		return analyzer.Result{} // contact/phone-not-clickable
	}
	evidence := labels(p, 5, func(*page.CTA) bool { return true })
	res := analyzer.Found(analyzer.V("got", len(evidence)), append(evidence, instead(p))...)
	res.Count = 1
	switch {
	case printed != "" || footerForm(p) || callBar(p):
		res.Confidence = 0.5 // a reader may take the number, the form at the end or the bar for the step
	case len(evidence) > 0:
		res.Confidence = 0.8
	}
	return res
}

// numberIn is where the company's telephone number is printed outside the footer, the header first; "" when nowhere.
func numberIn(p *page.Page) page.Region {
	var at page.Region
	for i := range p.Contacts.Phones {
		switch ph := &p.Contacts.Phones[i]; {
		case ph.Fax || ph.Region == page.Footer:
		case ph.Region == page.Header || ph.Region == page.Nav:
			return ph.Region
		default:
			at = ph.Region
		}
	}
	return at
}

// footerForm reports whether the footer holds a form of enquiry: pages of one screen end in one.
func footerForm(p *page.Page) bool {
	for i := range p.Forms {
		if f := &p.Forms[i]; f.Region == page.Footer && (f.Purpose == "contact" || f.Purpose == "lead" || f.Purpose == "booking") {
			return true
		}
	}
	return false
}

// callBar reports whether the last thing on the page is a button that calls, with words instead of the number: on phones such a
// button is mostly a bar that a style sheet keeps at the lower edge.
func callBar(p *page.Page) bool {
	for i := range p.CTAs {
		if t := &p.CTAs[i]; t.Goal == page.Call && t.Position > 0.98 && strings.HasPrefix(t.Target, "tel:") && !strings.ContainsAny(t.Text, "0123456789") {
			return true
		}
	}
	return false
}
