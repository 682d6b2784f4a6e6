package trust

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// noRealPeople looks for one named person: a team section, a Person with a job in structured data, the author of an article. An
// account of the software or the firm's own name is none.
func noRealPeople(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	nobody := params.Strings("nobody")
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s}, Spared: s.Model == page.Retail,
		Has: func(p *page.Page) bool {
			return p.Signals.Team || p.Type == page.Article && signed(s, p, nobody) || slices.ContainsFunc(p.Structured, namesPerson)
		},
	}
}

func namesPerson(e page.Entity) bool {
	return e.Type == "Person" && e.Properties.Get("name") != "" || e.Properties.Get("founder.name") != "" || e.Properties.Get("employee.name") != ""
}

// signed reports whether the author of an article is a person.
func signed(s *analyzer.Site, p *page.Page, nobody []string) bool {
	a := strings.ToLower(p.Signals.Author)
	if a == "" || slices.Contains(nobody, a) || a == strings.ToLower(p.Signals.Publisher) || a == strings.ToLower(s.Name) {
		return false
	}
	for _, name := range p.Contacts.Names {
		if strings.Contains(strings.ToLower(name), a) {
			return false
		}
	}
	return true
}
