package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// cookieFlags judges the cookies that pages set, each name once for the site. The crawler keeps names and attributes of
// cookies, never values.
func cookieFlags(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &cookieCheck{site: s, seen: map[string]bool{}}
}

type cookieCheck struct {
	site   *analyzer.Site
	seen   map[string]bool
	faults []analyzer.Evidence
	names  []string
	pages  []int32
	hard   bool // a session cookie is among them
}

// maxCookies bounds the names that are looked at: some sites make one a page.
const maxCookies = 100

func (c *cookieCheck) Page(i int32, p *page.Page) {
	lines := p.Fetch.Headers.Get("set-cookie")
	if lines == "" {
		return
	}
	found := false
	for line := range strings.SplitSeq(lines, "\n") {
		name, rest, _ := strings.Cut(line, ";")
		name, _, _ = strings.Cut(strings.TrimSpace(name), "=")
		if name == "" || c.seen[name] || len(c.seen) == maxCookies {
			continue
		}
		c.seen[strings.Clone(name)] = true
		if why := cookieFault(name, strings.ToLower(rest), strings.HasPrefix(p.URL, "https://")); why != "" {
			found = true
			c.names = append(c.names, strings.Clone(name)+" ("+why+")")
			c.faults = append(c.faults, analyzer.Evidence{Quote: "Set-Cookie: " + strings.Clone(line), URL: c.site.Nodes[i].URL})
			c.hard = c.hard || session(name)
		}
	}
	if found {
		c.pages = append(c.pages, i)
	}
}

// cookieFault says which attribute a cookie lacks, "" when none that matters. Scripts are meant to read cookies of
// languages, consent and request tokens, so only those that open a session must be hidden from them; browsers treat a
// cookie without SameSite as Lax, so only a session needs it spelt out.
func cookieFault(name, attributes string, https bool) string {
	var lacks []string
	if https && !strings.Contains(attributes, "secure") {
		lacks = append(lacks, "Secure")
	}
	if session(name) {
		if !strings.Contains(attributes, "httponly") {
			lacks = append(lacks, "HttpOnly")
		}
		if !strings.Contains(attributes, "samesite") {
			lacks = append(lacks, "SameSite")
		}
	}
	return strings.Join(lacks, ", ")
}

// session reports whether a cookie opens a session or an account, by the names that servers give to those.
func session(name string) bool {
	n := strings.ToLower(name)
	if strings.Contains(n, "csrf") || strings.Contains(n, "xsrf") {
		return false
	}
	for _, w := range [...]string{"sess", "sid", "auth", "login", "token", "jwt", "remember"} {
		if strings.HasSuffix(n, w) || strings.HasPrefix(n, w) || strings.Contains(n, "session") {
			return true
		}
	}
	return false
}

func (c *cookieCheck) Findings() []analyzer.Finding {
	if len(c.faults) == 0 || c.site.OnTestHost() {
		return nil
	}
	loss := 0.4
	if c.hard {
		loss = 1
	}
	return []analyzer.Finding{{
		Loss: loss, Count: len(c.names), Values: analyzer.V("got", c.names[:min(3, len(c.names))]),
		Evidence: c.faults[:min(len(c.faults), analyzer.MaxEvidence)], Related: c.site.URLs(c.pages),
	}}
}
