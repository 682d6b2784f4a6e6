// Package offer holds the rules on what the page sells: whether it says why to buy here, with numbers, a price or a way to
// one, and everything that a buyer asks before he decides.
//
// The facts come from the content alone (page.Offer, page.Signals); what stands in navigation and footer is no selling
// point. Word lists that decide are params of the rules, so that a trade's own words can be added.
package offer

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack offer.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "offer", Dir: "rules/offer", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"no-selling-points":         noSellingPoints,
			"no-usp":                    noUSP,
			"no-price-path":             noPricePath,
			"product-incomplete":        productIncomplete,
			"no-guarantee":              noGuarantee,
			"banned-superlative":        bannedSuperlative,
			"features-without-benefits": featuresWithoutBenefits,
			"superlative-stripped":      superlativeStripped,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"generic-copy":   genericCopy,
			"low-res-images": lowResImages,

			"objections-open": objectionsOpen,
		},
	}
}
