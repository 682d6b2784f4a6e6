// Package links holds the rules on where links lead: to pages, to errors, or in circles.
package links

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack links.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "links", Dir: "rules/links", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"dead-end":          deadEnd,
			"anchor-empty":      anchorEmpty,
			"anchor-generic":    anchorGeneric,
			"malformed":         malformed,
			"localhost":         localhost,
			"fragment-broken":   fragmentBroken,
			"nofollow-internal": nofollowInternal,
			"external-too-many": externalTooMany,
			"few-in-article":    fewInArticle,
			"tel-mailto":        telMailto,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"external-broken":      externalBroken,
			"external-domain-gone": externalGone,
			"external-redirect":    externalRedirect,
			"external-followed":    externalFollowed,
			"external-nofollow":    externalNofollow,
			"internal-broken":      internalBroken,
			"internal-to-redirect": internalToRedirect,
			"redirect-chain":       redirectChain,
			"redirect-loop":        redirectLoop,
			"to-blocked":           toBlocked,
			"orphan-page":          orphanPage,
			"page-too-deep":        pageTooDeep,
			"follow-mixed":         followMixed,
			"nofollow-only":        nofollowOnly,
			"in-one":               inOne,
			"to-noncanonical":      toNoncanonical,
			"to-nonindexable":      toNonindexable,
			"rank-leak":            rankLeak,
			"rank-low":             rankLow,
			"opportunity":          opportunity,
			"title-missing":        titleMissing,
			"external-none":        externalNone,
			"spider-trap":          spiderTrap,
			"no-answer":            noAnswer,
			"timeout":              timedOut,
			"redirect-temporary":   redirectTemporary,
			"redirect-drops-https": redirectDropsHTTPS,
		},
	}
}
