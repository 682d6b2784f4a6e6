package trust

import (
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// https finds pages that are sent unencrypted, and certificates that are about to end: from that day browsers show a warning in
// place of the site. Hosts of this machine and of the office network are tests.
func https(c *analyzer.Context) analyzer.Result {
	p := c.Page
	u, err := url.Parse(p.URL)
	if err != nil || u.Host == "" || testHost(u.Hostname()) {
		return analyzer.None()
	}
	if u.Scheme == "http" {
		if f := asking(p); f != nil {
			return analyzer.Found(analyzer.V("got", p.URL+" – "+f.Submit), analyzer.Evidence{Quote: p.URL}, analyzer.Evidence{Quote: f.Submit, Selector: f.Selector})
		}
		return analyzer.Found(analyzer.V("got", p.URL), analyzer.Evidence{Quote: p.URL})
	}
	expires, err := time.Parse(time.RFC3339, p.Fetch.CertExpires)
	if err != nil || c.Site == nil || c.Site.Now.IsZero() {
		return analyzer.Result{}
	}
	left := expires.Sub(c.Site.Now)
	if left >= time.Duration(c.Params.Number("days")*24)*time.Hour {
		return analyzer.Result{}
	}
	loss := 0.5
	if left <= 0 {
		loss = 1
	}
	day := expires.UTC().Format(time.DateOnly)
	return analyzer.Result{
		Status: analyzer.Fail, Loss: loss, Values: analyzer.V("got", u.Host+", "+day),
		Evidence: []analyzer.Evidence{{Quote: "Not After: " + day, URL: u.Scheme + "://" + u.Host + "/"}},
	}
}

// testHost reports whether a host can be reached from this machine or network only.
// asking returns the first form of a page that asks for something of the visitor's own; what he types into it travels
// readable. A search or a filter does not ask.
func asking(p *page.Page) *page.Form {
	for i := range p.Forms {
		switch f := &p.Forms[i]; f.Purpose {
		case "search", "filter", "other":
		default:
			return f
		}
	}
	return nil
}

func testHost(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
	host = strings.ToLower(host)
	if !strings.Contains(host, ".") {
		return true
	}
	for _, end := range [...]string{".localhost", ".local", ".internal", ".test", ".lan", ".home.arpa"} {
		if strings.HasSuffix(host, end) {
			return true
		}
	}
	return false
}
