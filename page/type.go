package page

import "strings"

// Type is what a page is for (domain.md section 0). Rules name the types they concern; the score has a weight for each.
type Type string

// The page types.
const (
	Home    Type = "home"
	Landing Type = "landing"
	Product Type = "product" // product or service
	Pricing Type = "pricing"
	Case    Type = "case"
	About   Type = "about"
	Contact Type = "contact"
	Article Type = "article"
	Listing Type = "listing"
	FAQ     Type = "faq"
	Legal   Type = "legal"
	Cart    Type = "cart"
	Other   Type = "other"
)

// Types are all page types in the order in which reports list them.
var Types = []Type{Home, Landing, Product, Pricing, Case, About, Contact, Article, Listing, FAQ, Legal, Cart, Other}

// Sells reports whether visitors of the type are to be moved to a step (conv in domain.md: home, landing, product, pricing, case).
func (t Type) Sells() bool {
	switch t {
	case Home, Landing, Product, Pricing, Case:
		return true
	}
	return false
}

// Model is the way a company earns: it decides weights, required page types and which call to action counts.
type Model string

// The business models (domain.md 5.2). The labels are also the values of the flag --model.
const (
	Retail  Model = "retail"
	LeadGen Model = "lead-gen"
	Brand   Model = "brand"
	Content Model = "content"
	SaaS    Model = "saas"
)

// constant is t as one of the constants above: a decoded page's own strings are pieces of its whole record, and whoever
// keeps one keeps them all.
func (t Type) constant() Type {
	for _, c := range Types {
		if c == t {
			return c
		}
	}
	return Type(strings.Clone(string(t)))
}

// Models are all business models, in the order of ModelScores.
var Models = []Model{Retail, LeadGen, Brand, Content, SaaS}

// ModelScores is the evidence for each business model, in points, in the order of Models.
type ModelScores [5]float64
