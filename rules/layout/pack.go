// Package layout holds the rules on the way through the site and the form of its pages: whether a visitor on any device
// finds the product, sees where he is and meets no wall on the way.
//
// They judge what mark-up and the link graph can tell. Contrast, sizes and what covers what need a browser and are not
// guessed here. Depth is counted in clicks from the start page, over links that were found in the mark-up.
package layout

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack layout.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "layout", Dir: "rules/layout", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"html-malformed": htmlMalformed,
			"nav-overload":   navOverload,
			"typesetting":    typesetting,
			"wayout":         wayout,
			"weight":         weight,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"iframes":          iframes,
			"breadcrumb":       breadcrumb,
			"depth-to-product": depthToProduct,
			"nav-vague":        navVague,
		},
	}
}
