package analyzer

import "github.com/siteassay/assay/page"

// Categories are all categories in the order of reports.
var Categories = []string{
	"clarity", "freshness",
	"cta", "form", "channel",
	"offer", "brand",
	"trust", "contact", "service", "relations", "research",
	"layout", "performance", "accessibility", "images",
	"promotion", "seo", "indexing", "links", "duplicates", "structured-data", "international", "security",
}

// A Heading is one of the six groups of categories that a client understands (DESIGN section 4).
type Heading struct {
	ID         string
	Title      map[string]string
	Categories []string
}

// Headings are the six headings of every report.
var Headings = []Heading{
	{"clarity", map[string]string{"en": "Clarity", "zh": "内容清晰"}, []string{"clarity", "freshness"}},
	{"cta", map[string]string{"en": "Calls to action", "zh": "行动号召"}, []string{"cta", "form", "channel"}},
	{"selling-points", map[string]string{"en": "Selling points", "zh": "卖点"}, []string{"offer", "brand"}},
	{"trust", map[string]string{"en": "Trust", "zh": "信任"}, []string{"trust", "contact", "service", "relations", "research"}},
	{"layout", map[string]string{"en": "Layout", "zh": "布局"}, []string{"layout", "performance", "accessibility", "images"}},
	{"seo", map[string]string{"en": "SEO", "zh": "SEO"}, []string{"promotion", "seo", "indexing", "links", "duplicates", "structured-data", "international", "security"}},
}

// categoryTitles are the names of the categories in the words of a client.
var categoryTitles = map[string][2]string{
	"clarity": {"Clarity of content", "内容清晰度"}, "freshness": {"Freshness", "内容时效"},
	"cta": {"Calls to action", "行动号召"}, "form": {"Forms", "表单"}, "channel": {"Sales channels", "销售渠道"},
	"offer": {"Offer and selling points", "产品与卖点"}, "brand": {"Brand", "品牌"},
	"trust": {"Trust and proof", "信任与证明"}, "contact": {"Contact", "联系方式"}, "service": {"Service", "客户服务"},
	"relations": {"Customer relations", "客户关系"}, "research": {"Customer research", "客户调研"},
	"layout": {"Layout and navigation", "布局与导航"}, "performance": {"Performance", "性能"},
	"accessibility": {"Accessibility and mobile", "无障碍与移动端"}, "images": {"Images", "图片"},
	"promotion": {"Promotion", "网站推广"}, "seo": {"Titles and headings", "标题与描述"}, "indexing": {"Indexing", "收录"},
	"links": {"Links", "链接"}, "duplicates": {"Duplicates", "重复内容"}, "structured-data": {"Structured data", "结构化数据"},
	"international": {"Languages", "多语言"}, "security": {"Security", "安全"},
}

// CategoryTitle is the name of a category for a reader of lang.
func CategoryTitle(name, lang string) string { return pick(categoryTitles[name], lang, name) }

// typeTitles are the names of the page types.
var typeTitles = map[page.Type][2]string{
	page.Home: {"Home page", "首页"}, page.Landing: {"Landing page", "落地页"}, page.Product: {"Product or service page", "产品或服务页"},
	page.Pricing: {"Pricing page", "价格页"}, page.Case: {"Case study", "案例页"}, page.About: {"About page", "公司介绍页"},
	page.Contact: {"Contact page", "联系页"}, page.Article: {"Article", "文章"}, page.Listing: {"Listing", "列表页"},
	page.FAQ: {"Questions and answers", "常见问题页"}, page.Legal: {"Legal page", "法律声明页"}, page.Cart: {"Cart or checkout", "购物车或结算页"},
	page.Other: {"Other page", "其他页面"},
}

// TypeTitle is the name of a page type for a reader of lang.
func TypeTitle(t page.Type, lang string) string { return pick(typeTitles[t], lang, string(t)) }

func pick(titles [2]string, lang, fallback string) string {
	switch {
	case titles[0] == "":
		return fallback
	case lang == "zh":
		return titles[1]
	}
	return titles[0]
}
