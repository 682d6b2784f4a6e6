package trust

import (
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
)

// badgeUnverifiable finds seals and awards shown as pictures that nobody can check: without a link, and without a number, a year or an
// issuer in their alternative text. A photographed certificate carries all three, and logos of payment services promise nothing.
func badgeUnverifiable(c *analyzer.Context) analyzer.Result {
	seals, issuers := c.Params.Strings("seals"), c.Params.Strings("issuers")
	var got []string
	var evidence []analyzer.Evidence
	all := 0
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		alt := strings.ToLower(img.Alt)
		if img.Hidden || alt == "" || len(alt) > 120 || !holds(alt, seals) {
			continue
		}
		all++
		if img.Linked || strings.ContainsFunc(alt, unicode.IsDigit) || holds(alt, issuers) {
			continue
		}
		got = append(got, img.Alt)
		evidence = append(evidence, analyzer.Evidence{Quote: img.Alt, Selector: img.Selector})
	}
	switch {
	case all == 0:
		return analyzer.None()
	case len(got) == 0:
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Loss: float64(len(got)) / float64(all), Confidence: 0.8, Count: len(got),
		Values: analyzer.V("got", got[:min(3, len(got))]), Evidence: evidence,
	}
}
