// Package international holds the rules on the languages of the pages and their versions.
package international

import (
	"embed"

	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack international.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "international", Dir: "rules/international", Files: files,
	}
}
