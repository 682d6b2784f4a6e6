package report

import (
	"math"
	"strconv"

	"github.com/siteassay/assay/analyzer"
)

// maxForeignRows is how many pages people read; report.json has the rest.
const maxForeignRows = 20

// A foreignView is what the template of foreign content reads.
type foreignView struct {
	Intro string
	Pages []foreignRow
	Steps []string
}

type foreignRow struct {
	analyzer.ForeignPage
	Link  related
	State string
	First string
}

// responseSteps is the number of the steps, respond.1 and on.
const responseSteps = 6

// Foreign is the section on content that the owner did not write, nil when there is none.
func (v *view) Foreign() *foreignView {
	if v.Doc.Views == nil || v.Doc.Views.Foreign == nil {
		return nil
	}
	f := v.Doc.Views.Foreign
	out := &foreignView{Intro: v.c.text("foreign.intro", "n", f.Count, "confirmed", f.Confirmed, "templates", f.Templates)}
	if f.Confirmed == 0 {
		out.Intro = v.c.text("foreign.maybe", "n", f.Count)
	}
	for _, p := range f.Pages[:min(len(f.Pages), maxForeignRows)] {
		row := foreignRow{ForeignPage: p, Link: v.Link(p.URL)}
		likely := int(math.Round(100 * p.Likely))
		if row.State = v.c.text("foreign.suspected", "p", likely); p.Confirmed {
			row.State = v.c.text("foreign.confirmed", "p", likely)
		}
		if row.First = v.c.text("foreign.run", "run", p.Since); p.Fresh {
			row.First = v.c.text("foreign.fresh", "run", p.Since)
		}
		out.Pages = append(out.Pages, row)
	}
	for k := 1; k <= responseSteps; k++ {
		out.Steps = append(out.Steps, v.c.word("respond", strconv.Itoa(k)))
	}
	return out
}
