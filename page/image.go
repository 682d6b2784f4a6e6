package page

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// image reads an img or input type=image element.
func (o *outline) image(p *Page, i int32) {
	e := &o.elements[i]
	if len(p.Images) >= maxImages {
		return
	}
	im := Image{Region: e.region, Hidden: e.hidden, Button: e.tag == atom.Input}
	var src, lazySrc, srcset, style string
	for k := range e.node.Attr {
		switch a := &e.node.Attr[k]; a.Key {
		case "src":
			src = strings.TrimSpace(a.Val)
		case "data-src", "data-original", "data-lazy", "data-lazy-src", "data-echo", "data-url", "lay-src", "lazy-src", "original":
			if lazySrc == "" {
				lazySrc = strings.TrimSpace(a.Val)
			}
		case "srcset":
			srcset = strings.TrimSpace(a.Val)
			im.Srcset = im.Srcset || srcset != ""
		case "data-srcset":
			im.Srcset = im.Srcset || strings.TrimSpace(a.Val) != ""
		case "alt":
			im.Alt, im.HasAlt = collapse(a.Val), true
		case "aria-label", "title":
			im.Named = im.Named || strings.TrimSpace(a.Val) != ""
		case "aria-labelledby":
			im.Named = im.Named || o.labelledBy(a.Val) != ""
		case "width":
			im.Width = pixels(a.Val)
		case "height":
			im.Height = pixels(a.Val)
		case "loading":
			im.Lazy = im.Lazy || strings.EqualFold(strings.TrimSpace(a.Val), "lazy")
		case "role":
			r := strings.ToLower(strings.TrimSpace(a.Val))
			im.Hidden = im.Hidden || r == "presentation" || r == "none"
		case "style":
			style = a.Val
		}
	}
	if style != "" {
		im.Width = max(im.Width, stylePixels(style, "width"))
		im.Height = max(im.Height, stylePixels(style, "height"))
	}
	im.Hidden = im.Hidden || im.Width == 1 && im.Height == 1
	if lazySrc != "" && (src == "" || placeholder(src)) {
		src, im.Lazy = lazySrc, true
	}
	if src == "" {
		src = firstCandidate(srcset)
	}
	im.Srcset = im.Srcset || inPicture(e.node)
	if src != "" {
		if strings.HasPrefix(src, "data:") {
			im.URL = cut(src, 64)
		} else {
			im.URL, _ = o.urls.resolve(src)
		}
	}
	if !im.HasAlt || im.URL == "" {
		im.Selector = o.selector(i)
	}
	o.linkOfImage(&im, i)
	p.Images = append(p.Images, im)
}

// linkOfImage says whether image i stands in a link and whether that link has a name besides it.
func (o *outline) linkOfImage(im *Image, i int32) {
	a, ok := o.within(i, atom.A)
	if !ok || !hasAttr(o.elements[a].node, "href") {
		return
	}
	im.Linked = true
	e := &o.elements[a]
	if e.hidden || len(bytes.TrimSpace(o.text[e.from:e.to])) > 0 {
		im.LinkNamed = true
		return
	}
	for _, key := range [...]string{"aria-label", "title", "aria-labelledby"} {
		if strings.TrimSpace(attr(e.node, key)) != "" {
			im.LinkNamed = true
			return
		}
	}
	for c := a + 1; c < e.end && c < a+100; c++ {
		if c != i {
			if label, _ := o.alternative(c); label != "" {
				im.LinkNamed = true
				return
			}
		}
	}
}

// firstCandidate is the first URL of a srcset. Commas inside a URL belong to it, those at its end part candidates.
func firstCandidate(srcset string) string {
	s := strings.TrimLeft(srcset, " \t\n\f\r,")
	if end := strings.IndexAny(s, " \t\n\f\r"); end >= 0 {
		s = s[:end]
	}
	return strings.TrimRight(s, ",")
}

// inPicture reports whether an img has source elements with srcset beside it in a picture.
func inPicture(n *html.Node) bool {
	if n.Parent == nil || n.Parent.DataAtom != atom.Picture {
		return false
	}
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.DataAtom == atom.Source && hasAttr(s, "srcset") {
			return true
		}
	}
	return false
}

// placeholder reports whether a src only keeps the place of an image that a script loads.
func placeholder(src string) bool {
	if strings.HasPrefix(src, "data:") {
		return true
	}
	s := strings.ToLower(src[strings.LastIndexByte(src, '/')+1:])
	for _, part := range [...]string{"blank", "placeholder", "loading", "lazy", "grey", "gray", "spacer", "transparent", "1x1", "pixel", "empty", "default"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// pixels reads a length in CSS pixels: "640", "640px"; 0 for others.
func pixels(s string) int {
	s = strings.TrimSpace(s)
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if unit := strings.TrimLeft(s[end:], "."+"0123456789"); unit != "" && !strings.EqualFold(strings.TrimSpace(unit), "px") {
		return 0
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil || n > 100_000 {
		return 0
	}
	return n
}

// stylePixels reads a length from an inline style.
func stylePixels(style, property string) int {
	v := styleValue(style, property)
	if !strings.HasSuffix(strings.ToLower(v), "px") {
		return 0
	}
	return pixels(v)
}

// styleValue is the value of a property in an inline style, "" when absent. Its name is matched in any case.
func styleValue(style, property string) string {
	for decl := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if ok && strings.EqualFold(strings.TrimSpace(name), property) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
