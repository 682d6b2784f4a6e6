package security

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// policiesOf are the enforced policies of a page, those of its headers and that of its first meta element. cut says that the
// header was longer than what is kept: its end is not known.
func policiesOf(p *page.Page) (list []policy, cut bool) {
	header := p.Fetch.Headers.Get("content-security-policy")
	list = parsePolicies(header)
	if meta := metaPolicy(p.Metas.Get("content-security-policy")); len(meta.directives) > 0 {
		list = append(list, meta)
	}
	return list, len(header) >= 4096
}

// cspMissing finds pages without a policy. One that only reports protects nobody, and is quoted.
func cspMissing(p *page.Page) (string, float64) {
	const nothing = " \t,;"
	if strings.Trim(p.Fetch.Headers.Get("content-security-policy"), nothing)+strings.Trim(p.Metas.Get("content-security-policy"), nothing) != "" {
		return "", 0
	}
	if report := p.Fetch.Headers.Get("content-security-policy-report-only"); report != "" {
		return analyzer.Quote("Content-Security-Policy-Report-Only: " + report), 1
	}
	return "Content-Security-Policy: –", 1
}

// weakPolicies judges the policies of pages; most pages of a site send the same one.
func weakPolicies(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	header, meta, found := "", "", ""
	c := &headerCheck{site: s}
	c.judge = func(p *page.Page) (string, float64) {
		h, m := p.Fetch.Headers.Get("content-security-policy"), p.Metas.Get("content-security-policy")
		if h == "" && m == "" {
			return "", 0
		}
		if h != header || m != meta {
			header, meta, found = strings.Clone(h), strings.Clone(m), weakness(p)
		}
		return found, 1
	}
	return c
}

// weakness names what the policies of a page leave open, "" when nothing.
func weakness(p *page.Page) string {
	list, cut := policiesOf(p)
	open := holes(list)
	if len(open) == 0 || cut {
		return ""
	}
	if open[0] == holeScripts {
		return "script-src –, default-src –"
	}
	return "script-src … " + strings.Trim(fmt.Sprint(open), "[]")
}
