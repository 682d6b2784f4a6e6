package page

import (
	"errors"
	"fmt"
	neturl "net/url"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	whatwg "github.com/nlnwa/whatwg-url/url"
)

// MaxURL is the longest URL in normal form, in bytes. Servers and search engines agree on about this much.
const MaxURL = 2048

// Reasons why a reference has no normal form. A reference to another scheme is a *SchemeError.
var (
	ErrMalformedURL = errors.New("malformed URL")
	ErrLongURL      = errors.New("URL longer than 2048 bytes")
)

// A SchemeError says that a reference is not http or https: tel:, mailto:, javascript:, data: …
type SchemeError struct {
	Scheme string // lower case, without the colon
}

func (e *SchemeError) Error() string { return "scheme " + e.Scheme + " is not http or https" }

// urlParser is the one colly uses, with the same option, so that the normal form is byte for byte what goes out.
var urlParser = whatwg.NewParser(whatwg.WithPercentEncodeSinglePercentSign())

// Normalize brings an absolute http or https URL into normal form: parsed as browsers do (WHATWG URL: tabs and newlines
// removed, backslashes turned, dot segments resolved, host lower case and IDN in ASCII), without user name, default port,
// fragment, empty query, session and tracking parameters. The order of the other parameters is kept. It is idempotent.
//
// The error is ErrMalformedURL, ErrLongURL or a *SchemeError.
func Normalize(raw string) (string, error) {
	s := trimURL(raw)
	origin, _ := provenOrigin.Load().(string)
	if u, _, ok := plainURL(s, origin); ok {
		return strings.Clone(u), nil
	}
	u, err := resolveSlow("", s, nil)
	if err == nil {
		if o := originOf(u); strings.HasPrefix(s, o) {
			provenOrigin.Store(strings.Clone(strings.TrimSuffix(o, "/")))
		}
	}
	return u, err
}

// provenOrigin is the last origin that the parser left as it was, though it is not plain: an address in digits, or a port. The
// URLs of a crawl share theirs, so that the others need no parser.
var provenOrigin atomic.Value

// Resolve resolves ref against base, an absolute URL, and brings the result into normal form. See Normalize.
func Resolve(base, ref string) (string, error) {
	b, err := Normalize(base)
	if err != nil {
		return "", fmt.Errorf("base: %w", err)
	}
	return resolveSlow(b, trimURL(ref), nil)
}

// resolveSlow is the one way through the WHATWG parser. base is in normal form or empty; ref is trimmed and may have a
// fragment. encode changes the query to the encoding of the document; nil for UTF-8.
func resolveSlow(base, ref string, encode func(string) string) (string, error) {
	if scheme, ok := schemeOf(ref); ok && scheme != "http" && scheme != "https" {
		return "", &SchemeError{Scheme: scheme}
	}
	ref, _, _ = strings.Cut(ref, "#")
	// The parser's time grows faster than its input. What was cut by stripped parameters is not worth more than this.
	if len(ref) > MaxURL+MaxURL/2 {
		return "", ErrLongURL
	}
	if !utf8.ValidString(ref) {
		ref = strings.ToValidUTF8(ref, "\uFFFD")
	}
	if encode != nil {
		if path, query, ok := strings.Cut(ref, "?"); ok {
			ref = path + "?" + encode(query)
		}
	}
	u, err := parseReference(base, ref)
	if err != nil {
		return "", fmt.Errorf("%w: %v", ErrMalformedURL, err)
	}
	return normalForm(u)
}

// parseReference keeps a fault of the parser in its place: it indexes into its input by hand.
func parseReference(base, ref string) (u *whatwg.Url, err error) {
	defer func() {
		if r := recover(); r != nil {
			u, err = nil, fmt.Errorf("parser: %v", r)
		}
	}()
	if base == "" {
		return urlParser.Parse(ref)
	}
	return urlParser.ParseRef(base, ref)
}

func normalForm(u *whatwg.Url) (string, error) {
	scheme := u.Scheme()
	if scheme != "http" && scheme != "https" {
		return "", &SchemeError{Scheme: scheme}
	}
	if u.Hostname() == "" {
		return "", fmt.Errorf("%w: no host", ErrMalformedURL)
	}
	var b strings.Builder
	b.WriteString(scheme)
	b.WriteString("://")
	b.WriteString(u.Host())
	writePath(&b, stripSession(u.Pathname()))
	if q := stripQuery(strings.TrimPrefix(u.Search(), "?")); q != "" {
		b.WriteByte('?')
		b.WriteString(q)
	}
	s := b.String()
	if len(s) > MaxURL {
		return "", ErrLongURL
	}
	// net/http writes what net/url makes of it. Where the two standards part (hosts with braces, say), nobody can be asked.
	if n, err := neturl.Parse(s); err != nil || n.String() != s {
		return "", fmt.Errorf("%w: host or path cannot be requested", ErrMalformedURL)
	}
	return s, nil
}

// writePath writes a path and encodes the two characters that browsers leave and net/url does not.
func writePath(b *strings.Builder, path string) {
	if path == "" {
		b.WriteByte('/')
		return
	}
	for i := 0; i < len(path); i++ {
		switch c := path[i]; c {
		case '|':
			b.WriteString("%7C")
		case '^':
			b.WriteString("%5E")
		default:
			b.WriteByte(c)
		}
	}
}

// trimURL drops what browsers drop around an attribute value: C0 controls and spaces.
func trimURL(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}

// schemeOf returns the scheme of a reference in lower case; tabs and newlines inside it are ignored, as browsers do.
func schemeOf(s string) (string, bool) {
	var buf [32]byte
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\t' || c == '\n' || c == '\r':
			continue
		case c == ':':
			return string(buf[:n]), n > 0
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z':
		case n > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return "", false
		}
		if n == len(buf) {
			return "", false
		}
		buf[n] = c
		n++
	}
	return "", false
}

// stripSession removes ;jsessionid=… from every segment of a path.
func stripSession(path string) string {
	const key = ";jsessionid="
	for from := 0; ; {
		i := strings.IndexByte(path[from:], ';')
		if i < 0 {
			return path
		}
		i += from
		if len(path)-i < len(key) || !strings.EqualFold(path[i:i+len(key)], key) {
			from = i + 1
			continue
		}
		end := len(path)
		if j := strings.IndexAny(path[i+1:], "/;"); j >= 0 {
			end = i + 1 + j
		}
		path = path[:i] + path[end:]
		from = i
	}
}

// stripQuery removes session and tracking parameters from a query. It returns q itself when there are none.
func stripQuery(q string) string {
	if !hasTracking(q) {
		return q
	}
	var b strings.Builder
	for more := true; more; {
		var param string
		param, q, more = strings.Cut(q, "&")
		if isTracking(param) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(param)
	}
	return b.String()
}

func hasTracking(q string) bool {
	for more := q != ""; more; {
		var param string
		param, q, more = strings.Cut(q, "&")
		if isTracking(param) {
			return true
		}
	}
	return false
}

// isTracking reports whether a parameter names a visit or a campaign and not a page.
func isTracking(param string) bool {
	if param == "" {
		return false
	}
	name, _, _ := strings.Cut(param, "=")
	switch param[0] | 0x20 {
	case 'u':
		return len(name) > 4 && strings.EqualFold(name[:4], "utm_")
	case 'g':
		return strings.EqualFold(name, "gclid")
	case 'f':
		return strings.EqualFold(name, "fbclid")
	case 'm':
		return strings.EqualFold(name, "msclkid")
	case 'b':
		return strings.EqualFold(name, "bd_vid")
	case 's':
		return strings.EqualFold(name, "spm") || strings.EqualFold(name, "sid")
	case 'h':
		return strings.EqualFold(name, "hmsr") || strings.EqualFold(name, "hmpl")
	case 'p':
		return strings.EqualFold(name, "PHPSESSID")
	case 'j':
		return strings.EqualFold(name, "jsessionid")
	}
	return false
}

// SameSite reports whether two URLs in normal form belong to one site: the same host, or the same but for a leading
// "www.", on the same port. The default ports of http and https count as one.
func SameSite(a, b string) bool {
	ha, pa := hostPort(a)
	hb, pb := hostPort(b)
	return ha != "" && pa == pb && strings.TrimPrefix(ha, "www.") == strings.TrimPrefix(hb, "www.")
}

// hostPort returns host and explicit port of a URL in normal form.
func hostPort(u string) (host, port string) {
	_, rest, ok := strings.Cut(u, "://")
	if !ok {
		return "", ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, ':'); i > strings.LastIndexByte(rest, ']') {
		return rest[:i], rest[i+1:]
	}
	return rest, ""
}
