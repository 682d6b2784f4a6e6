package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// integrityMissing lists scripts and style sheets that other companies' servers deliver without a check of what arrives. Only
// addresses with a version in them are meant: what changes without notice cannot be pinned.
func integrityMissing(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &integrity{site: s, seen: map[string]int32{}}
}

type integrity struct {
	site     *analyzer.Site
	seen     map[string]int32
	pages    []int32
	evidence []analyzer.Evidence
}

// Page collects the addresses of one page.
func (c *integrity) Page(i int32, p *page.Page) {
	found := false
	for k := range p.Resources {
		r := &p.Resources[k]
		if r.Kind != "script" && r.Kind != "style" || r.Internal || r.Integrity || r.URL == "" || !versioned(r.URL) || sameOwner(r.URL, p.URL) {
			continue
		}
		found = true
		if _, ok := c.seen[r.URL]; !ok && len(c.seen) < maxPlainLinks {
			u := strings.Clone(r.URL)
			c.seen[u] = i
			if len(c.evidence) < analyzer.MaxEvidence {
				c.evidence = append(c.evidence, analyzer.Evidence{Quote: u, URL: c.site.Nodes[i].URL})
			}
		}
	}
	if found {
		c.pages = append(c.pages, i)
	}
}

// Findings reports them once.
func (c *integrity) Findings() []analyzer.Finding {
	if len(c.pages) == 0 {
		return nil
	}
	return []analyzer.Finding{{Count: len(c.seen), Evidence: c.evidence, Related: c.site.URLs(c.pages), Values: analyzer.V("got", len(c.seen), "pages", len(c.pages))}}
}

// versioned reports whether an address names one version of three numbers, which never changes.
func versioned(url string) bool {
	path, _, _ := strings.Cut(url, "?")
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '@' || r == '-' }) {
		part = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(part, ".js"), ".css"), ".min")
		if strings.Count(part, ".") == 2 && isVersion(part) {
			return true
		}
	}
	return false
}

// sameOwner reports whether two hosts end in the same name, so that one is a server of the other's owner.
func sameOwner(a, b string) bool {
	return owner(analyzer.HostOf(a)) == owner(analyzer.HostOf(b))
}

// owner is the last two labels of a host, three where the second last is that of a registry (co.uk, com.cn).
func owner(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-1]) == 2 && len(labels[len(labels)-2]) <= 3 {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}
