package page

import "math"

// The places of the models in ModelScores.
const (
	ofRetail = iota
	ofLeadGen
	ofBrand
	ofContent
	ofSaas
)

// model measures what the page alone suggests about how the company earns, in points (domain.md 5.2). Words of the whole
// page count, navigation and footer too: they show what the site has.
func (o *outline) model(p *Page) {
	s := &p.ModelScores
	s[ofRetail] += o.distinct(retailWords, 0.5, 2.5)
	s[ofSaas] += o.distinct(saasWords, 0.5, 2.5)
	s[ofBrand] += o.distinct(brandWords, 0.4, 2)
	s[ofContent] += o.distinct(contentWords, 0.3, 1.8)
	s[ofLeadGen] += o.distinct(leadWords, 0.4, 2.4)
	s.addSigns(p)
	s.addEntities(p)
	s.addSteps(p)
	for i := range s {
		s[i] = math.Round(s[i]*100) / 100
	}
	best := ofLeadGen // most company sites want an enquiry; where another model has as much, it is the more telling one
	for i := range s {
		if s[i] > s[best] || best == ofLeadGen && s[i] > 0 && s[i] == s[ofLeadGen] {
			best = i
		}
	}
	p.BusinessModel = Models[best]
}

// addSigns counts the facts that speak for a model.
func (s *ModelScores) addSigns(p *Page) {
	sig := &p.Signals
	priced := len(p.Offer.Prices) > 0
	s[ofRetail] += 3*float64(one(sig.Cart)) + float64(one(sig.Cart && priced))
	s[ofSaas] += float64(one(periodPrices(p) >= 2))
	s[ofLeadGen] += 1.2*float64(one(hasForm(p, "contact", "lead", "booking"))) + 0.8*float64(one(len(p.Contacts.Phones) > 0)) +
		0.4*float64(one(len(p.Contacts.Addresses) > 0)) + 0.4*float64(one(sig.CaseLinks)) + 0.4*float64(one(len(p.Contacts.Messaging) > 0)) +
		0.4*float64(one(!sig.Cart && !priced))
	s[ofBrand] += 0.5 * float64(one(len(p.Contacts.Social) > 4))
	s[ofContent] += 0.6 * float64(one(p.Type == Article && len(p.Contacts.Phones) == 0))
}

// addEntities counts structured data and the products of others that the page uses.
func (s *ModelScores) addEntities(p *Page) {
	for i := range p.Structured[:min(len(p.Structured), maxLooks)] {
		switch e := &p.Structured[i]; e.Type {
		case "Product":
			s[ofRetail] += 1.5 * float64(one(e.Properties.Has("offers.price")))
		case "SoftwareApplication", "WebApplication", "MobileApplication":
			s[ofSaas] += 2
		case "NewsArticle", "NewsMediaOrganization":
			s[ofContent] += 1.5
		case "LocalBusiness", "ProfessionalService", "HomeAndConstructionBusiness":
			s[ofLeadGen] += 1.5
		}
	}
	for i := range p.Vendors {
		switch v := &p.Vendors[i]; {
		case v.Kind == "platform" && shopPlatform(v.Name):
			s[ofRetail] += 2
		case v.Kind == "payment", v.Kind == "marketplace":
			s[ofRetail] += 0.7
		case v.Kind == "chat":
			s[ofLeadGen] += 0.4
		}
	}
}

// addSteps counts the goals of the calls to action, each once.
func (s *ModelScores) addSteps(p *Page) {
	var trial, register, enquire, buy bool
	for i := range p.CTAs {
		if p.CTAs[i].Strength < 3 {
			continue
		}
		switch p.CTAs[i].Goal {
		case Trial:
			trial = true
		case Register:
			register = true
		case Enquire, Call, Book, Chat:
			enquire = true
		case Buy:
			buy = true
		}
	}
	s[ofSaas] += 2*float64(one(trial)) + float64(one(register && !trial))
	s[ofLeadGen] += 1.2 * float64(one(enquire))
	s[ofRetail] += 0.8 * float64(one(buy))
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
	case "Shopify", "WooCommerce", "Magento", "PrestaShop", "Shopware", "ECShop", "OpenCart", "BigCommerce",
		"有赞", "微盟", "Youzan", "Weimob":
		return true
	}
	return false
}
