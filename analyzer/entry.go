package analyzer

import "github.com/siteassay/assay/page"

// entry reports whether search engines, advertisements or links elsewhere may lead a visitor to the page first. A site that is closed
// to search engines as a whole, before it opens or under a test address, is told of as if it were open.
func (s *Site) entry(p *page.Page) bool {
	if !p.Indexable && !s.shut() || p.ScriptOnly || p.Signals.NotFound || p.Signals.Challenge {
		return false
	}
	return p.Type != page.Legal && p.Type != page.Cart
}

// shut reports whether no page of the site may be indexed, or names itself as its canonical address.
func (s *Site) shut() bool {
	if s.doors == 0 {
		s.doors = 1
		for i := range s.Nodes {
			if s.Nodes[i].Outcome == page.Audited && s.Nodes[i].Indexable {
				s.doors = 2
				break
			}
		}
	}
	return s.doors == 1
}
