package cta

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// imageOnly finds calls without any words: no text, no alt, no label for screen readers.
func imageOnly(c *analyzer.Context) analyzer.Result {
	if len(c.Page.CTAs) == 0 {
		return analyzer.None()
	}
	count := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.CTAs {
		t := &c.Page.CTAs[i]
		if !t.ImageOnly {
			continue
		}
		if count++; len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: strings.TrimSpace("<" + strings.ReplaceAll(t.Signature, ".", " .") + "> " + t.Target), Selector: t.Selector})
		}
	}
	if count == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: count, Values: analyzer.V("got", count), Evidence: evidence}
}
