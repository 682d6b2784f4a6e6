package audit

import (
	"errors"
	"fmt"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// errOtherLayout ends the reading of records that another version of the program wrote.
var errOtherLayout = errors.New("records of another version")

// readPast reads what the run before remembered of its pages. A first run has none; the records may have been retired, or be
// of another version of the program: then nothing is compared.
func (a *audit) readPast() error {
	if a.run < 2 {
		return nil
	}
	past, pages := analyzer.NewPast(), 0
	err := a.store.EachRecord(a.run-1, func(key uint32, b []byte) error {
		if key >= unjudged {
			return nil
		}
		var r record
		if page.Unmarshal(b, &r) != nil {
			return errOtherLayout
		}
		past.Add(r.Page.URL, r.Digest)
		pages++
		return nil
	})
	var none interface{ NoRun() bool }
	switch {
	case errors.Is(err, errOtherLayout) || errors.As(err, &none):
		return nil
	case err != nil:
		return fmt.Errorf("reading the run before: %w", err)
	case pages > 0:
		a.past, a.site.Changes = past, &analyzer.Changes{}
	}
	return nil
}

// lost notes the URLs that were pages in the run before.
func (a *audit) lost() {
	if a.past == nil {
		return
	}
	for i := range a.site.Nodes {
		a.site.Changes.Lost(a.past, int32(i), &a.site.Nodes[i])
	}
}

// changes is what the report says of them; nil when there is nothing to compare with, and when nothing differs: the same answers
// give the same report, whether the site was audited before or not.
func (a *audit) changes() *report.Changes {
	c := a.site.Changes
	if c == nil || c.Count == 0 && c.Added == 0 {
		return nil
	}
	out := &report.Changes{Run: a.run - 1, Known: c.Known, Added: c.Added, Count: c.Count, Pages: make([]report.Change, len(c.List))}
	for i, x := range c.List {
		out.Pages[i] = report.Change{URL: a.site.Nodes[x.Node].URL, What: x.What, Show: x.Show}
	}
	return out
}
