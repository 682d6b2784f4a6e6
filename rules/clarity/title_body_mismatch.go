package clarity

import (
	"math"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// titleBodyMismatch takes the share of the title's terms that the page speaks of. The facts leave out the brand where one
// page can tell it; here the name of the site is known, and its words need not stand in the text either. Titles of fewer
// than three terms cannot be judged.
func titleBodyMismatch(c *analyzer.Context) analyzer.Result {
	t := &c.Page.Text
	least := c.Params.Number("min")
	coverage := t.TitleCoverage
	if coverage >= least || len(t.TitleUnmatched) == 0 {
		return analyzer.Result{}
	}
	total := int(math.Round(float64(len(t.TitleUnmatched)) / (1 - coverage)))
	missing := t.TitleUnmatched
	if name := bare(c.Site.Name); name != "" && len(missing) < maxUnmatched {
		missing = make([]string, 0, len(t.TitleUnmatched))
		for _, w := range t.TitleUnmatched {
			if !strings.Contains(name, bare(w)) {
				missing = append(missing, w)
			}
		}
		found := total - len(t.TitleUnmatched)
		if total -= len(t.TitleUnmatched) - len(missing); total < 3 {
			return analyzer.None()
		}
		coverage = float64(found) / float64(total)
	}
	if coverage >= least {
		return analyzer.Result{}
	}
	r := analyzer.Found(
		analyzer.V("got", int(math.Round(100*coverage)), "missing", missing),
		analyzer.Evidence{Quote: c.Page.Title.Text, Selector: "head > title"},
	)
	r.Confidence = 0.8
	if coverage >= 0.15 {
		r.Loss = 1 - coverage
	}
	return r
}

// maxUnmatched is how many unmatched terms the facts keep; a full list cannot be counted.
const maxUnmatched = 20
