// Package builtin lists the rule packs that come with assay.
package builtin

import (
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/rules/accessibility"
	"github.com/siteassay/assay/rules/brand"
	"github.com/siteassay/assay/rules/channel"
	"github.com/siteassay/assay/rules/clarity"
	"github.com/siteassay/assay/rules/contact"
	"github.com/siteassay/assay/rules/cta"
	"github.com/siteassay/assay/rules/duplicates"
	"github.com/siteassay/assay/rules/form"
	"github.com/siteassay/assay/rules/freshness"
	"github.com/siteassay/assay/rules/images"
	"github.com/siteassay/assay/rules/indexing"
	"github.com/siteassay/assay/rules/international"
	"github.com/siteassay/assay/rules/layout"
	"github.com/siteassay/assay/rules/links"
	"github.com/siteassay/assay/rules/offer"
	"github.com/siteassay/assay/rules/performance"
	"github.com/siteassay/assay/rules/promotion"
	"github.com/siteassay/assay/rules/relations"
	"github.com/siteassay/assay/rules/research"
	"github.com/siteassay/assay/rules/security"
	"github.com/siteassay/assay/rules/seo"
	"github.com/siteassay/assay/rules/service"
	structureddata "github.com/siteassay/assay/rules/structured-data"
	"github.com/siteassay/assay/rules/trust"
)

// Packs are the built-in packs, by name.
func Packs() []rules.Pack {
	return []rules.Pack{
		freshness.Pack(),
		brand.Pack(),
		channel.Pack(),
		contact.Pack(),
		layout.Pack(),
		accessibility.Pack(),
		clarity.Pack(),
		cta.Pack(),
		duplicates.Pack(),
		form.Pack(),
		images.Pack(),
		indexing.Pack(),
		international.Pack(),
		links.Pack(),
		offer.Pack(),
		performance.Pack(),
		promotion.Pack(),
		relations.Pack(),
		research.Pack(),
		security.Pack(),
		seo.Pack(),
		service.Pack(),
		structureddata.Pack(),
		trust.Pack(),
	}
}
