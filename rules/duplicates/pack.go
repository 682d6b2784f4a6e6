// Package duplicates holds the rules on pages that say what other pages say.
package duplicates

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack duplicates.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "duplicates", Dir: "rules/duplicates", Files: files,
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"boilerplate":            boilerplate,
			"content-duplicate":      contentDuplicate,
			"content-near-duplicate": contentNear,
			"h2-repeated":            h2Repeated,
			"description-duplicate":  descriptionDuplicate,
			"h1-duplicate":           h1Duplicate,
			"title-duplicate":        titleDuplicate,
		},
	}
}
