// Package brand holds the rules on how the company presents itself: one name everywhere, its marks in place, and the
// facts by which search engines know it.
//
// Site rules gather what each page says of the site in one pass and keep short strings only. What is nowhere on the site
// is reported only when the crawl was complete.
package brand

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack brand.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "brand", Dir: "rules/brand", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"entity-markup":  entityMarkup,
			"template-clone": templateClone,
			"tagline":        tagline,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"audience-pages":    audiencePages,
			"identity-assets":   identityAssets,
			"logo-home":         logoHome,
			"name-inconsistent": nameInconsistent,
			"positioning-drift": positioningDrift,
		},
	}
}
