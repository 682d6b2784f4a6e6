package offer

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// bannedSuperlative reports absolute words of article 9 of the Advertising Law in commercial text. One hit counts in full only
// where it is part of the promise: title, headline or hero; elsewhere it may be meant otherwise.
func bannedSuperlative(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var found []string
	for _, s := range p.Offer.Superlatives {
		if !analyzer.Says(s, c.Params.Strings("allowed")) {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		return analyzer.Result{}
	}
	confidence := 0.5
	if len(found) >= 2 {
		confidence = 0.8
	}
	evidence := make([]analyzer.Evidence, 0, min(len(found), analyzer.MaxEvidence))
	for _, s := range found {
		if strings.Contains(p.Offer.Hero, s) || strings.Contains(p.Title.Text, s) || strings.Contains(p.Offer.Headline, s) {
			confidence = 0.8
		}
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: s})
		}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: min(1, 0.4+0.2*float64(len(found)-1)), Confidence: confidence, Count: len(found), Evidence: evidence,
		Values: analyzer.V("got", len(found), "first", found[0]),
	}
}
