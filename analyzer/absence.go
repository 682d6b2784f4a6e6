package analyzer

import "github.com/siteassay/assay/page"

// An Absence is the whole check of a rule on one thing that a site should have somewhere: it shows each page to Has until one has
// it, and reports one finding when a Search that is Conclusive came to its end without.
type Absence struct {
	Search
	Has    func(*page.Page) bool
	Spared bool    // the site needs none: nothing is reported, and nothing is open
	Loss   float64 // 0 … 1; 0 is the whole
	found  bool
}

// Page shows it a page.
func (a *Absence) Page(_ int32, p *page.Page) {
	a.See(p)
	a.found = a.found || a.Has(p)
}

// Findings is one finding, with the menu of the start page as evidence, or none.
func (a *Absence) Findings() []Finding {
	if a.found || a.Spared || !a.Conclusive() {
		return nil
	}
	return []Finding{{Loss: a.Loss, Confidence: 0.8, Values: V("got", a.Pages), Evidence: []Evidence{a.Evidence()}}}
}

// Unknown reports whether the crawl, or pages that could not be read, leave the question open.
func (a *Absence) Unknown() bool { return !a.found && !a.Spared && !a.Conclusive() }
