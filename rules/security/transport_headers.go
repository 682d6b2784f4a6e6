package security

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/page"
)

// hsts judges Strict-Transport-Security (RFC 6797). Six months is what browsers' auditors and OWASP ask for at the least; a
// preload without sub-domains or under a year is refused by hstspreload.org, so it promises what it does not keep.
func hsts(p *page.Page) (string, float64) {
	value := p.Fetch.Headers.Get("strict-transport-security")
	if value == "" {
		return "Strict-Transport-Security: –", 1
	}
	age, sub, preload := -1, false, false
	for part := range strings.SplitSeq(value, ";") {
		name, v, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "max-age":
			if n, err := strconv.Atoi(strings.Trim(strings.TrimSpace(v), `"`)); err == nil && age < 0 {
				age = n
			}
		case "includesubdomains":
			sub = true
		case "preload":
			preload = true
		}
	}
	const halfYear, year = 180 * 86400, 365 * 86400
	quote := "Strict-Transport-Security: " + value
	switch {
	case age <= 0:
		return quote, 1
	case age < halfYear:
		return quote, 0.5
	case preload && (!sub || age < year):
		return quote, 0.3
	}
	return "", 0
}

// framingAndSniffing finds pages that any site may show in a frame, and answers whose type browsers may guess. A
// frame-ancestors directive counts as X-Frame-Options does, and better.
func framingAndSniffing(p *page.Page) (string, float64) {
	var missing []string
	if !strings.EqualFold(strings.TrimSpace(p.Fetch.Headers.Get("x-content-type-options")), "nosniff") {
		missing = append(missing, "X-Content-Type-Options")
	}
	frame := strings.TrimSpace(p.Fetch.Headers.Get("x-frame-options"))
	if !strings.EqualFold(frame, "deny") && !strings.EqualFold(frame, "sameorigin") {
		if list, cut := policiesOf(p); framed(list) && !cut {
			missing = append(missing, "X-Frame-Options")
		}
	}
	return strings.Join(missing, ", "), float64(len(missing)) / 2
}

// browserPolicies finds pages that leave to browsers what they give away: the address of the page (Referrer-Policy), camera
// and place (Permissions-Policy), the window they were opened from (Cross-Origin-…).
func browserPolicies(p *page.Page) (string, float64) {
	var missing []string
	h := p.Fetch.Headers
	referrer := strings.ToLower(h.Get("referrer-policy"))
	if i := strings.LastIndexByte(referrer, ','); i >= 0 {
		referrer = referrer[i+1:] // browsers take the last they know
	}
	if referrer = strings.TrimSpace(referrer); referrer == "" {
		referrer = strings.ToLower(p.Metas.Get("referrer"))
	}
	switch referrer {
	case "":
		missing = append(missing, "Referrer-Policy")
	case "unsafe-url", "no-referrer-when-downgrade", "always":
		missing = append(missing, "Referrer-Policy: "+referrer)
	}
	if h.Get("permissions-policy") == "" {
		missing = append(missing, "Permissions-Policy")
	}
	if h.Get("cross-origin-opener-policy")+h.Get("cross-origin-embedder-policy")+h.Get("cross-origin-resource-policy") == "" {
		missing = append(missing, "Cross-Origin-Opener-Policy")
	}
	return strings.Join(missing, ", "), float64(len(missing)) / 3
}

// serverVersion finds headers that name the release of a program: that is where attackers look a fault up. A name alone
// (nginx, cloudflare) tells them nothing.
func serverVersion(p *page.Page) (string, float64) {
	for _, name := range [...]struct{ key, as string }{{"server", "Server"}, {"x-powered-by", "X-Powered-By"}, {"x-aspnet-version", "X-AspNet-Version"}} {
		if v := p.Fetch.Headers.Get(name.key); releases(v) {
			return name.as + ": " + v, 1
		}
	}
	return "", 0
}

// releases reports whether a header value holds a version: digits, a dot, digits.
func releases(v string) bool {
	for i := 1; i+1 < len(v); i++ {
		if v[i] == '.' && digit(v[i-1]) && digit(v[i+1]) {
			return true
		}
	}
	return false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }
