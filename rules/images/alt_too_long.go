package images

import (
	"unicode/utf8"

	"github.com/siteassay/assay/analyzer"
)

// altTooLong finds alt texts that are paragraphs.
func altTooLong(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		if len(img.Alt) <= c.Params.Int("max") || utf8.RuneCountInString(img.Alt) <= c.Params.Int("max") {
			continue
		}
		n++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: img.Alt, Selector: img.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence}
}
