package links

import (
	"github.com/siteassay/assay/analyzer"
)

// externalFollowed counts the hosts to which the site hands on its reputation.
func externalFollowed(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &relCheck{site: s, hosts: map[string]*relHost{}}
}
