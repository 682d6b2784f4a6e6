package trust

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noCaseStudy looks for a page on work that was done, or a link to one. Shops, media and houses that guests visit prove
// themselves otherwise.
func noCaseStudy(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &cases{Search: analyzer.Search{Site: s}}
}

type cases struct {
	analyzer.Search
	found bool
}

func (c *cases) Page(_ int32, p *page.Page) {
	c.See(p)
	c.found = c.found || p.Type == page.Case || p.Signals.CaseLinks || slices.ContainsFunc(p.Structured, func(e page.Entity) bool { return houses[e.Type] })
}

// houses are the types of schema.org whose customers come in, look around and judge for themselves, or who mend small things that
// nobody writes a report on.
var houses = map[string]bool{
	"HVACBusiness": true, "Plumber": true, "Electrician": true, "Locksmith": true, "AutoRepair": true, "Dentist": true, "DryCleaningOrLaundry": true,
	"Restaurant": true, "FoodEstablishment": true, "CafeOrCoffeeShop": true, "BarOrPub": true, "Bakery": true, "Hotel": true, "LodgingBusiness": true,
	"BedAndBreakfast": true, "Hostel": true, "Campground": true, "HairSalon": true, "BeautySalon": true, "NailSalon": true, "Museum": true, "Store": true,
	"MovieTheater": true, "ExerciseGym": true, "Pharmacy": true, "EducationalOrganization": true, "School": true, "Course": true,
}

func (c *cases) Findings() []analyzer.Finding {
	if c.found || c.exempt() || !c.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Loss: c.Site.OnceMissing(page.Case), Confidence: 0.8, Values: analyzer.V("got", c.Pages), Evidence: []analyzer.Evidence{c.Evidence()},
	}}
}

func (c *cases) exempt() bool { return c.Site.Model == page.Retail || c.Site.Model == page.Content }

func (c *cases) Unknown() bool { return !c.found && !c.exempt() && !c.Conclusive() }
