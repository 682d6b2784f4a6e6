// Package trust holds the rules on what makes a visitor believe the company: proof, people, legal pages, and a page that nobody
// has tampered with.
package trust

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack trust.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "trust", Dir: "rules/trust", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"anonymous-testimonial": anonymousTestimonial,
			"author-missing":        authorMissing,
			"badge-unverifiable":    badgeUnverifiable,
			"https":                 https,
			"injected-spam":         injectedSpam,
			"obfuscated-mirror":     obfuscatedMirror,
			"placeholder":           placeholder,
			"unsourced-statistic":   unsourcedStatistic,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"about-thin":                   aboutThin,
			"affiliate-disclosure-missing": affiliateDisclosureMissing,
			"author-credentials-missing":   authorCredentialsMissing,
			"bare-claims":                  bareClaims,
			"citations-missing":            citationsMissing,
			"contradiction":                contradiction,
			"disclaimer-missing":           disclaimerMissing,
			"editorial-policy-missing":     editorialPolicyMissing,
			"subprocessor-page-missing":    subprocessorPageMissing,
			"terms-missing":                termsMissing,
			"url-burst":                    urlBurst,
			"icp":                          icp,
			"legal-missing":                legalMissing,
			"license-psb":                  licensePSB,
			"no-case-study":                noCaseStudy,
			"no-real-people":               noRealPeople,
		},
	}
}
