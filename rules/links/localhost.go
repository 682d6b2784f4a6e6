package links

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// localhost finds links to machines that a visitor cannot reach, and to files on the disk of whoever wrote the page. A site that is itself on such a machine is a test.
func localhost(c *analyzer.Context) analyzer.Result {
	if private(c.Page.URL) {
		return analyzer.None()
	}
	r := count(c, func(l *page.Link) bool {
		return l.Kind == "http" && !l.Internal && private(l.URL) || l.Kind == "other" && strings.HasPrefix(strings.ToLower(l.URL), "file:")
	})
	if r.Status == analyzer.Fail {
		r.Values = analyzer.V("got", r.Values[1].Any)
	}
	return r
}

// private reports whether the host of a URL is of this machine or of a network behind a router.
func private(raw string) bool {
	if !strings.Contains(raw, "//localhost") && !strings.Contains(raw, "//1") && !strings.Contains(raw, "//[") {
		return false
	}
	u, err := url.Parse(raw)
	if err != nil {
		return false
	}
	if u.Hostname() == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return err == nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast())
}
