package indexing

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// addresses makes one finding of all pages that may be listed and whose address shows a fault: how a system writes its
// addresses is one decision, not one fault a page.
func addresses(shows func(n *analyzer.Node, p analyzer.Params) bool) func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck {
	return func(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
		return siteFact(func() []analyzer.Finding {
			var ids []int32
			pages := 0
			for i := range s.Nodes {
				n := &s.Nodes[i]
				if !n.Indexable {
					continue
				}
				if pages++; shows(n, p) {
					ids = append(ids, int32(i))
				}
			}
			return some(s, ids, pages)
		})
	}
}

// some is a finding of pages out of all, or none.
func some(s *analyzer.Site, ids []int32, pages int) []analyzer.Finding {
	if len(ids) == 0 {
		return nil
	}
	return []analyzer.Finding{share(s, ids, pages, analyzer.V("got", len(ids), "of", pages, "url", s.Nodes[ids[0]].URL))}
}

// form is a fault that the form of the address tells.
func form(f page.URLForm) func(*analyzer.Site, analyzer.Params) analyzer.SiteCheck {
	return addresses(func(n *analyzer.Node, _ analyzer.Params) bool { return n.Form.Has(f) })
}

// urlTooLong measures what a reader sees, so that an address in Chinese is not long for its escapes.
func urlTooLong(n *analyzer.Node, p analyzer.Params) bool {
	return len(n.URL) > p.Int("max") && page.URLWidth(n.URL) > p.Int("max")
}

// urlParamsMany counts parameters; those of campaigns and visits are no part of the address.
func urlParamsMany(n *analyzer.Node, p analyzer.Params) bool {
	return strings.IndexByte(n.URL, '?') >= 0 && page.QueryParams(n.URL) > p.Int("max")
}

// urlNotDescriptive finds pages whose name is an id. Chinese sites have always numbered their pages, and no reader there
// expects words.
func urlNotDescriptive(n *analyzer.Node, _ analyzer.Params) bool {
	return n.Form.Has(page.Opaque) && n.Language != "zh" && n.Language != "ja"
}

// urlConvention finds the pages whose address breaks a habit of all others: with an extension or without, words joined by
// hyphens or by underscores. Folders need no extension, and the underscores of a few pages have a rule of their own.
func urlConvention(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var plain, extended, hyphen, underscore []int32
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if !n.Indexable {
				continue
			}
			pages++
			switch {
			case strings.HasSuffix(n.URL, "/") || strings.Contains(n.URL, "?"):
			case n.Form.Has(page.Extension):
				extended = append(extended, int32(i))
			default:
				plain = append(plain, int32(i))
			}
			switch {
			case n.Form.Has(page.Hyphen | page.Underscore):
			case n.Form.Has(page.Hyphen):
				hyphen = append(hyphen, int32(i))
			case n.Form.Has(page.Underscore):
				underscore = append(underscore, int32(i))
			}
		}
		var fs []analyzer.Finding
		odd, of, norm := outliers(plain, extended, p)
		fs = append(fs, broken(s, odd, of, norm)...)
		if len(hyphen) < len(underscore) {
			odd, of, norm = outliers(hyphen, underscore, p)
			fs = append(fs, broken(s, odd, of, norm)...)
		}
		return fs
	})
}

// outliers returns the smaller of two groups when the larger is the norm, with the number of both and a page of the larger.
func outliers(a, b []int32, p analyzer.Params) (odd []int32, of int, norm int32) {
	if len(a) > len(b) {
		a, b = b, a
	}
	of = len(a) + len(b)
	if len(a) == 0 || of < p.Int("pages") || float64(len(b)) < p.Number("norm")*float64(of) {
		return nil, of, -1
	}
	return a, of, b[0]
}

func broken(s *analyzer.Site, odd []int32, of int, norm int32) []analyzer.Finding {
	if len(odd) == 0 {
		return nil
	}
	return []analyzer.Finding{share(s, odd, of, analyzer.V("got", len(odd), "of", of, "norm", s.Nodes[norm].URL, "url", s.Nodes[odd[0]].URL))}
}

// trailingSlash finds pages that open, and are linked, with a slash at the end and without. Where one of the two redirects or
// names the other as canonical, other rules have it.
func trailingSlash(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var ids []int32
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited {
				continue
			}
			pages++
			bare, ok := strings.CutSuffix(n.URL, "/")
			if !ok || n.Inlinks == 0 || strings.Count(bare, "/") < 3 {
				continue
			}
			k := s.Lookup(bare)
			if k < 0 || s.Nodes[k].Outcome != page.Audited || s.Nodes[k].Inlinks == 0 || s.Nodes[k].Canonical == int32(i) || n.Canonical == k {
				continue
			}
			ids = append(ids, int32(i))
		}
		return some(s, ids, pages)
	})
}

// A hrefCheck finds pages with links that are written in a way that the normal form hides.
type hrefCheck struct {
	site   *analyzer.Site
	odd    func(l *page.Link) bool
	pages  int
	ids    []int32
	quotes []string
}

func (c *hrefCheck) Page(i int32, p *page.Page) {
	c.pages++
	for k := range p.Links {
		l := &p.Links[k]
		if l.Raw == "" || !l.Internal || !c.odd(l) {
			continue
		}
		c.ids = append(c.ids, i)
		if len(c.quotes) < analyzer.MaxEvidence && !slices.Contains(c.quotes, l.Raw) {
			c.quotes = append(c.quotes, strings.Clone(analyzer.Quote(l.Raw)))
		}
		return
	}
}

func (c *hrefCheck) Findings() []analyzer.Finding {
	if len(c.ids) == 0 {
		return nil
	}
	f := share(c.site, c.ids, c.pages, analyzer.V("got", len(c.ids), "url", c.quotes[0]))
	f.Evidence = nil
	for _, q := range c.quotes {
		f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: q, Selector: "a[href]"})
	}
	f.Evidence[0].URL = f.Related[0]
	return []analyzer.Finding{f}
}

// urlSessionID finds links that carry the number of a visit.
func urlSessionID(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &hrefCheck{site: s, odd: func(l *page.Link) bool { return sessionID(l.Raw) }}
}

// sessionID reports whether a reference holds a parameter that is named for a session and looks like one.
func sessionID(ref string) bool {
	low := strings.ToLower(ref)
	for _, name := range [...]string{"jsessionid=", "phpsessid=", "aspsessionid", "sessionid=", "session_id=", "oscsid=", "zenid=", "sid="} {
		at := strings.Index(low, name)
		if at <= 0 || strings.IndexByte("?&;", low[at-1]) < 0 {
			continue
		}
		value := low[at+len(name):]
		if end := strings.IndexAny(value, "&;#?/"); end >= 0 {
			value = value[:end]
		}
		if len(value) >= 10 && strings.ContainsAny(value, "0123456789") {
			return true
		}
	}
	return false
}

// urlNonASCII finds links whose address is written with characters that have to be escaped. The escaped form is right,
// whatever its language.
func urlNonASCII(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &hrefCheck{site: s, odd: func(l *page.Link) bool {
		ref, _, _ := strings.Cut(l.Raw, "#")
		for i := 0; i < len(ref); i++ {
			if ref[i] >= 0x80 {
				return true
			}
		}
		return false
	}}
}
