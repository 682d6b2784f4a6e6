package analyzer

import "github.com/siteassay/assay/page"

// Views are what an audit tells of the whole site beyond single faults: they show how it sells, not what is wrong with
// it, and cost no points by themselves. Rules judge the same facts. All are filled in the one pass over the stored pages
// that the site rules make, keep ids, counts and a few cloned strings, and are bounded whatever the size of the site.
type Views struct {
	Paths *ActionPaths `json:"paths_to_action"`
}

// A Viewing fills the Views of one site. It is used by one goroutine.
type Viewing struct {
	paths *pathFinder
}

// NewViewing starts before the pass over the pages; the graph of the site is complete.
func NewViewing(s *Site) *Viewing {
	return &Viewing{paths: newPathFinder(s)}
}

// Page is called for every audited page; i is its index in Site.Nodes.
func (v *Viewing) Page(i int32, p *page.Page) {
	v.paths.page(i, p)
}

// Views is called once after the last page.
func (v *Viewing) Views() *Views {
	return &Views{Paths: v.paths.view()}
}
