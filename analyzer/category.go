package analyzer

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
