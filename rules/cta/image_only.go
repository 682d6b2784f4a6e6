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
	count, buttons := 0, 0
	var evidence []analyzer.Evidence
	for i := range c.Page.CTAs {
		t := &c.Page.CTAs[i]
		if !t.ImageOnly {
			continue
		}
		if t.Target == "submit" || t.Target == "button" {
			buttons++ // accessibility/button-without-name charges them
		}
		if count++; len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: strings.TrimSpace("<" + strings.ReplaceAll(t.Signature, ".", " .") + "> " + t.Target), Selector: t.Selector})
		}
	}
	if count == 0 {
		return analyzer.Result{}
	}
	r := analyzer.Result{Status: analyzer.Fail, Count: count, Values: analyzer.V("got", count), Evidence: evidence}
	if count == buttons {
		r.Loss = analyzer.Mention
	}
	return r
}
