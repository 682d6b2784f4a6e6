package analyzer

import (
	"slices"

	"github.com/siteassay/assay/page"
)

// Mention is the Loss of a finding that is shown and costs nothing, because the same fault is charged elsewhere: a page never
// loses points twice for one thing.
const Mention = 1e-9

// Lacks reports whether the score takes points because the site has no page at all of a type that its model must have (domain.md
// 3.3). A rule that finds just this gives the Loss Mention.
func (s *Site) Lacks(t page.Type) bool {
	if !s.Complete || !requires(s.Model, t) || slices.Contains(s.Served, t) {
		return false
	}
	audited := false
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Outcome == page.Audited {
			if n.Type == t {
				return false
			}
			audited = true
		}
	}
	return audited
}

// OnceMissing is the Loss of a finding that no page of type t is there: all of the rule's weight, or Mention where the score takes
// points for the missing type already.
func (s *Site) OnceMissing(t page.Type) float64 {
	if s.Lacks(t) {
		return Mention
	}
	return 1
}
