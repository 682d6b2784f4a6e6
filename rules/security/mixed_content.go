package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// mixedContent finds what an https page loads over http: images, scripts, styles, frames. Links are no part of the page.
func mixedContent(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if !strings.HasPrefix(p.URL, "https://") {
		return analyzer.None()
	}
	var urls []string
	var evidence []analyzer.Evidence
	add := func(url, selector string) {
		urls = append(urls, url)
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: url, Selector: selector})
		}
	}
	for i := range p.Images {
		if img := &p.Images[i]; strings.HasPrefix(img.URL, "http://") {
			add(img.URL, img.Selector)
		}
	}
	for i := range p.Resources {
		if r := &p.Resources[i]; strings.HasPrefix(r.URL, "http://") {
			add(r.URL, r.Kind)
		}
	}
	if len(urls) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: len(urls), Evidence: evidence,
		Values: analyzer.V("got", urls[:min(3, len(urls))]),
	}
}
