package links

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// nofollowInternal finds own pages that are disowned. Logins, carts and filters are none that should be listed.
func nofollowInternal(c *analyzer.Context) analyzer.Result {
	return count(c, func(l *page.Link) bool {
		if !l.Internal || l.Kind != "http" || !slices.Contains(l.Rel, "nofollow") {
			return false
		}
		for _, word := range [...]string{"login", "signin", "register", "account", "cart", "checkout", "basket", "wishlist", "compare", "?"} {
			if strings.Contains(l.URL, word) {
				return false
			}
		}
		return true
	})
}
