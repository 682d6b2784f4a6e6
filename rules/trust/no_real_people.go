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
	return &people{Search: analyzer.Search{Site: s}, nobody: params.Strings("nobody")}
}

type people struct {
	analyzer.Search
	nobody []string
	found  bool
}

func (c *people) Page(_ int32, p *page.Page) {
	c.See(p)
	if c.found {
		return
	}
	c.found = p.Signals.Team || p.Type == page.Article && c.person(p)
	for i := range p.Structured {
		e := &p.Structured[i]
		c.found = c.found || e.Type == "Person" && e.Properties.Get("name") != "" || e.Properties.Get("founder.name") != "" || e.Properties.Get("employee.name") != ""
	}
}

// person reports whether the author of an article is a person.
func (c *people) person(p *page.Page) bool {
	a := strings.ToLower(p.Signals.Author)
	if a == "" || slices.Contains(c.nobody, a) || a == strings.ToLower(p.Signals.Publisher) || a == strings.ToLower(c.Site.Name) {
		return false
	}
	for _, name := range p.Contacts.Names {
		if strings.Contains(strings.ToLower(name), a) {
			return false
		}
	}
	return true
}

func (c *people) Findings() []analyzer.Finding {
	if c.found || c.Site.Model == page.Retail || !c.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{
		Confidence: 0.8, Values: analyzer.V("got", c.Pages), Evidence: []analyzer.Evidence{c.Evidence()},
	}}
}

func (c *people) Unknown() bool { return !c.found && c.Site.Model != page.Retail && !c.Conclusive() }
