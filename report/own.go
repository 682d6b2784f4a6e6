package report

import "github.com/siteassay/assay/page"

// How much of an own fact people read; report.json has the rest.
const (
	maxOwnValues = 8
	maxOwnTypes  = 4
)

// An ownView is one of the user's facts with what the table prints besides it.
type ownView struct {
	OwnCount
	All   int // pages
	Top   []OwnValue
	More  int      // values that are not shown
	Range string   // of numbers, amounts and days
	Kinds []string // on which page types, when there are several
	Links []related
	Gap   int // pages of the first type that lack it
}

// Own lists the facts of the user's extractors.
func (v *view) Own() []ownView {
	var all []ownView
	for _, o := range v.Doc.Own {
		x := ownView{OwnCount: o, All: o.Pages + o.Missing, Top: o.Values[:min(len(o.Values), maxOwnValues)]}
		x.More = max(0, o.Distinct-len(x.Top))
		if o.Least != o.Most {
			x.Range = v.c.text("own.range", "least", quote(o.Least), "most", quote(o.Most))
		}
		for _, t := range o.Types[:min(len(o.Types), maxOwnTypes)] {
			x.Kinds = append(x.Kinds, v.c.text("own.kind", "type", v.c.word("type", string(t.Type)), "n", t.Pages, "all", t.Pages+t.Missing))
		}
		if len(o.Types) > 0 && (o.Type != page.OwnBool || o.Types[0].Missing < o.Types[0].Pages) {
			x.Gap = o.Types[0].Missing
			for _, u := range o.Lacking {
				x.Links = append(x.Links, v.Link(u))
			}
		}
		all = append(all, x)
	}
	return all
}

// CostSum is what all rules of the user's packs cost on a page.
func (v *view) CostSum() string {
	for _, c := range v.Doc.Profile.Costs {
		if c.Share > 0 {
			return v.c.text("method.together", "n", decimal(c.Micros/c.Share))
		}
	}
	return ""
}
