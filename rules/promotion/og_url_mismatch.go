package promotion

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// ogURLMismatch compares og:url with the canonical address and with that of the page: one that names the page itself is right also where
// the canonical link is wrong, which others report. The scheme and a slash at the end are no difference, nor is a query where the
// page names no canonical.
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
	if bare(got) == bare(want) || bare(got) == bare(p.URL) {
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", written, "want", want), analyzer.Evidence{Quote: written, Selector: "meta[property='og:url']"})
}

// bare is a URL without scheme and without a slash at the end.
func bare(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	return strings.TrimSuffix(rest, "/")
}

func withoutQuery(url string) string {
	before, _, _ := strings.Cut(url, "?")
	return before
}
