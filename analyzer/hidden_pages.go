package analyzer

import "github.com/siteassay/assay/page"

// HiddenPages counts the audited pages that ask not to be listed. When nearly all do, that is one setting of the site, which
// indexing/noindex-sitewide reports, and no fault of single pages.
type HiddenPages struct {
	Pages  int  // audited
	Hidden int  // with noindex
	Home   bool // the home page is among the hidden
}

// SiteWide reports whether the home page and at least this share (0 … 1) of at least so many pages are hidden.
func (h HiddenPages) SiteWide(share float64, pages int) bool {
	return h.Home && h.Pages >= pages && float64(h.Hidden) >= share*float64(h.Pages)
}

func countHidden(s *Site) (h HiddenPages) {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.Outcome != page.Audited {
			continue
		}
		h.Pages++
		if n.Robots.Has(Noindex) {
			h.Hidden++
			h.Home = h.Home || n.Type == page.Home || n.URL == s.Root
		}
	}
	return h
}
