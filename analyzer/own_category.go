package analyzer

import (
	"slices"

	"github.com/siteassay/assay/page"
)

// An OwnCategory is a category that a pack brings, or a known one that it weighs anew. Its weight stands beside those of
// weights.go in points of 100, the same for every model; all weights are then scaled to sum to 100, as they are anyway
// where a category has no rule that can run. So the points of the other categories shrink in proportion, and the account
// still adds up.
type OwnCategory struct {
	Name    string
	Title   map[string]string // by report language; nil for a known category
	Heading string            // id of one of Headings; "" for a known category
	Weight  float64           // 0 … 100
}

// MaxCategoryWeight is the most points that a pack may give a category: with more than a third of the score it would no
// longer be the site that is judged.
const MaxCategoryWeight = 50.0

// weigh takes the categories of packs into the engine.
func (e *Engine) weigh(own []OwnCategory) {
	e.own = own
	e.categories = Categories
	var names []string
	for _, c := range own {
		if !slices.Contains(Categories, c.Name) && !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	e.categories = slices.Concat(Categories, names)
}

// Categories are all categories of the run in the order of reports: the known ones, then those of packs by name.
func (e *Engine) Categories() []string { return e.categories }

// CategoryTitle is the name of a category for a reader of lang.
func (e *Engine) CategoryTitle(name, lang string) string {
	for i := range e.own {
		if c := &e.own[i]; c.Name == name && c.Title[lang] != "" {
			return c.Title[lang]
		}
	}
	return CategoryTitle(name, lang)
}

// HeadingOf is the id of the heading under which a category stands; "" for a name that nobody knows.
func (e *Engine) HeadingOf(category string) string {
	for _, h := range Headings {
		if slices.Contains(h.Categories, category) {
			return h.ID
		}
	}
	for i := range e.own {
		if e.own[i].Name == category {
			return e.own[i].Heading
		}
	}
	return ""
}

// categoryWeight is CategoryWeight with the weights of packs.
func (e *Engine) categoryWeight(m page.Model, category string) float64 {
	for i := range e.own {
		if e.own[i].Name == category {
			return e.own[i].Weight
		}
	}
	return CategoryWeight(m, category)
}

// technical reports whether a page that is missing has no faults in the category. That holds for those of packs: their
// rules speak of pages that are there.
func (e *Engine) technical(category string) bool {
	return Technical(category) || !slices.Contains(Categories, category)
}
