package crawler

import (
	"net/http"
	"strings"

	"github.com/siteassay/assay/page"
)

// ruleHeaders are the response headers that page.Fetch carries, in this order. Of Set-Cookie only names and flags are kept.
var ruleHeaders = []struct{ name, key string }{
	{"content-type", "Content-Type"},
	{"content-language", "Content-Language"},
	{"content-encoding", "Content-Encoding"},
	{"content-security-policy", "Content-Security-Policy"},
	{"content-security-policy-report-only", "Content-Security-Policy-Report-Only"},
	{"strict-transport-security", "Strict-Transport-Security"},
	{"x-frame-options", "X-Frame-Options"},
	{"x-content-type-options", "X-Content-Type-Options"},
	{"referrer-policy", "Referrer-Policy"},
	{"permissions-policy", "Permissions-Policy"},
	{"cross-origin-opener-policy", "Cross-Origin-Opener-Policy"},
	{"cross-origin-embedder-policy", "Cross-Origin-Embedder-Policy"},
	{"cross-origin-resource-policy", "Cross-Origin-Resource-Policy"},
	{"x-robots-tag", "X-Robots-Tag"},
	{"link", "Link"},
	{"cache-control", "Cache-Control"},
	{"etag", "Etag"},
	{"last-modified", "Last-Modified"},
	{"expires", "Expires"},
	{"age", "Age"},
	{"vary", "Vary"},
	{"server", "Server"},
	{"x-powered-by", "X-Powered-By"},
	{"x-aspnet-version", "X-Aspnet-Version"},
	{"tdm-reservation", "Tdm-Reservation"},
	{"set-cookie", "Set-Cookie"},
	{"retry-after", "Retry-After"},
	{"location", "Location"},
	{"access-control-allow-origin", "Access-Control-Allow-Origin"},
}

// maxHeaderValue is where a kept value is cut, in bytes.
const maxHeaderValue = 1024

// maxPolicy is where a content security policy is cut: one that names its hosts is long, and half of one says the contrary.
const maxPolicy = 4096

// headersForRules copies the headers that rules read. Lines of X-Robots-Tag and Set-Cookie are parted by newlines, since
// both may hold commas of their own; other repeated headers are joined by commas, as the standard allows.
func headersForRules(h http.Header) page.Properties {
	out := make(page.Properties, 0, 12)
	for _, r := range ruleHeaders {
		lines := h[r.key]
		if len(lines) == 0 {
			continue
		}
		value := lines[0]
		switch {
		case r.name == "set-cookie":
			value = cookieFlags(lines)
		case len(lines) > 1 && r.name == "x-robots-tag":
			value = strings.Join(lines[:min(len(lines), 100)], "\n")
		case len(lines) > 1:
			value = strings.Join(lines[:min(len(lines), 100)], ", ")
		}
		limit := maxHeaderValue
		if r.name == "content-security-policy" {
			limit = maxPolicy
		}
		if len(value) > limit {
			value = value[:limit]
		}
		out = append(out, page.Property{Name: r.name, Value: strings.Clone(strings.ToValidUTF8(value, "\uFFFD"))})
	}
	return out
}

// measureHeaders counts the response headers, as sent, and finds the longest. Those that this program drops count too.
func measureHeaders(f *page.Fetch, h http.Header) {
	for name, lines := range h {
		f.HeaderCount += len(lines)
		for _, l := range lines {
			if n := len(name) + 2 + len(l); n > f.HeaderLongest || n == f.HeaderLongest && name < f.HeaderLongestName {
				f.HeaderLongest, f.HeaderLongestName = n, name
			}
		}
	}
	f.HeaderLongestName = strings.ToLower(clip(f.HeaderLongestName, 64))
}

// cookieFlags writes a line for each cookie: its name and the attributes that matter, never its value.
func cookieFlags(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i == 20 {
			break
		}
		pair, rest, _ := strings.Cut(line, ";")
		name, _, ok := strings.Cut(pair, "=")
		if !ok {
			name = "" // without an equals sign the whole is the value
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(clip(strings.TrimSpace(name), 64))
		for more := rest != ""; more; {
			var part string
			part, rest, more = strings.Cut(rest, ";")
			key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
			switch strings.ToLower(strings.TrimSpace(key)) {
			case "secure":
				b.WriteString("; Secure")
			case "httponly":
				b.WriteString("; HttpOnly")
			case "partitioned":
				b.WriteString("; Partitioned")
			case "samesite":
				b.WriteString("; SameSite=" + clip(strings.TrimSpace(value), 8))
			case "expires", "max-age":
				b.WriteString("; Persistent")
			}
		}
	}
	return b.String()
}
