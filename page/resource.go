package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// resource reads an element that asks for a sub-resource, or holds one inline.
func (o *outline) resource(p *Page, i int32) {
	e := &o.elements[i]
	if len(p.Resources) >= maxResources {
		return
	}
	n := e.node
	r := Resource{}
	src := attr(n, "src")
	switch e.tag {
	case atom.Script:
		r.Kind = "script"
		if !executable(attr(n, "type")) {
			return // data: JSON-LD, templates
		}
		module := strings.EqualFold(attr(n, "type"), "module")
		r.Blocking = src != "" && e.inHead && !module && !hasAttr(n, "async") && !hasAttr(n, "defer")
		r.Integrity = attr(n, "integrity") != ""
	case atom.Style:
		r.Kind = "style"
		src = ""
	case atom.Iframe, atom.Frame:
		r.Kind = "iframe"
		r.Title = o.frameTitle(n)
		r.Hidden = e.hidden || bare(n)
		if src == "" {
			src = attr(n, "data-src")
		}
	case atom.Object:
		r.Kind = "object"
		src = attr(n, "data")
	case atom.Embed:
		r.Kind = "object"
	case atom.Video, atom.Audio:
		r.Kind = "media"
		r.Title = collapse(attr(n, "title"))
		if src == "" {
			src = firstSource(n)
		}
	}
	if src = strings.TrimSpace(src); src == "" {
		r.Bytes = inlineBytes(n)
		switch r.Kind {
		case "style":
			p.Document.FontsHidden += hiddenFonts(n)
		case "script":
		default:
			r.Bytes = 0
		}
		p.Resources = append(p.Resources, r)
		return
	}
	o.located(p, r, src)
}

// frameTitle is the name that an iframe has by its attributes.
func (o *outline) frameTitle(n *html.Node) string {
	for _, key := range [...]string{"title", "aria-label"} {
		if s := collapse(attr(n, key)); s != "" {
			return s
		}
	}
	if ids := attr(n, "aria-labelledby"); ids != "" {
		return o.labelledBy(ids)
	}
	return ""
}

// bare reports whether an iframe is a helper of scripts: of a pixel or less in one direction, or taken out of the page by its role.
func bare(n *html.Node) bool {
	if decoration(n) {
		return true
	}
	for _, key := range [...]string{"width", "height"} {
		if v := strings.TrimSuffix(strings.TrimSpace(attr(n, key)), "px"); v == "0" || v == "1" {
			return true
		}
	}
	return false
}

// located appends r with its URL.
func (o *outline) located(p *Page, r Resource, src string) {
	if strings.HasPrefix(src, "data:") {
		r.URL = cut(src, 64)
		r.Internal = true
	} else if u, ok := o.urls.resolve(src); ok {
		r.URL, r.Internal, r.SchemeLess = u, o.urls.internal(u), strings.HasPrefix(src, "//")
	} else {
		return
	}
	p.Resources = append(p.Resources, r)
}

// linkResource reads link elements that load something: style sheets, icons, preloads.
func (o *outline) linkResource(p *Page, e *element) {
	n := e.node
	href := strings.TrimSpace(attr(n, "href"))
	if href == "" || len(p.Resources) >= maxResources {
		return
	}
	r := Resource{Integrity: attr(n, "integrity") != ""}
	rel := strings.ToLower(attr(n, "rel"))
	alternate := hasToken(rel, "alternate")
	for token := range strings.FieldsSeq(rel) {
		switch token {
		case "stylesheet":
			if alternate {
				return
			}
			r.Kind = "style"
			r.Blocking = forScreen(attr(n, "media")) && !hasAttr(n, "disabled")
		case "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon":
			r.Kind = "icon"
		case "manifest":
			r.Kind = "manifest"
		case "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch":
			r.Kind = "preload"
			r.Title = token
		}
	}
	if r.Kind != "" {
		o.located(p, r, href)
	}
}

// forScreen reports whether a style sheet with this media attribute blocks the screen. The print media with a script
// that swaps it is the usual way to load a sheet late.
func forScreen(media string) bool {
	media = strings.ToLower(strings.TrimSpace(media))
	return media != "print" && media != "speech" && media != "none" && !strings.HasPrefix(media, "not all")
}

// executable reports whether a script of this type runs.
func executable(typ string) bool {
	typ = strings.ToLower(strings.TrimSpace(typ))
	return typ == "" || typ == "module" || strings.Contains(typ, "javascript") || strings.Contains(typ, "ecmascript")
}

// firstSource is the src of the first source child of a video or audio.
func firstSource(n *html.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Source {
			if s := attr(c, "src"); s != "" {
				return s
			}
		}
	}
	return ""
}

// inlineBytes is the size of the text in n.
func inlineBytes(n *html.Node) int {
	bytes := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			bytes += len(c.Data)
		}
	}
	return bytes
}

// hiddenFonts counts the @font-face rules of an inline style that hide text until the font has come.
func hiddenFonts(n *html.Node) int {
	hidden := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.Contains(c.Data, "@font-face") {
			var t TextFile
			t.fontFaces([]byte(c.Data))
			hidden += t.Blocking
		}
	}
	return hidden
}
