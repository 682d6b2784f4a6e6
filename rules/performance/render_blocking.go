package performance

import "github.com/siteassay/assay/analyzer"

// renderBlocking counts scripts and style sheets in the head that hold up the first words.
func renderBlocking(c *analyzer.Context) analyzer.Result {
	n := 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Resources {
		r := &c.Page.Resources[i]
		if !r.Blocking || r.URL == "" {
			continue
		}
		n++
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: r.URL, Selector: r.Kind})
		}
	}
	if n <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence, Values: analyzer.V("got", n)}
}
