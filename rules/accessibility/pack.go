// Package accessibility holds the rules on what people with other eyes, hands or screens can use.
package accessibility

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack accessibility.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "accessibility", Dir: "rules/accessibility", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"frame-without-title": frameWithoutTitle,
			"heading-empty":       headingEmpty,
		},
	}
}
