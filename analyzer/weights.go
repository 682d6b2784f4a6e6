package analyzer

import "github.com/siteassay/assay/page"

// This file is the one place where weights stand. Everything that the score depends on besides the rules' own
// weights is here, with the reason beside each number that is not from domain.md sections 3.2 and 3.3.

// conversionShare is what the conversion categories carry together; the technical ones carry the rest (DESIGN 4).
const conversionShare = 70.0

// conversionWeights are the weights of the conversion categories for each business model (domain.md 3.3); each
// column sums to 100 and is scaled to conversionShare. Order of the columns: page.Models.
var conversionWeights = map[string][5]float64{
	//              retail lead-gen brand content saas
	"clarity":   {10, 12, 12, 16, 14},
	"cta":       {12, 14, 6, 7, 14},
	"offer":     {16, 14, 8, 4, 14},
	"trust":     {12, 14, 12, 12, 12},
	"contact":   {5, 11, 6, 3, 4},
	"form":      {8, 8, 2, 4, 8},
	"layout":    {9, 7, 10, 12, 8},
	"promotion": {8, 7, 8, 14, 8},
	"channel":   {10, 3, 6, 2, 3},
	"service":   {5, 4, 4, 2, 6},
	"relations": {2, 2, 6, 9, 3},
	"research":  {1, 1, 3, 2, 2},
	"freshness": {1, 2, 5, 9, 2},
	"brand":     {1, 1, 12, 4, 2},
}

// technicalWeights are points of the technical categories, the same for every model; they sum to 30 (DESIGN 4).
var technicalWeights = map[string]float64{
	"seo":             6,
	"indexing":        7,
	"links":           5,
	"performance":     3,
	"duplicates":      2,
	"images":          2,
	"structured-data": 1.5,
	"accessibility":   1.5,
	"international":   1,
	"security":        1,
}

// typeWeights are the shares of the page types for each model (domain.md 3.2), normalised over the types present.
var typeWeights = map[page.Model]map[page.Type]float64{
	page.Retail:  {page.Home: 15, page.Product: 35, page.Listing: 12, page.Cart: 15, page.Landing: 8, page.Contact: 5, page.FAQ: 4, page.About: 3, page.Article: 3},
	page.LeadGen: {page.Home: 18, page.Product: 28, page.Landing: 14, page.Contact: 14, page.Case: 8, page.About: 7, page.Article: 5, page.Pricing: 3, page.FAQ: 3},
	page.Brand:   {page.Home: 25, page.Product: 20, page.About: 15, page.Listing: 10, page.Article: 10, page.Contact: 10, page.Case: 5, page.FAQ: 5},
	page.Content: {page.Article: 40, page.Home: 15, page.Listing: 20, page.About: 10, page.Landing: 5, page.Contact: 5, page.FAQ: 5},
	page.SaaS:    {page.Home: 18, page.Product: 20, page.Pricing: 15, page.Landing: 15, page.Article: 8, page.Case: 8, page.FAQ: 6, page.Contact: 5, page.About: 5},
}

// restWeight is the share of a page type that a model's row does not name: small, so that such pages cannot decide
// the score, and not nothing, since a fault on them is still seen by visitors and search engines.
const restWeight = 2.0

// typeWeight is the share of type t for model m.
func typeWeight(m page.Model, t page.Type) float64 {
	if w, ok := typeWeights[m][t]; ok {
		return w
	}
	return restWeight
}

// requiredTypes are the page types that a site of the model must have (domain.md 3.3).
var requiredTypes = map[page.Model][]page.Type{
	page.Retail:  {page.Home, page.Product, page.Listing, page.Cart, page.Legal, page.Contact},
	page.LeadGen: {page.Home, page.Product, page.Contact, page.About, page.Case, page.Legal},
	page.Brand:   {page.Home, page.About, page.Contact, page.Article, page.Legal},
	page.Content: {page.Home, page.Article, page.Listing, page.About, page.Legal},
	page.SaaS:    {page.Home, page.Product, page.Pricing, page.Contact, page.Legal, page.FAQ},
}

// homeCaps cap the score when the rule's finding is on the home page: a site that search engines may not list has
// no visitors to convince, however good its pages are (domain.md 3.2).
var homeCaps = map[string]float64{
	"promotion/money-page-blocked": 60,
}

// gateCap caps the score when a gate rule is confirmed on the home page or on more than gateShare of the pages.
const (
	gateCap   = 40.0
	gateShare = 0.05
)

// CategoryWeight is the weight of a category for a model, in points of 100.
func CategoryWeight(m page.Model, category string) float64 {
	if w, ok := technicalWeights[category]; ok {
		return w
	}
	for i, x := range page.Models {
		if x == m {
			return conversionWeights[category][i] * conversionShare / 100
		}
	}
	return 0
}

// Technical reports whether a category is a technical one, which no missing page can fail.
func Technical(category string) bool { _, ok := technicalWeights[category]; return ok }

// An Index is a partition of the conversion categories (domain.md 3.2).
type Index struct {
	ID         string
	Title      map[string]string
	Categories []string
}

// Indices are the three sub-indices of the conversion categories.
var Indices = []Index{
	{"sales-force", map[string]string{"en": "Sales force", "zh": "销售力"}, []string{"clarity", "cta", "offer", "form", "channel"}},
	{"credibility", map[string]string{"en": "Credibility", "zh": "公信力"}, []string{"trust", "contact", "brand", "service", "freshness"}},
	{"spread", map[string]string{"en": "Spread", "zh": "传播力"}, []string{"promotion", "relations", "research", "layout"}},
}
