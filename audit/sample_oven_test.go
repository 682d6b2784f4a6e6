package audit_test

import (
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/testdata/sites"
)

// ovenMaker is a manufacturer who wants enquiries. Most pages are as they should be.
var ovenMaker = expectation{
	archive: sites.English, name: "Crumb Ovens", model: page.LeadGen, languages: []string{"en"},
	faults: `
/ home
/products/ listing
/products/deck-oven product
/services/installation product
	! promotion/money-page-blocked noindex, follow
	~ indexing/noindex
	~ structured-data/missing
/case-studies/ listing
/case-studies/hollow-mill case
/pricing pricing
	! cta/weak-label Learn more
	! clarity/thin-content gas and the way into your building
	~ offer/no-guarantee
	~ structured-data/missing
/blog/ listing
/blog/stone-thickness article
/about about
	~ structured-data/missing
/contact contact
	~ research/lead-source-lost
	~ structured-data/missing
/faq faq
	~ structured-data/missing
/privacy legal
/terms legal
/quote contact
	! form/too-many-fields 13 fields
	! form/no-label placeholder="Name"
	! form/insecure-action http://forms.crumb.example/quote
	! form/sensitive Date of birth
	! form/no-privacy Submit
	! form/required-unmarked Submit
	! form/autocomplete-type name=email
	! cta/generic-submit Submit
	~ research/lead-source-lost
	~ structured-data/missing
/products/rack-oven product
	! cta/dead-target Order now
	~ structured-data/missing
/products/spiral-mixer product
	! seo/title-missing Spiral mixer S80
	! images/alt-missing /img/mixer-2.jpg
	! images/width-and-height-missing /img/mixer-1.jpg
	~ structured-data/missing
/products/proofer product
	~ clarity/title-body-mismatch
	~ structured-data/missing
/products/retarder product
	~ clarity/title-body-mismatch
	~ structured-data/missing
/offers/spring landing
	! freshness/expired-offer 30 April 2025
	! trust/placeholder Lorem ipsum
	! international/lang-missing Spring offer
	! layout/no-viewport viewport
	! seo/h1-missing Spring offer: 10 %
	~ clarity/thin-content
	~ form/absent
	~ offer/no-selling-points
	~ offer/no-guarantee
	~ cta/no-reassurance
/blog/energy-facts article
	! trust/unsourced-statistic 73 %
	! trust/author-missing Energy in the bakery
	! freshness/no-dates Energy in the bakery
	! cta/article-no-next-step
	~ structured-data/missing
/showroom other
	! clarity/thin-content Bring your dough
site
	! cta/promise-broken Download the spare parts list
	! trust/contradiction 52 people
	~ security/form-unguarded
	~ accessibility/theme-color
	~ images/titles
	~ seo/text-length
	! links/internal-broken /downloads/energy-check.pdf
	! links/internal-to-redirect /old-catalogue
	! links/redirect-chain /catalogue
	! links/orphan-page /showroom
	~ duplicates/boilerplate
	~ links/in-one
	~ links/title-missing
	~ links/to-nonindexable
	! structured-data/breadcrumb-missing /blog/stone-thickness
	! duplicates/title-duplicate /products/retarder
	! duplicates/description-duplicate /products/proofer
	! indexing/sitemap-dead-urls /services/installation
	! promotion/analytics 22 of 22
	! research/feedback-channel 22 pages
	~ links/external-followed
	~ performance/cache-missing
	~ performance/compression-missing
`,
}
