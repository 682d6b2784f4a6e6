package crawler

import (
	"fmt"
	"hash/fnv"
	"net/netip"
	neturl "net/url"
	"path"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// ordinary reports whether a page can have a twin: it is not the home page, has no query and a letter in its last segment.
func ordinary(u string) bool {
	p := pathOf(u)
	last := path.Base(p)
	return p != "/" && !strings.Contains(p, "?") && !strings.Contains(p, "%") && last[0] >= 'a' && last[0] <= 'z'
}

// nonsense returns two addresses that cannot exist, made from the host so that every run asks the same: one that looks like
// a page of the root and one like a file in a folder.
func nonsense(start string) []string {
	h := fnv.New64a()
	h.Write([]byte(originOf(start)))
	n := h.Sum64()
	return []string{fmt.Sprintf("%s/no-such-page-%08x", originOf(start), uint32(n)), fmt.Sprintf("%s/no-such-folder-%08x/page.html", originOf(start), uint32(n>>32))}
}

// schemeTwin returns the same page over the other scheme and its kind; "" when the address has a port, for the twin of a port is
// not known.
func schemeTwin(start string) (twin, kind string) {
	u, err := neturl.Parse(start)
	if err != nil || u.Port() != "" {
		return "", ""
	}
	if rest, ok := strings.CutPrefix(start, "https://"); ok {
		return "http://" + rest, ProbeHTTP
	}
	return "https://" + strings.TrimPrefix(start, "http://"), ProbeHTTPS
}

// wwwTwin returns the start with www before its host, or without it; "" for what has no such twin: addresses, names of a local
// network, hosts with a port, and sub-domains.
func wwwTwin(start string) string {
	u, err := neturl.Parse(start)
	if err != nil || u.Port() != "" {
		return ""
	}
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil || !strings.Contains(host, ".") {
		return ""
	}
	bare, has := strings.CutPrefix(host, "www.")
	domain, err := publicsuffix.EffectiveTLDPlusOne(bare)
	switch {
	case err != nil:
		return ""
	case has:
		u.Host = bare
	case domain == host:
		u.Host = "www." + host
	default:
		return ""
	}
	return u.String()
}

// slashTwin adds the final slash or takes it away; "" for files.
func slashTwin(u string) string {
	if cut, ok := strings.CutSuffix(u, "/"); ok {
		return cut
	}
	if strings.Contains(path.Base(u), ".") {
		return ""
	}
	return u + "/"
}

// caseTwin writes the last segment with a capital.
func caseTwin(u string) string {
	slash := ""
	if cut, ok := strings.CutSuffix(u, "/"); ok {
		u, slash = cut, "/"
	}
	i := strings.LastIndexByte(u, '/') + 1
	return u[:i] + strings.ToUpper(u[i:i+1]) + u[i+1:] + slash
}
