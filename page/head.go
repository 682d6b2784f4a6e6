package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A headReader takes the facts of title, meta and link elements, wherever they stand.
type headReader struct {
	o                      *outline
	p                      *Page
	metas                  int
	title1, titleBody      string
	hasTitle, hasTitleBody bool
	robots                 robotsReader
}

// base reads the first base element with an href; every relative URL of the document is resolved against it.
func (o *outline) base(p *Page) {
	for _, i := range o.tagged(atom.Base) {
		if href := strings.TrimSpace(attr(o.elements[i].node, "href")); href != "" {
			if u, ok := o.urls.open(p, href); ok {
				p.Head.Base = u
			}
			return
		}
	}
	o.urls.open(p, "")
}

func (h *headReader) title(e *element) {
	h.p.Head.Titles++
	if e.inHead {
		if !h.hasTitle {
			h.title1, h.hasTitle = content(e.node), true
		}
	} else if !h.hasTitleBody {
		h.titleBody, h.hasTitleBody = content(e.node), true
	}
}

// finish decides between head and body, and between head and headers.
func (h *headReader) finish() {
	p := h.p
	text := h.title1
	if !h.hasTitle && h.hasTitleBody {
		text = h.titleBody
		p.Head.TitleInBody = true
	}
	p.Title = line(text)
	p.Document.Viewport = p.Metas.Get("viewport")
	h.robots.headers(h.o.src.Header)
	h.robots.finish(p)
}

func line(s string) Line { return Line{Text: s, Width: Width(s)} }

// meta reads one meta element.
func (h *headReader) meta(e *element) {
	if h.metas >= maxMetas {
		return
	}
	h.metas++
	var name, property, equiv, value string
	valued := false
	for i := range e.node.Attr {
		switch a := &e.node.Attr[i]; a.Key {
		case "name":
			name = a.Val
		case "property":
			property = a.Val
		case "http-equiv":
			equiv = a.Val
		case "content":
			value, valued = a.Val, true
		}
	}
	if equiv != "" {
		h.pragma(strings.ToLower(strings.TrimSpace(equiv)), value, e)
	}
	if !valued {
		return
	}
	h.named(strings.ToLower(strings.TrimSpace(name)), value, e)
	if property != name {
		h.named(strings.ToLower(strings.TrimSpace(property)), value, e)
	}
}

// named reads a meta element under its name or property.
func (h *headReader) named(name, value string, e *element) {
	p := h.p
	value = collapse(value)
	switch {
	case name == "":
	case strings.HasPrefix(name, "og:"):
		p.OpenGraph = p.OpenGraph.add(name[len("og:"):], value)
	case strings.HasPrefix(name, "twitter:"):
		p.Twitter = p.Twitter.add(name[len("twitter:"):], value)
	case name == "description":
		if p.Head.Descriptions == 0 {
			p.Description = line(value)
		}
		p.Head.Descriptions++
	case h.robots.meta(name, value, e.inHead):
	default:
		p.Metas = p.Metas.add(name, value)
	}
}

// add appends a property unless its name is there already.
func (ps Properties) add(name, value string) Properties {
	if len(ps) >= maxMetas || ps.Has(name) {
		return ps
	}
	return append(ps, Property{name, value})
}

// pragma reads a meta element with http-equiv.
func (h *headReader) pragma(name, value string, e *element) {
	p := h.p
	switch name {
	case "refresh":
		if target, ok := refreshTarget(value); ok && p.Head.Refresh == "" {
			p.Head.Refresh, _ = h.o.urls.resolve(target)
		}
	case "content-language", "content-security-policy", "content-type", "x-ua-compatible", "cache-control", "default-style":
		p.Metas = p.Metas.add(name, collapse(value))
	}
}

// refreshTarget is the URL of a meta refresh, as the HTML standard reads it: a time, then ; or , or white space, then
// an optional "url=", then the URL, perhaps in quotes. A refresh without URL reloads the page: it is none.
func refreshTarget(s string) (string, bool) {
	const space = " \t\n\f\r"
	s = strings.TrimLeft(s, space)
	t := strings.TrimLeft(s, "0123456789")
	if len(t) == len(s) && !strings.HasPrefix(t, ".") {
		return "", false
	}
	t = strings.TrimLeft(t, "0123456789.")
	if t == "" || !strings.ContainsAny(t[:1], ";,"+space) {
		return "", false
	}
	t = strings.TrimLeft(t, space)
	if t != "" && (t[0] == ';' || t[0] == ',') {
		t = strings.TrimLeft(t[1:], space)
	}
	if len(t) >= 3 && strings.EqualFold(t[:3], "url") {
		if r := strings.TrimLeft(t[3:], space); strings.HasPrefix(r, "=") {
			t = strings.TrimLeft(r[1:], space)
		}
	}
	if t != "" && (t[0] == '\'' || t[0] == '"') {
		q := t[0]
		t = t[1:]
		if end := strings.IndexByte(t, q); end >= 0 {
			t = t[:end]
		}
	}
	t = strings.TrimRight(t, space)
	return t, t != ""
}

// link reads one link element. Its rel is a list of tokens, of which several may apply.
func (h *headReader) link(e *element) {
	n := e.node
	rel, href := attr(n, "rel"), strings.TrimSpace(attr(n, "href"))
	if rel == "" || href == "" {
		return
	}
	rel = strings.ToLower(rel)
	alternate := hasToken(rel, "alternate")
	for token := range strings.FieldsSeq(rel) {
		switch token {
		case "canonical":
			h.canonical(n, href, e.inHead)
		case "alternate":
			h.alternate(n, href, rel, e.inHead)
		case "icon":
			if !alternate {
				h.p.Head.Icons++
			}
		case "next":
			h.once(&h.p.Head.Next, href)
		case "prev", "previous":
			h.once(&h.p.Head.Prev, href)
		case "amphtml":
			h.once(&h.p.Head.AMP, href)
		}
	}
}

func (h *headReader) once(field *string, href string) {
	if *field == "" {
		*field, _ = h.o.urls.resolve(href)
	}
}

func (h *headReader) canonical(n *html.Node, href string, inHead bool) {
	head := &h.p.Head
	u, ok := h.o.urls.resolve(href)
	if !inHead {
		if ok && !slices.Contains(head.CanonicalsInBody, u) && len(head.CanonicalsInBody) < 100 {
			head.CanonicalsInBody = append(head.CanonicalsInBody, u)
		}
		return
	}
	head.CanonicalLinks++
	if head.CanonicalRaw == "" {
		head.CanonicalRaw = href
		for _, name := range [...]string{"hreflang", "lang", "media", "type"} {
			if hasAttr(n, name) {
				head.CanonicalExtra = append(head.CanonicalExtra, name)
			}
		}
	}
	if ok && !slices.Contains(head.Canonicals, u) && len(head.Canonicals) < 100 {
		head.Canonicals = append(head.Canonicals, u)
	}
}

func (h *headReader) alternate(n *html.Node, href, rel string, inHead bool) {
	p := h.p
	if hreflang := attr(n, "hreflang"); hasAttr(n, "hreflang") && len(p.Hreflang) < maxMetas {
		source := "head"
		if !inHead {
			source = "body"
		}
		u, _ := h.o.urls.resolve(href)
		p.Hreflang = append(p.Hreflang, Alternate{Lang: strings.ToLower(strings.TrimSpace(hreflang)), URL: u, Raw: href, Source: source})
		return
	}
	switch mediaType(attr(n, "type")) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		if u, ok := h.o.urls.resolve(href); ok && len(p.Head.Feeds) < 100 && !hasToken(rel, "stylesheet") {
			p.Head.Feeds = append(p.Head.Feeds, u)
		}
	}
}

// hasToken reports whether a list of tokens parted by white space holds one; both are lower case.
func hasToken(list, token string) bool {
	for t := range strings.FieldsSeq(list) {
		if t == token {
			return true
		}
	}
	return false
}
