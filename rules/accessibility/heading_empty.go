package accessibility

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// headingEmpty finds headings without a word.
func headingEmpty(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Headings {
		h := &c.Page.Headings[i]
		if h.Text != "" {
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
