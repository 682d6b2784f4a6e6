package analyzer

import (
	"net/netip"
	"strings"
)

// OnTestHost reports whether the site is served by this machine or one of the office network: a copy, whose server is not
// the one that visitors meet. What a server says of itself is not judged there.
func (s *Site) OnTestHost() bool {
	host := strings.ToLower(hostname(s.Host))
	if ip, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
	}
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
