// Package indexing holds the rules on what search engines may list, and under which address.
package indexing

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack indexing.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "indexing", Dir: "rules/indexing", Files: files,
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"canonical-target":        canonicalTarget,
			"robots-txt-blocks-all":   robotsTxtBlocksAll,
			"robots-txt-invalid":      robotsTxtInvalid,
			"robots-read-differently": robotsReadDifferently,
			"sitemap-missing":         sitemapMissing,
			"sitemap-invalid":         sitemapInvalid,
			"sitemap-dead-urls":       sitemapDeadURLs,
		},
	}
}
