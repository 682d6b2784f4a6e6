// Package contact holds the rules on the ways in which a visitor can reach the company, and on whether they work.
package contact

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack contact.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "contact", Dir: "rules/contact", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"im-unusable":         imUnusable,
			"no-route":            noRoute,
			"page-incomplete":     pageIncomplete,
			"phone-not-clickable": phoneNotClickable,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"inconsistent-nap":          inconsistentNAP,
			"no-hours":                  noHours,
			"not-consistent":            notConsistent,
			"one-channel":               oneChannel,
			"service-area-page-missing": serviceAreaPageMissing,
		},
	}
}
