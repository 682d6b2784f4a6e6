package audit_test

import (
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/testdata/sites"
)

// teaShop sells tea to families and offices in mainland China. The pages under /zhishi/ are in GBK.
var teaShop = expectation{
	archive: sites.Chinese, name: "云坞茶铺", model: page.Retail, languages: []string{"zh"},
	faults: `
/ home
/shop/ listing
/shop/yancha listing
/shop/baicha listing
/shop/teaware listing
/shop/rougui product
/shop/shuixian product
	! offer/banned-superlative 国家级
/shop/dahongpao product
	! channel/no-buy-path 拼配大红袍
	~ layout/wayout
/shop/shoumei product
	! cta/dead-target 立即购买
/shop/baimudan product
	~ clarity/title-body-mismatch
/shop/gaiwan product
	~ clarity/title-body-mismatch
/shop/chahe product
	! seo/title-missing 竹制茶盒
	! images/alt-missing /img/chahe-2.jpg
	! images/width-and-height-missing /img/chahe-1.jpg
	! offer/no-selling-points 竹制茶盒
	! trust/no-proof 竹制茶盒
	~ clarity/audience-named
	~ clarity/thin-content
	~ structured-data/missing
/zhishi/ listing
/zhishi/paocha article
/zhishi/chenhua article
	! trust/unsourced-statistic 92%
	! trust/author-missing 白茶存多久最好喝
	! freshness/no-dates 白茶存多久最好喝
	! cta/article-no-next-step
	~ structured-data/missing
/about about
	~ structured-data/missing
/contact contact
	~ research/lead-source-lost
	~ structured-data/missing
/cart cart
	~ indexing/noindex
/faq faq
	~ structured-data/missing
/delivery other
/privacy legal
/terms legal
/feedback other
/huodong/chunjie landing
	! freshness/expired-offer 2025年1月28日
	! trust/placeholder 这里是内容
	! international/lang-missing 年货节
	! layout/no-viewport viewport
	! seo/h1-missing 年货节
	! offer/no-usp 年货节
	! offer/no-selling-points 年货节
	! trust/no-proof 年货节
	~ clarity/audience-named
	~ clarity/thin-content
	~ cta/no-reassurance
site
	! cta/promise-broken 立即下载选茶手册
	! trust/contradiction 1992
	~ security/form-unguarded
	~ accessibility/theme-color
	~ images/titles
	~ seo/text-length
	! links/internal-broken /zhishi/cangcha-shouce.pdf
	! links/internal-to-redirect /old-shop
	! links/redirect-chain /mulu
	~ duplicates/boilerplate
	~ links/in-one
	~ links/title-missing
	! duplicates/title-duplicate /shop/gaiwan
	! duplicates/description-duplicate /shop/baimudan
	! promotion/analytics 24 of 24
	~ links/external-followed
	~ performance/cache-missing
	~ performance/compression-missing
`,
}
