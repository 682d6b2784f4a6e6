package report

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuote is how many runes of one value of the site a reader is shown.
const maxQuote = 300

// maxHref is the longest URL that becomes a link, in bytes.
const maxHref = 2048

// quote makes a value of the site fit to be shown: one line, at most maxQuote runes, and every character that could
// hide or reorder text, or move a terminal's cursor, as a visible escape. The result shares no memory with s.
func quote(s string) string {
	var b strings.Builder
	n, space := 0, true
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if isBreak(r) {
			if !space {
				b.WriteByte(' ')
				n++
			}
			space = true
			continue
		}
		space = false
		if n >= maxQuote {
			b.WriteRune('…')
			break
		}
		n++
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteRune(utf8.RuneError)
		case isHidden(r):
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// isBreak reports white space that a reader sees as one space.
func isBreak(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v':
		return true
	}
	return false
}

// isHidden reports control and format characters. The joiners that Persian, Indic scripts and emoji need, and the soft
// hyphen, are left as they are: they move nothing.
func isHidden(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r == 0x200c || r == 0x200d || r == 0xad:
		return false
	case r == 0x2028 || r == 0x2029:
		return true
	case r < 0x600:
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// href returns the URL of a link that is safe to click: http or https with a host, without secrets (bare).
// It is "" for anything else.
func href(raw string) string {
	if len(raw) > maxHref {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return bare(u).String()
}

// secrets are the names of query parameters whose values are nobody's business but the server's.
var secrets = map[string]bool{
	"access_token": true, "api-key": true, "api_key": true, "apikey": true, "auth": true, "client_secret": true, "key": true,
	"passwd": true, "password": true, "pwd": true, "secret": true, "sig": true, "signature": true, "token": true,
}

// bare takes user name, password and the values of secret parameters out of a URL: a report goes from hand to hand.
func bare(u *url.URL) *url.URL {
	u.User = nil
	if u.RawQuery == "" {
		return u
	}
	pairs := strings.Split(u.RawQuery, "&")
	for i, p := range pairs {
		if name, value, ok := strings.Cut(p, "="); ok && value != "" && secrets[strings.ToLower(name)] {
			pairs[i] = name + "=***"
		}
	}
	u.RawQuery = strings.Join(pairs, "&")
	return u
}

// address is how a reader is shown a URL: without the origin when it is the site's own, percent signs of readable
// characters decoded, without secrets (bare).
func address(raw, site string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return quote(raw)
	}
	bare(u)
	s, err := url.Parse(site)
	own := err == nil && s.Host == u.Host && s.Scheme == u.Scheme
	full := u.String()
	if own && u.Host != "" {
		full = strings.TrimPrefix(full, u.Scheme+"://"+u.Host)
		if len(full) <= 1 {
			full = u.Host + "/"
		}
	}
	if plain, err := url.PathUnescape(full); err == nil && utf8.ValidString(plain) {
		full = plain
	}
	return quote(full)
}
