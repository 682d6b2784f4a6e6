package performance

import "github.com/siteassay/assay/analyzer"

// elements are the selectors of what blocks.
var elements = map[string]string{"script": "head > script[src]", "style": "head > link[rel=stylesheet]"}

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
			evidence = append(evidence, analyzer.Evidence{Quote: r.URL, Selector: elements[r.Kind]})
		}
	}
	if n <= c.Params.Int("max") {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Evidence: evidence, Values: analyzer.V("got", n)}
}
