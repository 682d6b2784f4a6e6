package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// The values of Link.Kind.
const (
	kindHTTP      = "http"
	kindTel       = "tel"
	kindMailto    = "mailto"
	kindSMS       = "sms"
	kindScript    = "script"
	kindFragment  = "fragment"
	kindEmpty     = "empty"
	kindMalformed = "malformed"
	kindOther     = "other"
)

// maxRaw is the length in bytes at which references are cut that are kept as written.
const maxRaw = 2048

// link reads an a or area element with an href.
func (o *outline) link(p *Page, i int32) {
	e := &o.elements[i]
	if len(p.Links) >= maxLinks {
		return
	}
	var href, rel, target, click string
	linked := false
	for k := range e.node.Attr {
		switch a := &e.node.Attr[k]; a.Key {
		case "href":
			href, linked = a.Val, true
		case "rel":
			rel = a.Val
		case "target":
			target = a.Val
		case "onclick":
			click = a.Val
		case "title":
			if strings.TrimSpace(a.Val) != "" {
				p.Document.TitledLinks++
			}
		}
	}
	if click != "" && (!linked || idle(href)) || linked && schemeKind(strings.TrimSpace(href)) == kindScript {
		o.scriptLink(p, i, href, click)
	}
	if !linked {
		return
	}
	l := Link{Region: e.region, Target: target}
	if rel != "" {
		l.Rel = strings.Fields(strings.ToLower(rel))
	}
	if e.tag == atom.Area {
		l.Text = cut(collapse(imageName(e.node)), maxName)
		l.FromAlt = l.Text != ""
	} else {
		l.Text, l.FromAlt = o.name(i)
	}
	if l.Text == "" {
		l.Hidden = e.hidden
		for c := i + 1; c < e.end && !l.Image; c++ {
			l.Image = o.elements[c].tag == atom.Img
		}
	}
	o.target(&l, href)
	if l.URL == "" || l.Text == "" || l.Kind == kindScript || l.Kind == kindMalformed || l.Kind == kindEmpty {
		l.Selector = o.selector(i)
	}
	p.Links = append(p.Links, l)
}

// target sets where l leads.
func (o *outline) target(l *Link, raw string) {
	href := strings.Trim(raw, " \t\n\f\r")
	if href == "" {
		l.Kind, l.Raw = kindEmpty, cut(raw, maxRaw)
		return
	}
	if kind := schemeKind(href); kind != kindHTTP {
		l.Kind, l.URL = kind, cut(href, maxRaw)
		return
	}
	u, fragment, ok := o.urls.reference(href)
	l.Fragment = cut(fragment, maxRaw)
	if href[0] == '#' {
		l.Kind, l.URL, l.Internal = kindFragment, u, o.urls.internal(u)
		return
	}
	if !ok {
		l.Kind, l.Raw = kindMalformed, cut(raw, maxRaw)
		return
	}
	l.URL, l.Kind = u, kindHTTP
	if altered(href, u) {
		l.Raw = cut(raw, maxRaw)
	}
	l.Internal = o.urls.internal(u)
}

// schemeKind tells what the scheme of href is, kindHTTP for none, http and https.
func schemeKind(href string) string {
	colon := strings.IndexByte(href, ':')
	if colon <= 0 || colon > 30 {
		return kindHTTP
	}
	for k := 0; k < colon; k++ {
		c := href[k]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || k > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return kindHTTP // the colon is not that of a scheme
		}
	}
	switch strings.ToLower(href[:colon]) {
	case "http", "https":
		return kindHTTP
	case "tel":
		return kindTel
	case "mailto":
		return kindMailto
	case "sms", "smsto":
		return kindSMS
	case "javascript", "vbscript":
		return kindScript
	}
	return kindOther
}
