package links

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// nofollowInternal finds own pages that are disowned. Logins, carts and filters are none that should be listed,
// links to the page itself (to cancel a comment) carry nothing, and those to addresses of a delivery network are none of the owner's.
func nofollowInternal(c *analyzer.Context) analyzer.Result {
	return count(c, func(l *page.Link) bool {
		if !l.Internal || l.Kind != "http" || !slices.Contains(l.Rel, "nofollow") {
			return false
		}
		if l.URL == c.Page.URL || strings.Contains(l.URL, "/cdn-cgi/") {
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
