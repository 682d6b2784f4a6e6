package layout

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// htmlMalformed reports elements that are opened and not closed, or the reverse.
func htmlMalformed(c *analyzer.Context) analyzer.Result {
	n, evidence := rules.Violated(c.Page, "html-malformed")
	if n == 0 || c.Page.Status >= 400 {
		return analyzer.Result{}
	}
	var labels []string
	for _, e := range evidence {
		labels = append(labels, e.Quote)
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: n, Evidence: evidence, Values: analyzer.V("got", n, "labels", strings.Join(labels, ", ")),
	}
}

// iframes counts frames with an address.
var iframes = rules.Tally(1, func(p *page.Page, _ analyzer.Params) (n int, quote string) {
	for i := range p.Resources {
		if r := &p.Resources[i]; r.Kind == "iframe" && r.URL != "" && !strings.HasPrefix(r.URL, "about:") {
			if n++; quote == "" {
				quote = r.URL
			}
		}
	}
	return n, quote
})
