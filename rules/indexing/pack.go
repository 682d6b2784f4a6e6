// Package indexing holds the rules on what search engines may list, and under which address.
package indexing

import (
	"embed"

	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack indexing.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "indexing", Dir: "rules/indexing", Files: files,
	}
}
