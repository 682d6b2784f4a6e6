// Package security holds the rules on what keeps visitors and their data safe.
package security

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack security.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "security", Dir: "rules/security", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"mixed-content":            mixedContent,
			"target-blank-no-noopener": targetBlankNoNoopener,
		},
	}
}
