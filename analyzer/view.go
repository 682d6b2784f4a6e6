package analyzer

import "github.com/siteassay/assay/page"

// Views are what an audit tells of the whole site beyond single faults: they show how it sells, not what is wrong with
// it, and cost no points by themselves. Rules judge the same facts. All are filled in the one pass over the stored pages
// that the site rules make, keep ids, counts and a few cloned strings, and are bounded whatever the size of the site.
type Views struct {
	Paths      *ActionPaths    `json:"paths_to_action"`
	Functions  []FunctionScore `json:"functions"` // the eight marketing functions
	Levers     []Lever         `json:"levers"`    // repairs that raise three functions or more
	Service    *ServiceLadder  `json:"service_ladder"`
	Audiences  []AudienceCover `json:"audiences"`
	Calls      *CallInventory  `json:"calls_to_action"`
	Promises   *PromiseChains  `json:"promises"`
	Jobs       *PageJobs       `json:"one_job"`
	Forms      *FormCosts      `json:"forms"`
	Claims     *ClaimLedger    `json:"claims"`
	Objections *ObjectionMap   `json:"objections"`
	Foreign    *ForeignContent `json:"foreign_content,omitempty"` // nil when there is none
}

// leverFunctions is how many functions a repair must raise to be a lever.
const leverFunctions = 3

// A Viewing fills the Views of one site. It is used by one goroutine.
type Viewing struct {
	paths     *pathFinder
	climb     *Climb
	audiences *audienceMatrix
	calls     *CallBook
	jobs      *jobFinder
	forms     *formFinder
	claims    *Ledger
	doubts    *ObjectionSearch
	foreign   *foreignFinder
}

// NewViewing starts before the pass over the pages; the graph of the site is complete. What counts as a link to answers or to a
// community is what the rule service/ladder is told.
func NewViewing(e *Engine, s *Site) *Viewing {
	v := &Viewing{paths: newPathFinder(s), climb: &Climb{Questions: NewLabels(nil), Community: NewLabels(nil)}, audiences: newAudienceMatrix(s),
		calls: s.Calls, jobs: newJobFinder(s), forms: newFormFinder()}
	v.claims, v.doubts = NewLedger(s), NewObjectionSearch(s)
	v.foreign = newForeignFinder(s)
	for _, r := range e.Rules {
		if r.ID == "service/ladder" {
			v.climb.Questions, v.climb.Community = NewLabels(r.Params.Strings("questions")), NewLabels(r.Params.Strings("community"))
		}
	}
	return v
}

// Page is called for every audited page; i is its index in Site.Nodes.
func (v *Viewing) Page(i int32, p *page.Page) {
	v.paths.page(i, p)
	v.climb.Page(p)
	v.audiences.page(i, p)
	v.jobs.page(p)
	v.forms.page(i, p)
	v.claims.Page(i, p)
	v.doubts.Page(i, p)
	v.foreign.page(p)
}

// Views is called once after the last page, with the score of the run.
func (v *Viewing) Views(s *Score) *Views {
	return &Views{
		Paths: v.paths.view(), Functions: s.Functions(), Levers: s.Levers(leverFunctions),
		Service: v.climb.view(), Audiences: v.audiences.view(),
		Calls: v.calls.Inventory(), Promises: v.calls.Chains(), Jobs: v.jobs.jobs(), Forms: v.forms.costs(),
		Claims: v.claims.View(), Objections: v.doubts.View(), Foreign: v.foreign.content(),
	}
}
