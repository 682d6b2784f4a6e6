package trust

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noCaseStudy looks for a page on work that was done, or a link to one. Shops, media and houses that guests visit prove
// themselves otherwise.
func noCaseStudy(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model == page.Retail || s.Model == page.Content, Loss: s.OnceMissing(page.Case),
		Has: func(p *page.Page) bool {
			return p.Type == page.Case || p.Signals.CaseLinks || slices.ContainsFunc(p.Structured, func(e page.Entity) bool { return houses[e.Type] })
		},
	}
}

// houses are the types of schema.org whose customers come in, look around and judge for themselves, or who mend small things that
// nobody writes a report on.
var houses = map[string]bool{
	"HVACBusiness": true, "Plumber": true, "Electrician": true, "Locksmith": true, "AutoRepair": true, "Dentist": true, "DryCleaningOrLaundry": true,
	"Restaurant": true, "FoodEstablishment": true, "CafeOrCoffeeShop": true, "BarOrPub": true, "Bakery": true, "Hotel": true, "LodgingBusiness": true,
	"BedAndBreakfast": true, "Hostel": true, "Campground": true, "HairSalon": true, "BeautySalon": true, "NailSalon": true, "Museum": true, "Store": true,
	"MovieTheater": true, "ExerciseGym": true, "Pharmacy": true, "EducationalOrganization": true, "School": true, "Course": true,
}
