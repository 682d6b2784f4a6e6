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
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"canonical-scheme": canonicalScheme,
			"hash-bang":        hashBang,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"canonical-target":        canonicalTarget,
			"canonical-to-home":       canonicalToHome,
			"canonical-off-host":      canonicalOffHost,
			"canonical-unlinked":      canonicalUnlinked,
			"canonical-form":          canonicalForm,
			"pagination-target":       paginationTarget,
			"pagination-sequence":     paginationSequence,
			"pagination-canonical":    paginationCanonical,
			"robots-txt-blocks-all":   robotsTxtBlocksAll,
			"robots-txt-invalid":      robotsTxtInvalid,
			"robots-read-differently": robotsReadDifferently,
			"sitemap-missing":         sitemapMissing,
			"sitemap-invalid":         sitemapInvalid,
			"sitemap-dead-urls":       sitemapDeadURLs,
		},
	}
}
