package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// linkHygiene looks for campaign parameters in internal links as they are written; the normal form of a URL has none.
func linkHygiene(c *analyzer.Context) analyzer.Result {
	var r analyzer.Result
	for i := range c.Page.Links {
		l := &c.Page.Links[i]
		if !l.Internal || l.Raw == "" || !strings.Contains(l.Raw, "utm_") {
			continue
		}
		if _, query, ok := strings.Cut(l.Raw, "?"); !ok || !strings.HasPrefix(query, "utm_") && !strings.Contains(query, "&utm_") && !strings.Contains(query, "&amp;utm_") {
			continue
		}
		r.Status = analyzer.Fail
		r.Count++
		if len(r.Evidence) < analyzer.MaxEvidence {
			r.Evidence = append(r.Evidence, analyzer.Evidence{Quote: l.Raw, Selector: l.Selector, URL: l.URL})
		}
	}
	if r.Count > 0 {
		r.Values = analyzer.V("got", r.Count)
		r.Loss = min(1, 0.4+0.1*float64(r.Count))
	}
	return r
}
