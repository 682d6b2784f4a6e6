package trust

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// placeholder reports text and pictures that a template left behind.
func placeholder(c *analyzer.Context) analyzer.Result {
	p := c.Page
	var found []string
	var evidence []analyzer.Evidence
	for _, s := range p.Signals.Placeholder {
		found = append(found, s)
		evidence = append(evidence, analyzer.Evidence{Quote: s})
	}
	hosts := c.Params.Strings("image_hosts")
	for i := range p.Images {
		if img := &p.Images[i]; !img.Hidden && servedBy(img.URL, hosts) {
			found = append(found, img.URL)
			evidence = append(evidence, analyzer.Evidence{Quote: img.URL, Selector: img.Selector})
		}
	}
	if len(found) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: len(found), Evidence: evidence,
		Values: analyzer.V("got", found[:min(2, len(found))]),
	}
}

// servedBy reports whether a URL is on one of the hosts.
func servedBy(url string, hosts []string) bool {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return false
	}
	host, _, _ := strings.Cut(rest, "/")
	for _, h := range hosts {
		if host == h || strings.HasSuffix(host, h) && strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}
