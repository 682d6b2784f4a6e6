package clarity

import "github.com/siteassay/assay/analyzer"

// machinePhrases counts the different stock phrases of generated copy in the main text. One or two are anybody's; from
// three on they are a manner. Whether a machine wrote the text cannot be known, so nothing is scored.
func machinePhrases(c *analyzer.Context) analyzer.Result {
	var found []string
	for _, phrase := range c.Params.Strings(c.Page.Language) {
		if c.SaysPhrase(phrase) {
			found = append(found, phrase)
		}
	}
	if len(found) < c.Params.Int("least") {
		return analyzer.Result{}
	}
	r := analyzer.Found(analyzer.V("got", len(found), "found", found[:min(8, len(found))]))
	for _, phrase := range found {
		if len(r.Evidence) < analyzer.MaxEvidence {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: around(c.Page.Text.Main, phrase)})
		}
	}
	r.Count = len(found)
	r.Confidence = 0.5
	return r
}
