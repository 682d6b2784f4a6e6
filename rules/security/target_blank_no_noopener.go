package security

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// targetBlankNoNoopener finds links to other sites that open a window which may reach back. Browsers of today add
// noopener themselves, so the rule is a notice.
func targetBlankNoNoopener(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Links {
		l := &c.Page.Links[i]
		if l.Internal || !strings.EqualFold(l.Target, "_blank") || !strings.HasPrefix(l.URL, "http") ||
			slices.Contains(l.Rel, "noopener") || slices.Contains(l.Rel, "noreferrer") {
			continue
		}
		n++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: l.URL, Selector: l.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence}
}
