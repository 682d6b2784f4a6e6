package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// wwwNotCanonical finds sites that answer with and without www. A twin that names the site as canonical, or that is another
// site, is none.
func wwwNotCanonical(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &twinCheck{site: s}
}

type twinCheck struct {
	site  *analyzer.Site
	title string
}

// Page remembers the start page.
func (c *twinCheck) Page(i int32, p *page.Page) {
	if p.URL == c.site.Root {
		c.title = strings.Clone(p.Title.Text)
	}
}

func (c *twinCheck) Findings() []analyzer.Finding {
	for _, a := range c.site.Probes.Of("www") {
		if a.Status != 200 || a.Canonical != "" && hostOf(a.Canonical) != hostOf(a.URL) || a.Title != c.title || c.title == "" {
			continue
		}
		return []analyzer.Finding{{
			Loss: 1, Values: analyzer.V("got", a.URL, "site", c.site.Root), Evidence: []analyzer.Evidence{{Quote: a.URL + " 200: " + a.Title, URL: a.URL}},
		}}
	}
	return nil
}
