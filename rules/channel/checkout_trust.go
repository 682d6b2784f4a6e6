package channel

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// checkoutTrust counts the four answers a buyer wants before he pays: how he can pay, what delivery costs, how he gives
// back, whom he can ask. Two missing are one too many.
func checkoutTrust(c *analyzer.Context) analyzer.Result {
	p := c.Page
	switch {
	case c.Site.Model != page.Retail:
		return analyzer.None()
	case c.Site.ModelConfidence < sureModel:
		return analyzer.CannotTell()
	case p.Type == page.Product && !buys(p):
		return analyzer.None() // nothing to pay: channel/no-buy-path
	}
	answers := []struct {
		en, zh string
		here   bool
	}{
		{"payment methods", "支付方式", pays(c, c.Params.Strings("payment"))},
		{"shipping", "配送", slices.Contains(p.Signals.Legal, "shipping") || c.Says(c.Params.Strings("shipping"))},
		{"returns", "退换货", slices.Contains(p.Signals.Legal, "returns") || p.Signals.Guarantee || c.Says(c.Params.Strings("returns"))},
		{"contact", "联系方式", reachable(p)},
	}
	var missing, missingZH []string
	for _, a := range answers {
		if !a.here {
			missing, missingZH = append(missing, a.en), append(missingZH, a.zh)
		}
	}
	if len(missing) < c.Params.Int("missing") {
		return analyzer.Result{}
	}
	e := headline(p)
	return analyzer.Result{
		Status: analyzer.Fail, Loss: float64(len(missing)) / 4, Confidence: 0.8, Evidence: []analyzer.Evidence{e},
		Values: analyzer.V("got", len(missing), "missing", missing, "missing_zh", missingZH),
	}
}

// pays reports whether a way to pay is named, shown as a picture or loaded as a service.
func pays(c *analyzer.Context, words []string) bool {
	p := c.Page
	if slices.ContainsFunc(p.Vendors, func(v page.Vendor) bool { return v.Kind == "payment" }) || c.Says(words) {
		return true
	}
	for i := range p.Images {
		m := &p.Images[i]
		if analyzer.Says(m.Alt, words) {
			return true
		}
		if at := strings.LastIndexByte(m.URL, '/'); len(m.URL) < 500 && analyzer.Says(m.URL[at+1:], words) {
			return true
		}
	}
	for i := range p.Links {
		if l := &p.Links[i]; len(l.Text) < 60 && analyzer.Says(l.Text, words) {
			return true
		}
	}
	return false
}

// reachable reports whether a visitor can ask someone from here.
func reachable(p *page.Page) bool {
	k := &p.Contacts
	if len(k.Phones)+len(k.Emails)+len(k.Chat)+len(k.Messaging) > 0 {
		return true
	}
	for i := range p.CTAs {
		switch p.CTAs[i].Goal {
		case page.Enquire, page.Call, page.Chat:
			return true
		}
	}
	for i := range p.Links {
		u := strings.ToLower(p.Links[i].URL)
		if p.Links[i].Kind == "mailto" || p.Links[i].Kind == "tel" || strings.Contains(u, "contact") || strings.Contains(u, "kontakt") || strings.Contains(u, "contacto") ||
			strings.Contains(u, "lianxi") || strings.Contains(u, "lxwm") || strings.Contains(u, "help") || strings.Contains(u, "support") {
			return true
		}
	}
	return false
}
