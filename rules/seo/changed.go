package seo

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// changed lists the pages that differ from the run before. Whether a change is a fault only the owner knows.
func changed(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck { return &news{site: s} }

type news struct{ site *analyzer.Site }

// Page keeps nothing: the audit compares the pages.
func (*news) Page(int32, *page.Page) {}

// Findings is one finding of all changes.
func (n *news) Findings() []analyzer.Finding {
	c := n.site.Changes
	if c == nil || c.Count == 0 {
		return nil
	}
	f := analyzer.Finding{Loss: 1, Count: c.Count, Values: analyzer.V("got", c.Count, "known", c.Known, "added", c.Added)}
	for _, x := range c.List {
		u := n.site.Nodes[x.Node].URL
		f.Related = append(f.Related, u)
		if len(f.Evidence) < analyzer.MaxEvidence {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: x.Show, URL: u})
		}
	}
	return []analyzer.Finding{f}
}
