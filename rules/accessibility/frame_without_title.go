package accessibility

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// frameWithoutTitle finds iframes that a screen reader cannot announce. Frames without an address, without a size or hidden are
// counters and helpers of scripts that nobody meets.
func frameWithoutTitle(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Resources {
		r := &c.Page.Resources[i]
		if r.Kind != "iframe" || r.URL == "" || r.Hidden || strings.TrimSpace(r.Title) != "" {
			continue
		}
		n++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: r.URL, Selector: "iframe"})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence}
}
