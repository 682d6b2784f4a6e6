package page

import "strings"

// A relation is one entry of a Link header (RFC 8288).
type relation struct {
	href     string
	rel      string // lower case
	hreflang string
}

// headers reads the Link header and settles which canonical counts: the one of the head before the one of the header.
func (o *outline) headers(p *Page) {
	for _, value := range o.src.Header["Link"] {
		for _, r := range relations(value) {
			switch {
			case hasToken(r.rel, "canonical") && p.Head.CanonicalHeader == "":
				p.Head.CanonicalHeader, _ = o.urls.resolveHeader(r.href)
			case hasToken(r.rel, "alternate") && r.hreflang != "" && len(p.Hreflang) < maxMetas:
				u, _ := o.urls.resolveHeader(r.href)
				p.Hreflang = append(p.Hreflang, Alternate{Lang: strings.ToLower(r.hreflang), URL: u, Raw: r.href, Source: "header"})
			}
		}
	}
	switch {
	case len(p.Head.Canonicals) > 0:
		p.Canonical = p.Head.Canonicals[0]
	case p.Head.CanonicalHeader != "":
		p.Canonical = p.Head.CanonicalHeader
	}
}

// relations parses a Link header. Commas and semicolons inside <…> and "…" part nothing. At most 200 entries are read.
func relations(s string) []relation {
	var out []relation
	for len(out) < 200 {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			return out
		}
		s = s[open+1:]
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return out
		}
		r := relation{href: strings.TrimSpace(s[:end])}
		s = s[end+1:]
		for {
			s = strings.TrimLeft(s, " \t")
			if !strings.HasPrefix(s, ";") {
				break
			}
			var name, value string
			name, value, s = parameter(s[1:])
			switch name {
			case "rel":
				if r.rel == "" {
					r.rel = strings.ToLower(value)
				}
			case "hreflang":
				if r.hreflang == "" {
					r.hreflang = strings.TrimSpace(value)
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// parameter reads name=value or name="value" and returns the rest.
func parameter(s string) (name, value, rest string) {
	end := strings.IndexAny(s, "=;,")
	if end < 0 {
		return strings.ToLower(strings.TrimSpace(s)), "", ""
	}
	name = strings.ToLower(strings.TrimSpace(s[:end]))
	if s[end] != '=' {
		return name, "", s[end:]
	}
	s = strings.TrimLeft(s[end+1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		end = strings.IndexAny(s, ";,")
		if end < 0 {
			end = len(s)
		}
		return name, strings.TrimSpace(s[:end]), s[end:]
	}
	var b strings.Builder
	i := 1
	for ; i < len(s) && s[i] != '"'; i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return name, b.String(), s[min(i+1, len(s)):]
}
