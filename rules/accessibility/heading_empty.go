package accessibility

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// headingEmpty finds headings without a word. An empty main heading on a page without another is seo/h1-missing.
func headingEmpty(c *analyzer.Context) analyzer.Result {
	n, main := 0, false
	for i := range c.Page.Headings {
		main = main || c.Page.Headings[i].Level == 1 && c.Page.Headings[i].Text != ""
	}
	var evidence []analyzer.Evidence
	for i := range c.Page.Headings {
		h := &c.Page.Headings[i]
		if h.Text != "" || h.Level == 1 && !main && c.Page.Status == 200 {
			continue
		}
		if n++; n <= analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: fmt.Sprintf("<h%d></h%d>", h.Level, h.Level), Selector: h.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence}
}
