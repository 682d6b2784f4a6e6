// Package international holds the rules on the languages of the pages and their versions.
package international

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack international.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "international", Dir: "rules/international", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"lang-part":                   rules.Violations(1, "lang-part-invalid", "lang-xml-mismatch"),
			"hreflang-invalid-code":       hreflangInvalidCode,
			"hreflang-duplicate-language": hreflangDuplicateLanguage,
			"hreflang-lang-mismatch":      hreflangLangMismatch,
			"hreflang-methods":            hreflangMethods,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"hreflang-target":              hreflangTarget,
			"hreflang-no-return":           hreflangNoReturn,
			"hreflang-return-inconsistent": hreflangReturnInconsistent,
			"hreflang-many-languages":      hreflangManyLanguages,
			"hreflang-no-x-default":        hreflangNoDefault,
			"hreflang-missing":             hreflangMissing,
			"hreflang-sitemap":             hreflangSitemap,
			"hreflang-unlinked":            hreflangUnlinked,
		},
	}
}
