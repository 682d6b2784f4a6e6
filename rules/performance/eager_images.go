package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/rules"
)

// eagerImages counts pictures behind the first ones that load at once, and those in slides that are not shown at first.
// Small ones are icons, drawings weigh little, and what has no width may be either: it is not counted.
func eagerImages(c *analyzer.Context) analyzer.Result {
	slides, evidence := rules.Violated(c.Page, "carousel-hidden-eager")
	first, seen, late := c.Params.Int("first"), 0, 0
	for i := range c.Page.Images {
		m := &c.Page.Images[i]
		if m.Hidden || m.Width < 150 || m.Height > 0 && m.Height < 100 || strings.HasSuffix(m.URL, ".svg") {
			continue
		}
		if seen++; seen <= first || m.Lazy {
			continue
		}
		if late++; len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: m.URL, Selector: m.Selector})
		}
	}
	if late < c.Params.Int("max") {
		late = 0
	}
	if late == 0 && slides < 2 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: max(late, slides), Evidence: evidence,
		Values: analyzer.V("got", max(late, slides), "slides", slides),
	}
}
