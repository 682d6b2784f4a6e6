// Package performance holds the rules on how soon a visitor sees and uses the page.
package performance

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack performance.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "performance", Dir: "rules/performance", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"eager-images":    eagerImages,
			"script-twice":    scriptTwice,
			"old-polyfills":   rules.Violations(0.8, "js-legacy"),
			"import-chain":    rules.Violations(1, "request-chain-long"),
			"back-blocked":    backBlocked,
			"lazy-above-fold": lazyAboveFold,
			"render-blocking": renderBlocking,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"headers-too-many":    headersTooMany,
			"hero-image":          heroImage,
			"preconnect":          preconnect,
			"text-share":          textShare,
			"http2-missing":       http2Missing,
			"response-slow":       responseSlow,
			"resource-redirects":  resourceRedirects,
			"compression-missing": compressionMissing,
			"brotli-missing":      brotliMissing,
			"cache-missing":       cacheMissing,
			"cache-short":         cacheShort,
			"cache-sitewide-poor": cacheSitewidePoor,
			"css-too-large":       cssTooLarge,
			"js-too-large":        jsTooLarge,
			"unminified":          unminified,
			"favicon-too-large":   faviconTooLarge,
			"page-too-heavy":      pageTooHeavy,
			"too-many-requests":   tooManyRequests,
			"third-parties":       thirdParties,
			"pdf-too-large":       pdfTooLarge,
			"too-many-fonts":      tooManyFonts,
			"font-hides-text":     fontHidesText,
			"carbon-high":         carbonHigh,
		},
	}
}
