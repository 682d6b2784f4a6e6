// Package promotion holds the rules that decide whether the pages that sell get visits at all.
package promotion

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack promotion.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "promotion", Dir: "rules/promotion", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"title-stuffing": titleStuffing,
		},
	}
}
