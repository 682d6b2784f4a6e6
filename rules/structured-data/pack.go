// Package structureddata holds the rules on the facts that pages tell machines: JSON-LD, microdata, RDFa.
package structureddata

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack structured-data.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "structured-data", Dir: "rules/structured-data", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"article-incomplete":     incomplete("Article"),
			"contradicts-page":       contradictsPage,
			"faq-invalid":            faqInvalid,
			"missing":                missing,
			"on-noindex":             onNoindex,
			"page-type-mismatch":     pageTypeMismatch,
			"review-scope":           reviewScope,
			"rich-result-ineligible": richResultIneligible,
			"rich-result-warning":    richResultWarning,
			"unknown-term":           unknownTerm,
			"video-incomplete":       incomplete("VideoObject"),
			"wrong-value":            wrongValue,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"coverage-outlier":         coverageOutlier,
			"breadcrumb-missing":       breadcrumbMissing,
			"localbusiness-incomplete": localBusinessIncomplete,
		},
	}
}
