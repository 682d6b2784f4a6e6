// Package seo holds the rules on titles, descriptions and headings: what a searcher reads before the visit.
package seo

import (
	"embed"

	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack seo.
func Pack() rules.Pack {
	return rules.Pack{Name: "seo", Dir: "rules/seo", Files: files}
}
