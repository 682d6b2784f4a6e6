package page

import "strings"

// A resolver brings the references of one document into normal form: against its base element, and with the encoding
// of the document for queries.
type resolver struct {
	base *Resolver
	doc  *Resolver // against the URL of the document, for header fields; made when needed
	page string
	home string          // origin of the page, with its slash
	site map[string]bool // origin → same site, for the few others of a page
}

// open sets the base of the document: its URL, or href of a base element resolved against that. It returns the base.
func (r *resolver) open(p *Page, href string) (string, bool) {
	base, ok := p.URL, true
	if href != "" {
		u, _, err := NewResolver(p.URL).Resolve(href)
		if err != nil {
			ok = false
		} else {
			base = u
		}
	}
	r.page = p.URL
	r.base = NewResolver(base)
	r.base.Charset = p.Charset
	r.home = originOf(p.URL)
	return base, ok
}

// resolve returns the normal form of href, without fragment.
func (r *resolver) resolve(href string) (string, bool) {
	u, _, err := r.base.Resolve(href)
	return u, err == nil
}

// reference returns the normal form of href and its fragment.
func (r *resolver) reference(href string) (u, fragment string, ok bool) {
	u, fragment, err := r.base.Resolve(href)
	return u, fragment, err == nil
}

// resolveHeader resolves a reference of a header field: RFC 8288 knows no base element.
func (r *resolver) resolveHeader(href string) (string, bool) {
	if r.doc == nil {
		r.doc = NewResolver(r.page)
	}
	u, _, err := r.doc.Resolve(href)
	return u, err == nil
}

// internal reports whether u, in normal form, belongs to the site of the page.
func (r *resolver) internal(u string) bool {
	if r.home != "" && strings.HasPrefix(u, r.home) {
		return true
	}
	origin := originOf(u)
	if origin == "" {
		return false
	}
	same, ok := r.site[origin]
	if !ok {
		same = SameSite(r.page, origin)
		if r.site == nil {
			r.site = make(map[string]bool)
		}
		if len(r.site) < 1000 {
			r.site[origin] = same
		}
	}
	return same
}

// originOf is scheme, host and port of a URL in normal form, with the slash after them.
func originOf(u string) string {
	start := strings.Index(u, "://")
	if start < 0 {
		return ""
	}
	slash := strings.IndexByte(u[start+3:], '/')
	if slash < 0 {
		return ""
	}
	return u[:start+3+slash+1]
}

// altered reports whether href differs from u, its normal form, in more than resolution: parameters were dropped,
// characters encoded, letters changed.
func altered(href, u string) bool {
	if at := strings.IndexByte(href, '#'); at >= 0 {
		href = href[:at]
	}
	for strings.HasPrefix(href, "./") || strings.HasPrefix(href, "../") {
		href = strings.TrimPrefix(strings.TrimPrefix(href, "."), "./")
		href = strings.TrimPrefix(href, "/")
	}
	return href != "." && href != ".." && !strings.HasSuffix(u, href) && u != href+"/"
}
