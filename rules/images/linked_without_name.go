package images

import "github.com/siteassay/assay/analyzer"

// linkedWithoutName finds images that are all their link has, and say nothing.
func linkedWithoutName(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		if !img.Linked || img.LinkNamed || img.Named || img.Alt != "" {
			continue
		}
		n++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: source(img.URL), Selector: img.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence, Values: analyzer.V("got", n)}
}
