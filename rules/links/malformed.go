package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// malformed finds addresses that no browser can make a URL of, and those whose http is misspelt: a program for that scheme is asked
// for, and nobody has one.
func malformed(c *analyzer.Context) analyzer.Result {
	return count(c, func(l *page.Link) bool { return l.Kind == "malformed" || l.Kind == "other" && misspelt(l.URL) })
}

// misspelt reports whether a URL begins with what is http or https but for one letter too few, too many or in the wrong place.
func misspelt(url string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(url), "://")
	if !ok {
		return false
	}
	switch scheme {
	case "ttp", "htp", "htpp", "htttp", "hhttp", "httpp", "httl", "htt", "ttps", "htps", "htpps", "htttps", "hhttps", "httpps", "httpss", "httsp", "hhtps", "hhtp", "hppts", "htts":
		return true
	}
	return false
}
