// Package promotion holds the rules that decide whether the pages that sell get visits at all.
package promotion

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// Pack is the built-in pack promotion.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "promotion", Dir: "rules/promotion", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"description-weak":               descriptionWeak,
			"link-hygiene":                   linkHygiene,
			"money-page-blocked":             moneyPageBlocked,
			"offer-schema":                   offerSchema,
			"og-url-mismatch":                ogURLMismatch,
			"title-contact-or-fake-official": titleContactOrFakeOfficial,
			"title-stuffing":                 titleStuffing,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"share-image-broken":      shareImageBroken,
			"share-image-size":        shareImageSize,
			"analytics":               analytics,
			"internal-links-to-money": internalLinksToMoney,
			"share-buttons-missing":   shareButtonsMissing,
			"twitter-card-missing":    twitterCardMissing,
		},
	}
}
