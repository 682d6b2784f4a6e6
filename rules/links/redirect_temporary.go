package links

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// redirectTemporary finds redirects that call themselves temporary and are not: the address differs from its target in scheme,
// www, case or a slash only, which nobody takes back, or a sitemap or several pages name it. Where a redirect has to be
// temporary it is left alone: sign-in, baskets, choice of language, links that count clicks.
func redirectTemporary(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &graphCheck{site: s, findings: func() []analyzer.Finding {
		var ids []int32
		redirects := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Redirected {
				continue
			}
			redirects++
			if n.Status == 302 || n.Status == 303 || n.Status == 307 {
				if to := s.Resolve(int32(i)); to >= 0 && lasting(n, &s.Nodes[to]) {
					ids = append(ids, int32(i))
				}
			}
		}
		if len(ids) == 0 {
			return nil
		}
		f := analyzer.Finding{
			Loss: float64(len(ids)) / float64(redirects), Count: len(ids), Values: analyzer.V("got", len(ids)), Related: s.URLs(ids),
		}
		for _, i := range ids[:min(len(ids), 3)] {
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: s.Nodes[i].URL + " → " + s.Nodes[s.Resolve(i)].URL})
		}
		return []analyzer.Finding{f}
	}}
}

// lasting reports whether nobody will ever take the redirect back.
func lasting(n, to *analyzer.Node) bool {
	if to.Outcome != page.Audited || to.URL == n.URL {
		return false
	}
	if spelling(n.URL) == spelling(to.URL) {
		return true
	}
	if strings.Contains(n.URL, "?") || n.Source == "start" || chosen(n.URL) || chosen(to.URL) {
		return false
	}
	return to.Indexable && (n.InSitemap || n.Inlinks >= 3)
}

// spelling is a URL without what several spellings of one address differ in.
func spelling(url string) string {
	_, rest, _ := strings.Cut(strings.ToLower(url), "://")
	rest = strings.TrimPrefix(rest, "www.")
	return strings.TrimSuffix(rest, "/")
}

// chosen reports whether where a URL leads depends on who asks: his session, his language, the day.
func chosen(url string) bool {
	_, rest, _ := strings.Cut(strings.ToLower(url), "://")
	for segment := range strings.FieldsFuncSeq(rest, func(r rune) bool {
		return r == '/' || r == '?' || r == '&' || r == '=' || r == '-' || r == '_' || r == '.'
	}) {
		switch segment {
		case "login", "signin", "logout", "auth", "sso", "oauth", "account", "konto", "cart", "basket", "warenkorb", "checkout", "kasse",
			"panier", "carrito", "go", "goto", "out", "click", "track", "redirect", "random", "latest", "today", "current", "download",
			"en", "de", "fr", "es", "it", "zh", "cn", "ja", "ru", "lang", "language", "locale", "session", "denglu", "gouwuche":
			return true
		}
	}
	return false
}
