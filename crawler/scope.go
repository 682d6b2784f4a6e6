package crawler

import (
	"regexp"
	"strings"

	"github.com/siteassay/assay/page"
)

// A scope decides which URLs belong to the crawl. It is not safe for concurrent use.
type scope struct {
	site             string // a URL of the site
	include, exclude []*regexp.Regexp
	hosts            map[string]bool // scheme and authority as written → of the site; a page repeats few of them
}

const maxScopeHosts = 4096 // remembered; a link farm cannot make it grow

func newScope(site string, cfg *Config) *scope {
	return &scope{site: site, include: cfg.Include, exclude: cfg.Exclude, hosts: map[string]bool{}}
}

// inside reports whether an absolute URL is http or https and on the site's host. It is cheap: no parsing for a host that was
// seen before.
func (s *scope) inside(url string) bool {
	origin := schemeAndHost(url)
	if origin == "" {
		return false
	}
	in, ok := s.hosts[origin]
	if !ok {
		n, err := page.Normalize(origin + "/")
		in = err == nil && page.SameSite(n, s.site)
		if len(s.hosts) >= maxScopeHosts {
			clear(s.hosts)
		}
		s.hosts[strings.Clone(origin)] = in
	}
	return in
}

// refuse returns the reason why a URL of the site is not asked, or "".
func (s *scope) refuse(url string) (reason, detail string) {
	for _, re := range s.exclude {
		if re.MatchString(url) {
			return ReasonExcluded, "matches --exclude " + re.String()
		}
	}
	if len(s.include) == 0 {
		return "", ""
	}
	for _, re := range s.include {
		if re.MatchString(url) {
			return "", ""
		}
	}
	return ReasonNotIncluded, "matches no --include"
}

// schemeAndHost returns scheme and authority of an absolute URL, as written: "https://example.com:8443"; "" when it has none.
func schemeAndHost(url string) string {
	i := strings.Index(url, "://")
	if i <= 0 || i > 5 {
		return ""
	}
	rest := url[i+3:]
	if j := strings.IndexAny(rest, `/?#\`); j >= 0 {
		rest = rest[:j]
	}
	return url[:i+3+len(rest)]
}

// hostOf returns the authority of a URL in normal form.
func hostOf(url string) string {
	o := schemeAndHost(url)
	if i := strings.Index(o, "://"); i >= 0 {
		return o[i+3:]
	}
	return ""
}
