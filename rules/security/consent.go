package security

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// European countries in which a tracker needs consent (ePrivacy Directive article 5(3) and the laws made from it), as far as
// the survey tells countries, and languages that are hardly written elsewhere.
var (
	consentCountries = []string{"DE", "AT", "CH", "FR", "ES", "IT", "NL", "BE", "LU", "PL", "IE", "PT", "GB"}
	consentLanguages = []string{"de", "it", "nl", "pl", "da", "sv", "fi", "cs", "sk", "hu", "el", "ro", "bg", "hr", "sl"}
)

// needsConsent reports whether the site clearly addresses people in Europe. Where that is not clear, nothing is said.
func needsConsent(s *analyzer.Site) bool {
	return slices.Contains(consentCountries, s.Country) || len(s.Languages) > 0 && slices.Contains(consentLanguages, s.Languages[0])
}

// cookieless are measuring services that set no cookie or whose makers sell them as free of consent; whether they are is for
// lawyers, not for a tool.
var cookieless = []string{"Plausible", "Fathom", "Umami", "Cloudflare Web Analytics", "Matomo", "etracker"}

// A consentCheck collects what the pages load to measure visitors, and what asks them first. A consent tool on any page is
// one for the site: some load it late, or on the first page only.
type consentCheck struct {
	site     *analyzer.Site
	google   bool // look for Google's tags without consent mode; else for any tracker
	asks     bool
	trackers []string
	ids      []int32
}

func cookieConsent(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &consentCheck{site: s}
}

func consentMode(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &consentCheck{site: s, google: true}
}

func (c *consentCheck) Page(i int32, p *page.Page) {
	found, mode, manager := "", false, false
	for k := range p.Vendors {
		v := &p.Vendors[k]
		switch {
		case v.Kind == "consent":
			c.asks = true
		case v.Kind == "consentmode":
			mode = true
		case v.Kind == "tagmanager":
			manager = true // may load a consent tool, and set consent mode, out of sight
		case v.Kind == "analytics" && c.google && strings.HasPrefix(v.Name, "Google"),
			v.Kind == "analytics" && !c.google && !slices.Contains(cookieless, v.Name):
			found = v.Name
		}
	}
	if found == "" || manager || c.google && mode {
		return
	}
	if !slices.Contains(c.trackers, found) {
		c.trackers = append(c.trackers, strings.Clone(found))
	}
	c.ids = append(c.ids, i)
}

func (c *consentCheck) Findings() []analyzer.Finding {
	if c.asks || len(c.ids) == 0 || !needsConsent(c.site) {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 1, Count: len(c.ids), Values: analyzer.V("got", c.trackers),
		Evidence: []analyzer.Evidence{{Quote: strings.Join(c.trackers, ", "), Selector: "script", URL: c.site.Nodes[c.ids[0]].URL}}, Related: c.site.URLs(c.ids),
	}}
}
