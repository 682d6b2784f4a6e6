// Package channel holds the rules on the way from interest to sale: a basket where goods are sold, an enquiry where work
// is, dealers where others sell.
//
// Most of them depend on the business model of the site and are silent, or unknown, while it is not sure. What the crawl
// did not see is never missing: rules on the whole site need a crawl that no limit cut short.
package channel

import (
	"embed"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

//go:embed *.yaml
var files embed.FS

// sureModel is the confidence from which the rules rely on the business model of the site.
const sureModel = 0.6

// Pack is the built-in pack channel.
func Pack() rules.Pack {
	return rules.Pack{
		Name: "channel", Dir: "rules/channel", Files: files,
		Page: map[string]func(*analyzer.Context) analyzer.Result{
			"no-buy-path":      noBuyPath,
			"checkout-trust":   checkoutTrust,
			"stockout-deadend": stockoutDeadend,
		},
		Site: map[string]func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck{
			"marketplace-unlinked": marketplaceUnlinked,
			"model-mismatch":       modelMismatch,
			"offline-support":      offlineSupport,
			"partner-info":         partnerInfo,
		},
	}
}
