package trust

import (
	"math"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// injectedSpam fuses the signs of injected content that the page shows (domain.md 4.2). Two independent families are needed: a
// title may be clumsy and a text may be traditional Chinese, but not both about different things by chance. Three families that
// agree need a little less than two.
func injectedSpam(c *analyzer.Context) analyzer.Result {
	p, families := c.Page.Signals.SpamProbability()
	if families < 2 || p < c.Params.Number("suspected") {
		return analyzer.Result{}
	}
	res := analyzer.Result{
		Status: analyzer.Fail, Loss: 0.5, Evidence: signs(c.Page.Signals.Spam, ""),
		Values: analyzer.V("got", families, "share", int(math.Round(p*100))),
	}
	if p >= c.Params.Number("confirmed") || families >= 3 && p >= c.Params.Number("confirmed_by_three") {
		res.Loss = 1
	}
	return res
}

// signs are the quotes of the signs of one family, or of all.
func signs(all []page.Signal, family string) []analyzer.Evidence {
	var evidence []analyzer.Evidence
	for i := range all {
		s := &all[i]
		if s.Quote == "" || family != "" && s.Family != family {
			continue
		}
		selector := ""
		if s.Family == "T" {
			selector = "head > title"
		}
		evidence = append(evidence, analyzer.Evidence{Quote: s.Quote, Selector: selector})
	}
	return evidence
}
