package brand

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// organisations are the schema.org types that stand for a company, and how the names of its more special ones end.
var organisations = [...]string{"Organization", "Corporation", "OnlineStore", "OnlineBusiness", "LocalBusiness", "ProfessionalService", "EducationalOrganization",
	"MedicalOrganization", "NGO", "Store", "Restaurant", "Hotel", "Dentist", "Physician", "Attorney", "Electrician", "Plumber", "Bakery", "AutoDealer"}

func organisation(kind string) bool {
	for _, o := range organisations {
		if kind == o {
			return true
		}
	}
	for _, end := range [...]string{"Business", "Store", "Organization", "Service", "Agency", "Contractor", "Shop", "Repair"} {
		if strings.HasSuffix(kind, end) && kind != "Service" {
			return true
		}
	}
	return false
}

// entityMarkup looks for the company in structured data, with a name, an address, a logo and a profile elsewhere. A page
// without any structured data is the business of structured-data/missing. The name must be one that the page shows.
func entityMarkup(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if len(p.Structured) == 0 {
		return analyzer.None()
	}
	for i := range p.Structured {
		if p.Structured[i].Error != "" {
			return analyzer.CannotTell() // structured-data/parse-error: the company may be in the broken block
		}
	}
	best, under, least := -1, "", 5
	for i := range p.Structured {
		e := &p.Structured[i]
		prefix := ""
		if !organisation(e.Type) {
			if prefix = "publisher."; !organisation(e.Properties.Get("publisher.@type")) {
				continue
			}
		}
		if n := len(lacking(e, prefix)); n < least {
			best, under, least = i, prefix, n
		}
	}
	if best < 0 {
		types := make([]string, 0, 5)
		for i := range p.Structured {
			if t := p.Structured[i].Type; t != "" && len(types) < 5 {
				types = append(types, t)
			}
		}
		quote := strings.Join(types, ", ")
		if quote == "" {
			quote = p.Structured[0].Format
		}
		return analyzer.Found(analyzer.V("got", "the company itself", "missing", []string{"Organization（公司本身）"}), analyzer.Evidence{Quote: quote, Selector: "head"})
	}
	e := &p.Structured[best]
	missing := lacking(e, under)
	han := slices.Clone(missing)
	name := e.Properties.Get(under + "name")
	if name != "" && !shown(p, name) {
		missing, han = append(missing, "a name that the page shows"), append(han, "页面上看得到的名称")
	}
	if len(missing) == 0 {
		return analyzer.Result{}
	}
	quote := e.Type
	if under != "" {
		quote = e.Properties.Get(under + "@type")
	}
	if name != "" {
		quote += ": " + name
	}
	r := analyzer.Found(analyzer.V("got", strings.Join(missing, ", "), "missing", han), analyzer.Evidence{Quote: quote})
	r.Loss = min(1, 0.2*float64(len(missing)))
	return r
}

// lacking are the properties that a company needs and has not; prefix is where it stands in the entity ("publisher.").
func lacking(e *page.Entity, prefix string) []string {
	var missing []string
	for _, want := range [...][]string{{"name"}, {"url", "@id"}, {"logo", "logo.url", "logo.@id", "image", "image.url", "image.@id"}, {"sameAs"}} {
		have := false
		for _, name := range want {
			have = have || e.Properties.Get(prefix+name) != ""
		}
		if !have {
			missing = append(missing, want[0])
		}
	}
	return missing
}

// shown reports whether a name, without its legal form, stands on the page.
func shown(p *page.Page, name string) bool {
	key := bare(name)
	for _, form := range [...]string{"gmbhcokg", "gmbh", "ughaftungsbeschränkt", "ltd", "limited", "inc", "llc", "sarl", "sas", "sl", "sa", "ag", "有限公司", "股份有限公司", "集团"} {
		key = strings.TrimSuffix(key, form)
	}
	if key == "" {
		return true
	}
	places := []string{p.Title.Text, p.OpenGraph.Get("site_name"), p.OpenGraph.Get("title"), p.Description.Text, strings.Join(p.Contacts.Names, "\n"), p.Offer.Hero, p.Text.Main}
	for _, s := range places {
		if strings.Contains(bare(s), key) {
			return true
		}
	}
	for i := range p.Links {
		if strings.Contains(bare(p.Links[i].Text), key) {
			return true
		}
	}
	for i := range p.Images {
		if strings.Contains(bare(p.Images[i].Alt), key) {
			return true
		}
	}
	return false
}
