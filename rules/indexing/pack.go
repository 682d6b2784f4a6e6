// Package indexing holds the rules on what search engines may list, and under which address.
package indexing

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack indexing.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "indexing", Dir: "rules/indexing", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"canonical-scheme":    canonicalScheme,
			"canonical-to-other":  canonicalToOther,
			"hash-bang":           hashBang,
			"media-type-mismatch": mediaTypeMismatch,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"resource-blocked":        resourceBlocked,
			"canonical-target":        canonicalTarget,
			"canonical-to-home":       canonicalToHome,
			"canonical-off-host":      canonicalOffHost,
			"canonical-unlinked":      canonicalUnlinked,
			"canonical-form":          canonicalForm,
			"pagination-target":       paginationTarget,
			"pagination-sequence":     paginationSequence,
			"pagination-canonical":    paginationCanonical,
			"robots-txt-blocks-all":   robotsTxtBlocksAll,
			"noindex-unseen":          noindexUnseen,
			"robots-txt-invalid":      robotsTxtInvalid,
			"robots-read-differently": robotsReadDifferently,
			"sitemap-missing":         sitemapMissing,
			"sitemap-invalid":         sitemapInvalid,
			"soft-404":                soft404,
			"www-not-canonical":       wwwNotCanonical,
			"sitemap-dead-urls":       sitemapDeadURLs,
			"url-too-long":            addresses(urlTooLong),
			"url-params-many":         addresses(urlParamsMany),
			"url-not-descriptive":     addresses(urlNotDescriptive),
			"url-uppercase":           form(page.UpperCase),
			"url-underscore":          form(page.Underscore),
			"url-space":               form(page.Space),
			"url-multiple-slashes":    form(page.DoubleSlash),
			"url-repeated-segment":    form(page.Repeated),
			"url-internal-search":     form(page.Search),
			"url-stop-words":          form(page.StopWords),
			"url-convention":          urlConvention,
			"url-trailing-slash":      trailingSlash,
			"url-session-id":          urlSessionID,
			"url-non-ascii":           urlNonASCII,
			"assistants-blocked":      assistantsBlocked,
			"assistants-unserved":     assistantsUnserved,
			"agents-soft-blocked":     agentsSoftBlocked,
			"bot-wall":                botWall,
			"content-signal":          contentSignals,
			"licence-broken":          licenceBroken,
			"noai-signals":            optedOut,
			"noindex-sitewide":        noindexSitewide,
			"pay-per-crawl":           payPerCrawl,
			"robots-simulated":        robotsSimulated,
			"robots-txt-failing":      robotsTxtFailing,
			"robots-txt-missing":      robotsTxtMissing,
			"sitemap-coverage":        sitemapCoverage,
			"sitemap-dates-drift":     sitemapDatesDrift,
			"sitemap-dates-flat":      sitemapDatesFlat,
			"sitemap-in-several":      sitemapInSeveral,
			"sitemap-not-in-robots":   sitemapNotInRobots,
			"sitemap-too-large":       sitemapTooLarge,
			"sitemap-wrong-urls":      sitemapWrongURLs,
		},
	}
}
