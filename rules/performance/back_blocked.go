package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// backBlocked reports what keeps a page out of the back/forward cache. Carts, and pages that ask for a password, are
// right not to be kept.
func backBlocked(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Type == page.Cart || p.Status >= 400 {
		return analyzer.None()
	}
	for i := range p.Forms {
		if p.Forms[i].Purpose == "login" || p.Forms[i].Purpose == "checkout" {
			return analyzer.None()
		}
	}
	_, evidence := rules.Violated(p, "bfcache-blocked")
	if v := p.Fetch.Headers.Get("cache-control"); strings.Contains(strings.ToLower(v), "no-store") {
		evidence = append(evidence, analyzer.Evidence{Quote: "Cache-Control: " + v})
	}
	if len(evidence) == 0 {
		return analyzer.Result{}
	}
	var labels []string
	for _, e := range evidence {
		labels = append(labels, e.Quote)
	}
	return analyzer.Result{
		Status: analyzer.Fail, Confidence: 0.8, Count: len(evidence), Evidence: evidence, Values: analyzer.V("got", len(evidence), "labels", strings.Join(labels, "; ")),
	}
}
