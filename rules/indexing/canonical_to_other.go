package indexing

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// canonicalToOther notes the page that gives itself up for another. The same path on another host is the whole site seen on a
// copy or an alias, which canonical-off-host tells once for all pages, and the default document is its directory.
func canonicalToOther(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Canonical == p.URL || afterHost(p.Canonical) == afterHost(p.URL) {
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", p.Canonical), analyzer.Evidence{Quote: p.Canonical, Selector: "link[rel=canonical]", URL: p.Canonical})
}

// afterHost is a URL in normal form without scheme, host and default document.
func afterHost(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	_, rest, _ = strings.Cut(rest, "/")
	dir := rest[:strings.LastIndexByte(rest, '/')+1]
	switch rest[len(dir):] {
	case "index.html", "index.htm", "index.php", "default.aspx":
		return dir
	}
	return rest
}
