package links

import (
	"github.com/siteassay/assay/analyzer"
)

// externalNofollow counts the hosts to which the site links without handing on its reputation.
func externalNofollow(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &relCheck{site: s, hosts: map[string]*relHost{}, held: true}
}
