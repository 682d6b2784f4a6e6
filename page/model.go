package page

import "math"

// model measures what the page alone suggests about how the company earns, in points (domain.md 5.2). Words of the whole page count,
// navigation and footer too: they show what the site has.
func (o *outline) model(p *Page) {
	sig := &p.Signals
	s := &p.ModelScores
	const retail, lead, brand, content, saas = 0, 1, 2, 3, 4
	if sig.Cart {
		s[retail] += 3
	}
	if sig.Cart && len(p.Offer.Prices) > 0 {
		s[retail]++
	}
	s[retail] += o.distinct(retailWords, 0.5, 2.5)
	s[saas] += o.distinct(saasWords, 0.5, 2.5)
	s[brand] += o.distinct(brandWords, 0.4, 2)
	s[content] += o.distinct(contentWords, 0.3, 1.8)
	s[lead] += o.distinct(leadWords, 0.4, 2.4)
	for i := range p.Structured {
		switch p.Structured[i].Type {
		case "Product":
			if p.Structured[i].Properties.Has("offers.price") {
				s[retail] += 1.5
			}
		case "SoftwareApplication", "WebApplication", "MobileApplication":
			s[saas] += 2
		case "NewsArticle", "NewsMediaOrganization":
			s[content] += 1.5
		case "LocalBusiness", "ProfessionalService", "HomeAndConstructionBusiness":
			s[lead] += 1.5
		}
		if i == 40 {
			break
		}
	}
	for i := range p.Vendors {
		switch v := &p.Vendors[i]; {
		case v.Kind == "platform" && shopPlatform(v.Name):
			s[retail] += 2
		case v.Kind == "payment", v.Kind == "marketplace":
			s[retail] += 0.7
		case v.Kind == "chat":
			s[lead] += 0.4
		}
	}
	var trial, register, enquire, buy bool
	for i := range p.CTAs {
		switch p.CTAs[i].Goal {
		case Trial:
			trial = trial || p.CTAs[i].Strength >= 3
		case Register:
			register = register || p.CTAs[i].Strength >= 3
		case Enquire, Call, Book, Chat:
			enquire = enquire || p.CTAs[i].Strength >= 3
		case Buy:
			buy = buy || p.CTAs[i].Strength >= 3
		}
	}
	s[saas] += 2*float64(one(trial)) + float64(one(register && !trial))
	s[lead] += 1.2 * float64(one(enquire))
	s[retail] += 0.8 * float64(one(buy))
	if periodPrices(p) >= 2 {
		s[saas]++
	}
	s[lead] += 1.2*float64(one(hasForm(p, "contact", "lead", "booking"))) + 0.8*float64(one(len(p.Contacts.Phones) > 0)) +
		0.4*float64(one(len(p.Contacts.Addresses) > 0)) + 0.4*float64(one(sig.CaseLinks)) + 0.4*float64(one(len(p.Contacts.Messaging) > 0))
	if !sig.Cart && len(p.Offer.Prices) == 0 {
		s[lead] += 0.4
	}
	if len(p.Contacts.Social) > 4 {
		s[brand] += 0.5
	}
	if p.Type == Article && len(p.Contacts.Phones) == 0 {
		s[content] += 0.6
	}
	for i := range s {
		s[i] = math.Round(s[i]*100) / 100
	}
	best := lead // most company sites want an enquiry; where another model has as much, it is the more telling one
	for i := range s {
		if s[i] > s[best] || best == lead && s[i] > 0 && s[i] == s[lead] {
			best = i
		}
	}
	p.BusinessModel = Models[best]
}

// distinct is weight for each different word of t on the page, at most limit.
func (o *outline) distinct(t topic, weight, limit float64) float64 {
	var seen [16]int32
	n := 0
	for _, h := range o.reading.topics[t] {
		s := o.lineAt(h.from)
		if o.segments[s].quoted {
			continue
		}
		fresh := true
		for _, e := range seen[:n] {
			fresh = fresh && e != h.entry
		}
		if fresh {
			seen[n] = h.entry
			if n++; n == len(seen) {
				break
			}
		}
	}
	return min(weight*float64(n), limit)
}

// shopPlatform reports whether a platform is made for shops.
func shopPlatform(name string) bool {
	switch name {
	case "Shopify", "WooCommerce", "Magento", "PrestaShop", "Shopware", "ECShop", "OpenCart", "BigCommerce", "有赞", "微盟", "Youzan", "Weimob":
		return true
	}
	return false
}
