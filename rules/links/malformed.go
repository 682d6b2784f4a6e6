package links

import (
	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// malformed finds addresses that no browser can make a URL of.
func malformed(c *analyzer.Context) analyzer.Result {
	return count(c, func(l *page.Link) bool { return l.Kind == "malformed" })
}
