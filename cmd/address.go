package cmd

import (
	"errors"
	"net"
	"net/netip"
	"strings"

	"github.com/siteassay/assay/page"
)

// startURL reads what the user typed: a URL, or a host to which https is added (http for this machine).
func startURL(site string) (string, error) {
	hint := "write it as https://client.example"
	typed := strings.TrimSpace(site)
	switch {
	case typed == "":
		return "", usage(hint, "no site was given")
	case strings.HasPrefix(typed, "/") || strings.HasPrefix(typed, "."):
		return "", usage("for a file there is assay page FILE", "%q is a path, not the address of a website", site)
	case !strings.Contains(typed, "://"):
		if i := strings.IndexByte(typed, ':'); i > 0 && !strings.HasPrefix(typed, "localhost:") && typed[0] != '[' {
			if port, _, _ := strings.Cut(typed[i+1:], "/"); !digits(port) {
				return "", usage(hint, "%q is not the address of a website", site)
			}
		}
		typed = addScheme(typed)
	}
	if _, rest, _ := strings.Cut(typed, "://"); strings.Contains(firstOf(rest, "/?#"), "@") {
		return "", usage("write --header 'Authorization: env:NAME'", "an address with a user name in it is not taken")
	}
	u, err := page.Normalize(typed)
	if err != nil {
		return "", usage(hint, "%q is not the address of a website: %w", site, plainURL(err))
	}
	return u, nil
}

// firstOf is what stands in s before the first of the characters.
func firstOf(s, characters string) string {
	if i := strings.IndexAny(s, characters); i >= 0 {
		return s[:i]
	}
	return s
}

// addScheme completes a host: https, but http on this machine.
func addScheme(typed string) string {
	host := firstOf(typed, "/?#")
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if ip, err := netip.ParseAddr(strings.Trim(host, "[]")); host == "localhost" || err == nil && ip.IsLoopback() {
		return "http://" + typed
	}
	return "https://" + typed
}

// plainURL words why a URL cannot be used, without the URL itself, which the sentence around it shows.
func plainURL(err error) error {
	var scheme *page.SchemeError
	if errors.As(err, &scheme) || errors.Is(err, page.ErrLongURL) {
		return err
	}
	text := err.Error()
	if i := strings.Index(text, "Error: "); i >= 0 {
		text = text[i+len("Error: "):]
	}
	text, _, _ = strings.Cut(text, ". Url: ")
	text = strings.TrimPrefix(strings.TrimSuffix(text, "."), page.ErrMalformedURL.Error()+": ")
	if strings.Contains(text, "missing a scheme") {
		return errors.New("it does not begin with https://")
	}
	if text == "" {
		return page.ErrMalformedURL
	}
	return errors.New(strings.ToLower(text[:1]) + text[1:])
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
