package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// largeImage is the width in CSS pixels from which an image is taken for content that a visitor waits for.
const largeImage = 300

// productPhoto is the width from which a linked picture is one that image search should know by the name of the product,
// although the link says it, too.
const productPhoto = 200

// pictures judges images and what holds them.
func (r *markupReader) pictures() {
	for _, i := range r.tagged(atom.Picture) {
		r.picture(i)
	}
	for _, i := range r.tagged(atom.Figure) {
		r.figure(i)
	}
	preloaded := r.preloadsImage()
	first := true
	for _, i := range r.tagged(atom.Img) {
		e := &r.elements[i]
		if attr(e.node, "title") == "" && !e.hidden {
			r.m.Untitled++
		}
		r.alternativeText(i)
		r.slide(i)
		if first && e.region == Main && !e.hidden && pixels(attr(e.node, "width")) >= largeImage && pixels(attr(e.node, "height")) >= 150 {
			first = false
			if !preloaded && !strings.EqualFold(attr(e.node, "fetchpriority"), "high") && !strings.EqualFold(attr(e.node, "loading"), "lazy") {
				r.m.Hero, _ = r.urls.resolve(strings.TrimSpace(attr(e.node, "src")))
			}
		}
	}
}

// preloadsImage reports whether the head asks for an image before the body is read.
func (r *markupReader) preloadsImage() bool {
	for _, i := range r.tagged(atom.Link) {
		n := r.elements[i].node
		if hasToken(strings.ToLower(attr(n, "rel")), "preload") && strings.EqualFold(attr(n, "as"), "image") {
			return true
		}
	}
	return false
}

// picture reports a picture element without img: nothing is shown. A script may be meant to write it, which a noscript
// element beside the sources shows.
func (r *markupReader) picture(i int32) {
	e := &r.elements[i]
	for c := i + 1; c < e.end; c++ {
		if r.elements[c].tag == atom.Img {
			return
		}
	}
	for c := e.node.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Noscript {
			return
		}
	}
	r.add("picture-without-img", i)
}

// figure counts a figure with a picture and without words.
func (r *markupReader) figure(i int32) {
	e := &r.elements[i]
	img := false
	for c := i + 1; c < e.end; c++ {
		switch r.elements[c].tag {
		case atom.Figcaption:
			return
		case atom.Img:
			img = true
		}
	}
	if img {
		r.m.Footless++
	}
}

// alternativeText judges the alt text of an image against the words beside it, and an empty one of a large picture.
func (r *markupReader) alternativeText(i int32) {
	e := &r.elements[i]
	if !hasAttr(e.node, "alt") || e.hidden {
		return
	}
	alt := collapse(attr(e.node, "alt"))
	if alt == "" {
		r.emptyAlt(i)
		return
	}
	around := int32(-1)
	for p, up := e.parent, 0; p >= 0 && up < 4; p, up = r.elements[p].parent, up+1 {
		if t := r.elements[p].tag; t == atom.A || t == atom.Button || t == atom.Figure {
			around = p
			break
		}
	}
	if around < 0 || pixels(attr(e.node, "width")) >= productPhoto && r.elements[around].tag == atom.A {
		return
	}
	a := &r.elements[around]
	if int(a.to-a.from) > len(alt)+8 || int(a.to-a.from) < len(alt) {
		return
	}
	if strings.EqualFold(r.outline.visible(around), alt) {
		r.add("image-alt-redundant", i)
	}
}

// emptyAlt reports a picture of the main content that is large, has a caption or stands in a figure, and is called
// decoration. In a link it is the link that lacks the name.
func (r *markupReader) emptyAlt(i int32) {
	e := &r.elements[i]
	role := attr(e.node, "role")
	if e.region != Main || role == "presentation" || role == "none" || pixels(attr(e.node, "width")) < largeImage || pixels(attr(e.node, "height")) < 150 {
		return
	}
	if _, ok := r.within(i, atom.A); ok {
		return
	}
	if f, ok := r.within(i, atom.Figure); ok && !r.isCaptioned(f) {
		r.add("image-alt-empty", i)
	}
}

// isCaptioned reports whether figure f has words of its own, which say what its pictures show.
func (r *markupReader) isCaptioned(f int32) bool {
	return once(&r.captioned, f, func() bool {
		for c := f + 1; c < r.elements[f].end; c++ {
			if r.elements[c].tag == atom.Figcaption {
				return true
			}
		}
		return false
	})
}

// slideClasses are the class names of one slide in the carousels of the web.
var slideClasses = [...]string{"swiper-slide", "carousel-item", "slick-slide", "owl-item", "splide__slide", "glide__slide", "carousel-cell", "flex-slide", "keen-slider__slide"}

// slide reports an image that loads at once and stands in a slide that is not shown at first.
func (r *markupReader) slide(i int32) {
	e := &r.elements[i]
	if strings.EqualFold(attr(e.node, "loading"), "lazy") || hasAttr(e.node, "data-src") || hasAttr(e.node, "data-lazy") || attr(e.node, "src") == "" {
		return
	}
	for p, up := e.parent, 0; p >= 0 && up < 5; p, up = r.elements[p].parent, up+1 {
		class := attr(r.elements[p].node, "class")
		if class == "" {
			continue
		}
		for _, name := range slideClasses {
			if strings.Contains(class, name) && hasToken(class, name) {
				if w := pixels(attr(e.node, "width")); (w == 0 || w >= 200) && r.laterSlide(p, name) {
					r.add("carousel-hidden-eager", i)
				}
				return
			}
		}
	}
}

// laterSlide reports whether slides of that class stand before element p.
func (r *markupReader) laterSlide(p int32, class string) bool {
	n := 0
	for s := r.elements[p].node.PrevSibling; s != nil && n < 10; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			if n++; hasToken(attr(s, "class"), class) {
				return true
			}
		}
	}
	return false
}

// media judges video, sound and plug-ins.
func (r *markupReader) media() {
	for _, i := range r.tagged(atom.Video) {
		r.video(i)
	}
	for _, i := range r.tagged(atom.Audio) {
		if n := r.elements[i].node; hasAttr(n, "autoplay") && !hasAttr(n, "muted") {
			r.add("media-autoplay", i)
		}
	}
	for _, i := range r.tagged(atom.Bgsound) {
		r.add("media-autoplay", i)
	}
	for _, i := range r.tagged(atom.Iframe) {
		if src := attr(r.elements[i].node, "src"); strings.Contains(src, "autoplay=1") && !strings.Contains(src, "mute=1") && !strings.Contains(src, "muted=1") && !strings.Contains(src, "background=1") {
			r.add("media-autoplay", i)
		}
	}
	for _, tag := range [...]atom.Atom{atom.Object, atom.Embed, atom.Applet} {
		for _, i := range r.tagged(tag) {
			r.object(i)
		}
	}
	for _, i := range r.drawings {
		r.svgImage(i)
	}
	for _, i := range r.roles {
		e := &r.elements[i]
		if name, _, _ := roleOf(e.node); name == "img" && e.tag != atom.Img && e.tag != atom.Svg && !e.hidden && r.ownName(i) == "" {
			r.add("object-alt-missing", i)
		}
	}
}

// video judges one film. What plays silently by itself is a moving background, which needs neither captions nor a still.
func (r *markupReader) video(i int32) {
	e := &r.elements[i]
	n := e.node
	auto, muted := hasAttr(n, "autoplay"), hasAttr(n, "muted")
	if auto && !muted {
		r.add("media-autoplay", i)
	}
	if e.concealed || auto && muted || muted && hasAttr(n, "loop") || attr(n, "src") == "" && firstSource(n) == "" {
		return
	}
	if attr(n, "poster") == "" && !auto && !hasAttr(n, "data-poster") {
		r.add("video-no-poster", i)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Track {
			if k := strings.ToLower(attr(c, "kind")); k == "" || k == "captions" || k == "subtitles" {
				return
			}
		}
	}
	if !muted {
		r.add("video-captions-missing", i)
	}
}

// object judges an object, embed or applet element: plug-ins that no browser runs any more, and others without words.
func (r *markupReader) object(i int32) {
	e := &r.elements[i]
	n := e.node
	kind := strings.ToLower(attr(n, "type"))
	src := strings.ToLower(attr(n, "data") + " " + attr(n, "src") + " " + attr(n, "classid") + " " + attr(n, "code"))
	switch {
	case e.tag == atom.Applet, strings.Contains(kind, "flash"), strings.Contains(kind, "java"), strings.Contains(kind, "silverlight"), strings.Contains(kind, "x-ms-wm"),
		strings.Contains(src, ".swf"), strings.Contains(src, "clsid:"), strings.Contains(src, "java:"), strings.Contains(src, ".xap"):
		if e.tag == atom.Embed {
			if _, in := r.within(i, atom.Object); in {
				return
			}
		}
		r.add("plugin-content", i)
	case e.tag == atom.Object && !e.hidden && attr(n, "data") != "" && !decoration(n) && r.emptyObject(i):
		r.add("object-alt-missing", i)
	}
}

// decoration reports whether the role of n says that there is nothing to tell of it.
func decoration(n *html.Node) bool {
	role := strings.ToLower(strings.TrimSpace(attr(n, "role")))
	return role == "presentation" || role == "none"
}

// svgImage reports a drawing that calls itself a picture and says not of what.
func (r *markupReader) svgImage(i int32) {
	e := &r.elements[i]
	if e.hidden || !strings.EqualFold(attr(e.node, "role"), "img") {
		return
	}
	if r.ownName(i) != "" || svgTitle(e.node) != "" {
		return
	}
	for _, up := range [...]atom.Atom{atom.A, atom.Button} {
		if p, ok := r.within(i, up); ok && r.isNamed(p) {
			return // the control says it
		}
	}
	r.add("object-alt-missing", i)
}
