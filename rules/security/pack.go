// Package security holds the rules on what keeps visitors and their data safe.
package security

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack security.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "security", Dir: "rules/security", Files: files,
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"csp-missing":               headers(false, cspMissing),
			"csp-weak":                  weakPolicies,
			"hsts-missing":              headers(true, hsts),
			"framing-and-sniffing":      headers(false, framingAndSniffing),
			"browser-policies-missing":  headers(false, browserPolicies),
			"server-version-leak":       headers(false, serverVersion),
			"cookie-flags-missing":      cookieFlags,
			"http-not-upgraded":         httpNotUpgraded,
			"certificate-name-mismatch": certificateName,
			"tls-old-protocol":          tlsOldProtocol,
			"tls-weak-cipher":           tlsWeak,
			"template-outlier":          templateOutlier,
			"secret-leaked":             secretLeaked,
			"email-exposed":             emailExposed,
			"form-unguarded":            formUnguarded,
			"cookie-consent-missing":    cookieConsent,
			"consent-mode-missing":      consentMode,
			"link-to-http":              linkToHTTP,
			"protocol-relative":         protocolRelative,
			"source-map-exposed":        sourceMapExposed,
			"vulnerable-library":        vulnerableLibrary,
			"integrity-missing":         integrityMissing,
			"third-party-cookies":       thirdPartyCookies,
			"open-to-any-origin":        openToAnyOrigin,
		},
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"cloaking":                 cloaking,
			"brand-impersonation":      brandImpersonation,
			"mixed-content":            mixedContent,
			"target-blank-no-noopener": targetBlankNoNoopener,
		},
	}
}
