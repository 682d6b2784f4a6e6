package analyzer

import (
	"slices"

	"github.com/siteassay/assay/page"
)

// A required page type is missing only where nothing else does its job: a restaurant's menu is its product page, questions
// answered on the home page need no page of their own, and a firm of one page has its contact data there. What the pages do besides
// their own type is gathered by the survey.

// fewProducts is the number of product pages up to which a home page shows them all, and no listing is needed.
const fewProducts = 8

// serves are the page types whose job a page of another type does.
func serves(p *page.Page) []page.Type {
	var served []page.Type
	set := func(t page.Type, yes bool) {
		if yes && t != p.Type {
			served = append(served, t)
		}
	}
	front := p.Type == page.Home || p.Type == page.Landing
	sells := front || p.Type == page.Product || p.Type == page.Listing
	c, s := &p.Contacts, &p.Signals
	set(page.Product, p.Type == page.Pricing || p.Type == page.Landing || front && len(p.Offer.Prices) > 0 && len(p.Offer.SellingPoints) > 0)
	set(page.Pricing, sells && s.Pricing && len(p.Offer.Prices) > 0)
	set(page.Contact, front && (len(c.Phones) > 0 || len(c.Emails) > 0) && (asksHere(p) || len(c.Addresses) > 0))
	set(page.About, front && s.Team && (s.Founded != "" || len(c.Addresses) > 0))
	set(page.Case, s.CaseLinks || SpeaksForItself(p))
	set(page.FAQ, s.FAQ)
	set(page.Cart, s.Cart)
	set(page.Legal, len(s.Legal) > 0)
	return served
}

// asksHere reports whether a form for enquiries stands on the page.
func asksHere(p *page.Page) bool {
	return slices.ContainsFunc(p.Forms, func(f page.Form) bool { return f.Purpose == "contact" || f.Purpose == "lead" || f.Purpose == "booking" })
}

// houses are the types of schema.org whose customers come in, look around and judge for themselves, or who mend small things that
// nobody writes a report on.
var houses = map[string]bool{
	"HVACBusiness": true, "Plumber": true, "Electrician": true, "Locksmith": true, "AutoRepair": true, "Dentist": true, "DryCleaningOrLaundry": true,
	"Restaurant": true, "FoodEstablishment": true, "CafeOrCoffeeShop": true, "BarOrPub": true, "Bakery": true, "Hotel": true, "LodgingBusiness": true,
	"BedAndBreakfast": true, "Hostel": true, "Campground": true, "HairSalon": true, "BeautySalon": true, "NailSalon": true, "Museum": true, "Store": true,
	"MovieTheater": true, "ExerciseGym": true, "Pharmacy": true, "EducationalOrganization": true, "School": true, "Course": true,
}

// SpeaksForItself reports whether the page's structured data names a business that proves itself otherwise than by case studies.
func SpeaksForItself(p *page.Page) bool {
	return slices.ContainsFunc(p.Structured, func(e page.Entity) bool { return houses[e.Type] })
}
