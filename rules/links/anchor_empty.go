package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// anchorEmpty finds links without an accessible name. A link around a nameless picture is counted by
// images/linked-without-name, an anchor that goes nowhere by cta/dead-target, and one that is hidden from screen readers and not from
// the keyboard by accessibility/hidden-focusable.
func anchorEmpty(c *analyzer.Context) analyzer.Result {
	return count(c, func(l *page.Link) bool { return l.Text == "" && l.Kind == "http" && !l.Image && !l.Hidden })
}

// count finds the links that match and shows their addresses.
func count(c *analyzer.Context, match func(*page.Link) bool) analyzer.Result {
	n := 0
	var urls []string
	var evidence []analyzer.Evidence
	for i := range c.Page.Links {
		l := &c.Page.Links[i]
		if !match(l) {
			continue
		}
		if n++; len(evidence) < analyzer.MaxEvidence {
			quote := l.URL
			if quote == "" {
				quote = "href=\"" + l.Raw + "\" " + l.Text
			}
			urls = append(urls, quote)
			evidence = append(evidence, analyzer.Evidence{Quote: quote, Selector: l.Selector})
		}
	}
	if n == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{Status: analyzer.Fail, Count: n, Values: analyzer.V("got", n, "urls", urls[:min(3, len(urls))]), Evidence: evidence}
}
