package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// ogURLMismatch compares og:url with the canonical address, or with that of the page when it names no canonical: then a query of
// its own is no difference. A slash at the end is none either.
func ogURLMismatch(c *analyzer.Context) analyzer.Result {
	p := c.Page
	want := p.Canonical
	written := strings.TrimSpace(p.OpenGraph.Get("url"))
	got, err := page.Resolve(p.URL, written)
	if err != nil {
		got = written
	}
	if want == "" {
		want = withoutQuery(p.URL)
		got = withoutQuery(got)
	}
	if strings.TrimSuffix(got, "/") == strings.TrimSuffix(want, "/") {
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", written, "want", want), analyzer.Evidence{Quote: written, Selector: "meta[property='og:url']"})
}

func withoutQuery(url string) string {
	before, _, _ := strings.Cut(url, "?")
	return before
}
